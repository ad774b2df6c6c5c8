import { snapshotOf } from "@concord/sync/server";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { snapshotInThread } from "./snapshot-in-thread.ts";

function editsOfASize(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < count; n++) doc.getMap("codings").set(`${n}`, { memo: "x".repeat(500), n });
  return updates;
}

it("makes the same snapshot of a large room in a thread as of a small one here", async () => {
  const updates = editsOfASize(1_000);
  expect(await snapshotInThread(updates)).toEqual(snapshotOf(updates));
});

it("says so when an update can not be read", async () => {
  const [first = new Uint8Array(), ...rest] = editsOfASize(1_000);
  await expect(snapshotInThread(rest)).rejects.toThrow("builds on one that is not there");
  expect(() => snapshotInThread([first.subarray(5)])).toThrow();
});
