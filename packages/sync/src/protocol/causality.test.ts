import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { missingPredecessor } from "./causality.ts";
import { outlineOf } from "./update-outline.ts";

const nothing = new Map<number, number>();
const missing = (update: Uint8Array, known: ReadonlyMap<number, number> = nothing) =>
  missingPredecessor(outlineOf(update, known), known);

function anEditedText() {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getText("memo").insert(0, "first");
  doc.getText("memo").insert(5, " second");
  doc.getText("memo").delete(0, 2);
  return updates as [Uint8Array, Uint8Array, Uint8Array];
}

describe("an update's predecessors", () => {
  it("[CAUSE-1] an update above the known clock of its client misses what lies between", () => {
    const [, second] = anEditedText();
    expect(missing(second)).toEqual({ client: 1, clock: 0 });
    expect(missing(second, new Map([[1, 5]]))).toBeUndefined();
  });

  it("[CAUSE-2] an update at or below the known clock misses nothing", () => {
    const [first] = anEditedText();
    expect(missing(first, new Map([[1, 12]]))).toBeUndefined();
    expect(missing(first, new Map([[1, 5]]))).toBeUndefined();
  });

  it("[CAUSE-8] an item that is known in part is asked for again, and then comes without that part", () => {
    const [first] = anEditedText();
    const known = new Map([[1, 3]]);
    expect(missing(first, known)).toEqual({ client: 1, clock: 3 });
    expect(missing(Y.diffUpdate(first, Y.encodeStateVector(known)), known)).toBeUndefined();
  });

  it("[CAUSE-3] a deletion of what is not known misses it", () => {
    const [, , deletion] = anEditedText();
    expect(missing(deletion)).toEqual({ client: 1, clock: 0 });
    expect(missing(deletion, new Map([[1, 12]]))).toBeUndefined();
  });

  it("[CAUSE-4] a reference to another client's struct misses it when neither room nor update has it", () => {
    const [first] = anEditedText();
    const other = new Y.Doc();
    other.clientID = 2;
    Y.applyUpdate(other, first);
    let reply: Uint8Array = new Uint8Array();
    other.on("update", (update: Uint8Array) => {
      reply = update;
    });
    other.getText("memo").insert(3, "!");
    expect(missing(reply)).toEqual({ client: 1, clock: 0 });
    expect(missing(reply, new Map([[1, 5]]))).toBeUndefined();
    expect(missing(Y.encodeStateAsUpdate(other))).toBeUndefined();
  });

  it("[CAUSE-5] a gap inside an update counts as missing, unless the room has what belongs there", () => {
    const [first, second, deletion] = anEditedText();
    const gap = Y.mergeUpdates([second, deletion]);
    expect(missing(gap)).toEqual({ client: 1, clock: 0 });
    const third = Y.diffUpdate(Y.mergeUpdates([first, second]), Y.encodeStateVector(new Map([[1, 7]])));
    expect(missing(Y.mergeUpdates([first, third]), new Map([[1, 7]]))).toBeUndefined();
    expect(missing(Y.mergeUpdates([first, third]))).toEqual({ client: 1, clock: 5 });
  });

  it("[CAUSE-6] structs of two clients that wait for each other are never placed", () => {
    // Client 1 puts "a" to the right of client 2's first, which stands to the right of client 1's first.
    const circle = Uint8Array.from([2, 1, 2, 0, 132, 1, 0, 1, 97, 1, 1, 0, 132, 2, 0, 1, 98, 0]);
    expect(missing(circle)).toBeDefined();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, circle);
    expect(doc.store.pendingStructs).not.toBeNull();
  });

  it("[CAUSE-7] clients that refer to each other in turn are placed however often they do", () => {
    const docs = [1, 2].map((clientId) => Object.assign(new Y.Doc(), { clientID: clientId }));
    for (let turn = 0; turn < 200; turn++) {
      const [mine, theirs] = turn % 2 ? docs : [...docs].reverse();
      if (!mine || !theirs) continue;
      mine.getText("memo").insert(mine.getText("memo").length, "x");
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    }
    const [doc] = docs;
    expect(doc && missing(Y.encodeStateAsUpdate(doc))).toBeUndefined();
  });
});
