import * as Y from "yjs";

export type RoomLog = {
  /** Everything of it that can be read; to be destroyed. */
  readonly doc: Y.Doc;
  /** What is wrong with it; nothing for a log that is whole. */
  readonly fault: string | undefined;
};

/** Reads a room's log update by update, so that one which can not be read is found and the others are not lost. */
export function readRoomLog(updates: readonly Uint8Array[]): RoomLog {
  const doc = new Y.Doc();
  const unreadable: number[] = [];
  for (const [index, update] of updates.entries())
    try {
      Y.applyUpdate(doc, update);
    } catch {
      unreadable.push(index + 1);
    }
  if (unreadable.length > 0)
    return { doc, fault: `of ${updates.length} updates these can not be read: ${unreadable.join(", ")}` };
  // Yjs holds back what builds on something that it has never seen.
  if (doc.store.pendingStructs || doc.store.pendingDs)
    return { doc, fault: "something is missing that later updates build on" };
  return { doc, fault: undefined };
}
