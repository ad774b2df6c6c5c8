import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { play, steps } from "../testing/random-documents.ts";
import { runs } from "../testing/share.ts";
import { JoinedUpdate, joinUpdates } from "./joined-updates.ts";
import { outlineOf } from "./update-outline.ts";

const outlined = (bytes: Uint8Array) => ({ bytes, outline: outlineOf(bytes) });

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe("joined updates", () => {
  it("[JOIN-1] say what their parts say, one after the other", () => {
    fc.assert(
      fc.property(steps(60), (history) => {
        const { updates } = play(history);
        const joined = joinUpdates(updates.map(outlined));
        const [apart, together] = [documentOf(updates), documentOf(joined)];
        expect(Y.encodeStateAsUpdate(together)).toEqual(Y.encodeStateAsUpdate(apart));
        expect(together.store.pendingStructs === null).toBe(apart.store.pendingStructs === null);
        for (const update of joined) outlineOf(update);
      }),
      { seed: 11, numRuns: runs(1_000, 0.2) },
    );
  }, 60_000);

  it("[JOIN-2] edits that follow each other become one, whoever they are of", () => {
    const docs = [1, 2].map((clientID) => {
      const doc = new Y.Doc();
      doc.clientID = clientID;
      return doc;
    });
    const updates: Uint8Array[] = [];
    for (const doc of docs) doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 20; n++) docs[n % 2]?.getMap("codings").set(`${n % 6}`, n);
    expect(joinUpdates(updates.map(outlined))).toHaveLength(1);
    expect(joinUpdates(updates.slice(0, 1).map(outlined))).toEqual(updates.slice(0, 1));
  });

  it("[JOIN-3] what leaves out or repeats something is one of its own", () => {
    const updates: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 4; n++) doc.getMap("codings").set(`${n}`, n);
    const [first, second, third] = updates.map(outlined);
    const joined = new JoinedUpdate();
    expect(first && joined.add(first)).toBe(true);
    expect(third && joined.add(third)).toBe(false);
    expect(first && joined.add(first)).toBe(false);
    expect(second && joined.add(second)).toBe(true);
    expect(third && joined.add(third)).toBe(true);
  });
});
