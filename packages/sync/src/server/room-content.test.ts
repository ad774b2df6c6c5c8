import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Clocks, missingPredecessor, outlineOf } from "../protocol/index.ts";
import { play, steps } from "../testing/random-documents.ts";
import { runs } from "../testing/share.ts";
import { RoomContent } from "./room-content.ts";
import { snapshotOf } from "./snapshot.ts";

const clocksOf = (doc: Y.Doc): Clocks => Y.decodeStateVector(Y.encodeStateVector(doc));

/** A room's content of those updates that miss nothing, as a room would take them. */
function contentOf(updates: readonly Uint8Array[]): { readonly content: RoomContent; readonly doc: Y.Doc } {
  const content = new RoomContent();
  const doc = new Y.Doc();
  updates.forEach((bytes, index) => {
    const outline = outlineOf(bytes, content.clocks);
    if (missingPredecessor(outline, content.clocks)) return;
    content.announce(outline);
    if (index % 2) content.keepStored(bytes, outline, index);
    else content.keep(bytes, outline.size);
    if (index % 2 === 0) content.stored(1, index);
    Y.applyUpdate(doc, bytes);
  });
  return { content, doc };
}

describe("what a room holds", () => {
  it("[DIFF-1] gives whoever asks what they lack, deletions included, as a Yjs document would", () => {
    fc.assert(
      fc.property(steps(60), fc.nat(), (history, choice) => {
        const { updates } = play(history);
        const { content, doc } = contentOf(updates);
        expect(content.clocks).toEqual(clocksOf(doc));
        // Somebody who has a part: what one took in up to some point.
        const part = contentOf(updates.slice(0, choice % (updates.length + 1))).doc;
        for (const { update } of content.since(clocksOf(part))) Y.applyUpdate(part, update);
        expect(Y.encodeStateAsUpdate(part)).toEqual(Y.encodeStateAsUpdate(doc));
        expect(part.store.pendingStructs).toBeNull();
      }),
      { seed: 13, numRuns: runs(1_000, 0.2) },
    );
  }, 60_000);

  it("[DIFF-2] is the same with a snapshot in the place of what it was made of", () => {
    fc.assert(
      fc.property(steps(60), fc.nat(), (history, choice) => {
        const { updates } = play(history);
        const { content, doc } = contentOf(updates);
        content.replaceBy({
          bytes: snapshotOf(content.since(new Map()).map(({ update }) => update)),
          lastSeq: updates.length,
        });
        const part = contentOf(updates.slice(0, choice % (updates.length + 1))).doc;
        for (const { update } of content.since(clocksOf(part))) Y.applyUpdate(part, update);
        expect(Y.encodeStateAsUpdate(part)).toEqual(Y.encodeStateAsUpdate(doc));
      }),
      { seed: 14, numRuns: runs(500, 0.2) },
    );
  }, 60_000);

  it("[DIFF-4] whoever has everything gets next to nothing, however large the room", () => {
    const doc = new Y.Doc();
    for (let n = 0; n < 3_000; n++) doc.getMap("codings").set(`${n}`, { start: n, end: n + 9, code: "1.1" });
    const { content } = contentOf([Y.encodeStateAsUpdate(doc)]);
    expect(content.since(clocksOf(doc)).map(({ update }) => update.length)).toEqual([2]);
  });
});
