import { and, asc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Database, Transaction } from "../database.ts";
import { roomSnapshots, rooms, roomUpdates } from "../tables/index.ts";

export type RoomBatch = readonly { readonly room: string; readonly updates: readonly Uint8Array[] }[];

/** Makes rooms in which nothing was written yet; existing ones stay as they are. */
export async function addRooms(tx: Transaction, names: readonly string[]): Promise<void> {
  if (names.length > 0)
    await tx
      .insert(rooms)
      .values(names.map((name) => ({ name })))
      .onConflictDoNothing();
}

/**
 * Closes a room for good. Waits for appends under way in any process; those that come later are refused, because they
 * ask for the same row. Answers whether it was open.
 */
export async function closeRoom(tx: Transaction, name: string, at: Date): Promise<boolean> {
  const closed = await tx
    .update(rooms)
    .set({ closedAt: at })
    .where(and(eq(rooms.name, name), isNull(rooms.closedAt)))
    .returning({ name: rooms.name });
  return closed.length > 0;
}

/** Everything stored for a room, oldest first: the snapshot, if there is one, then the updates since. */
export async function readRoom(
  db: Database | Transaction,
  name: string,
): Promise<{ updates: readonly Uint8Array[]; lastSeq: number }> {
  const [snapshot] = await db.select().from(roomSnapshots).where(eq(roomSnapshots.room, name));
  const tail = await db
    .select({ seq: roomUpdates.seq, bytes: roomUpdates.bytes })
    .from(roomUpdates)
    .where(and(eq(roomUpdates.room, name), gt(roomUpdates.seq, snapshot?.upToSeq ?? 0)))
    .orderBy(asc(roomUpdates.seq));
  return {
    updates: [...(snapshot ? [snapshot.bytes] : []), ...tail.map((row) => row.bytes)],
    lastSeq: tail.at(-1)?.seq ?? snapshot?.upToSeq ?? 0,
  };
}

/** The log of all rooms, as the sync server asks for it. */
export function roomStore(db: Database) {
  /** Locks the rooms that are still open, in one order for everybody; within a room, seq then follows commits. */
  const lockOpen = async (tx: Transaction, names: readonly string[]) => {
    const open = await tx
      .select({ name: rooms.name })
      .from(rooms)
      .where(and(inArray(rooms.name, [...names]), isNull(rooms.closedAt)))
      .orderBy(asc(rooms.name))
      .for("no key update");
    return new Set(open.map((row) => row.name));
  };

  return {
    /** Snapshot and tail are read in one view of the database, or a compaction in between would lose the middle. */
    load: (room: string) =>
      db.transaction((tx) => readRoom(tx, room), { isolationLevel: "repeatable read", accessMode: "read only" }),

    append: (batch: RoomBatch): Promise<ReadonlyMap<string, "stored" | "closed">> =>
      db.transaction(async (tx) => {
        const names = [...new Set(batch.map((each) => each.room))];
        const open = await lockOpen(tx, names);
        const rows = batch.flatMap(({ room, updates }) =>
          open.has(room) ? updates.map((bytes) => ({ room, bytes })) : [],
        );
        // PostgreSQL takes at most 65,535 parameters a statement, two a row here.
        for (let from = 0; from < rows.length; from += 20_000)
          await tx.insert(roomUpdates).values(rows.slice(from, from + 20_000));
        return new Map(names.map((name) => [name, open.has(name) ? "stored" : "closed"] as const));
      }),

    /** Replaces everything up to `upToSeq` by one snapshot. Updates that arrived meanwhile have higher numbers. */
    compact: (room: string, bytes: Uint8Array, upToSeq: number): Promise<void> =>
      db.transaction(async (tx) => {
        await tx.select({ name: rooms.name }).from(rooms).where(eq(rooms.name, room)).for("no key update");
        const [present] = await tx
          .select({ upToSeq: roomSnapshots.upToSeq })
          .from(roomSnapshots)
          .where(eq(roomSnapshots.room, room));
        if (present && present.upToSeq >= upToSeq) return; // another process was further already
        await tx
          .insert(roomSnapshots)
          .values({ room, upToSeq, bytes })
          .onConflictDoUpdate({ target: roomSnapshots.room, set: { upToSeq, bytes } });
        await tx.delete(roomUpdates).where(and(eq(roomUpdates.room, room), lte(roomUpdates.seq, upToSeq)));
      }),
  };
}
