import { and, asc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { OpenDatabase, Queryable, Transaction } from "../database.ts";
import { roomSnapshots, rooms, roomUpdates } from "../tables/index.ts";

export type RoomBatch = readonly { readonly room: string; readonly updates: readonly Uint8Array[] }[];
/** The number of the first update stored of a batch, the others follow it; or the room takes no more. */
export type AppendOutcome = { readonly firstSeq: number } | "closed";
export type StoredRoom = {
  readonly updates: readonly Uint8Array[];
  readonly lastSeq: number;
  /** Whether `updates` is everything up to `lastSeq`. */
  readonly whole: boolean;
  readonly closed: boolean;
};

/** Makes rooms in which nothing was written yet; existing ones stay as they are. */
export async function addRooms(tx: Transaction, names: readonly string[]): Promise<void> {
  if (names.length > 0)
    await tx
      .insert(rooms)
      .values(names.map((name) => ({ name })))
      .onConflictDoNothing();
}

export async function listRoomNames(db: Queryable): Promise<string[]> {
  return (await db.select({ name: rooms.name }).from(rooms).orderBy(asc(rooms.name))).map((row) => row.name);
}

/** Rooms whose log has a hole: an update that was numbered is in neither the snapshot nor the tail. */
export async function listRoomsWithHoles(db: Queryable): Promise<string[]> {
  const covered = sql`coalesce(${roomSnapshots.upToSeq}, 0)`;
  const tail = sql`(select count(*) from ${roomUpdates} where ${roomUpdates.room} = ${rooms.name} and ${roomUpdates.seq} > ${covered})`;
  const found = await db
    .select({ name: rooms.name })
    .from(rooms)
    .leftJoin(roomSnapshots, eq(roomSnapshots.room, rooms.name))
    .where(sql`${rooms.lastSeq} <> ${covered} + ${tail}`)
    .orderBy(asc(rooms.name));
  return found.map((row) => row.name);
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

/**
 * What is stored for a room, oldest first: the snapshot, if there is one, then the updates since. Needs one view of the
 * database, or no compaction meanwhile, which would take the middle away.
 *
 * @param after - what has numbers up to this is left out; a snapshot that covers more comes whole
 */
export async function readRoom(db: Queryable, name: string, after = 0): Promise<StoredRoom> {
  const [room] = await db
    .select({ lastSeq: rooms.lastSeq, closedAt: rooms.closedAt })
    .from(rooms)
    .where(eq(rooms.name, name));
  if (!room || room.lastSeq <= after) {
    // A room that nobody made takes nothing either.
    const closed = room?.closedAt !== null;
    return { updates: [], lastSeq: room?.lastSeq ?? 0, whole: after === 0, closed };
  }
  const [snapshot] = await db
    .select()
    .from(roomSnapshots)
    .where(and(eq(roomSnapshots.room, name), gt(roomSnapshots.upToSeq, after)));
  const tail = await db
    .select({ bytes: roomUpdates.bytes })
    .from(roomUpdates)
    .where(
      and(
        eq(roomUpdates.room, name),
        gt(roomUpdates.seq, Math.max(snapshot?.upToSeq ?? 0, after)),
        lte(roomUpdates.seq, room.lastSeq),
      ),
    )
    .orderBy(asc(roomUpdates.seq));
  return {
    updates: [...(snapshot ? [snapshot.bytes] : []), ...tail.map((row) => row.bytes)],
    lastSeq: room.lastSeq,
    whole: after === 0 || snapshot !== undefined,
    closed: room.closedAt !== null,
  };
}

/** Locks of compactions; the second key is the room's. */
const COMPACTION_LOCK = 721_684;

/** The log of all rooms, as the sync server asks for it. */
export function roomStore({ db, pool }: Pick<OpenDatabase, "db" | "pool">) {
  return {
    /** Snapshot and tail are read in one view of the database, or a compaction in between would lose the middle. */
    load: (room: string, after = 0): Promise<StoredRoom> =>
      db.transaction((tx) => readRoom(tx, room, after), { isolationLevel: "repeatable read", accessMode: "read only" }),

    /**
     * One statement, one round trip, one commit. All updates travel as one value and are cut in the database: an array of
     * them would be written out as text.
     */
    async append(batch: RoomBatch): Promise<ReadonlyMap<string, AppendOutcome>> {
      const outcomes = new Map<string, AppendOutcome>(batch.map(({ room }) => [room, "closed"]));
      const updates = batch.flatMap((each) => each.updates);
      const { rows } = await pool.query<{ appended_to: string; first_seq: string }>({
        name: "append room updates",
        text: "select appended_to, first_seq from append_room_updates($1, $2, $3, $4, $5, $6)",
        values: [
          batch.map(({ room }) => room),
          placesOf(batch.map((each) => each.updates.length)),
          batch.map((each) => each.updates.length),
          placesOf(updates.map(({ length }) => length)),
          updates.map(({ length }) => length),
          Buffer.concat(updates),
        ],
      });
      for (const { appended_to, first_seq } of rows) outcomes.set(appended_to, { firstSeq: Number(first_seq) });
      return outcomes;
    },

    /**
     * Replaces everything stored by one snapshot, made by `snapshotOf` of exactly that. Updates that arrive meanwhile
     * have higher numbers and stay. Answers nothing when there is nothing, or another process is at it.
     */
    compact: (
      room: string,
      snapshotOf: (updates: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>,
    ): Promise<{ readonly bytes: Uint8Array; readonly lastSeq: number } | undefined> =>
      db.transaction(async (tx) => {
        const lock = sql`select pg_try_advisory_xact_lock(${COMPACTION_LOCK}, hashtext(${room})) as had`;
        if (!(await tx.execute<{ had: boolean }>(lock)).rows[0]?.had) return undefined;
        const { updates, lastSeq } = await readRoom(tx, room);
        if (lastSeq === 0) return undefined;
        const bytes = await snapshotOf(updates);
        await tx
          .insert(roomSnapshots)
          .values({ room, upToSeq: lastSeq, bytes })
          .onConflictDoUpdate({ target: roomSnapshots.room, set: { upToSeq: lastSeq, bytes } });
        await tx.delete(roomUpdates).where(and(eq(roomUpdates.room, room), lte(roomUpdates.seq, lastSeq)));
        return { bytes, lastSeq };
      }),
  };
}

/** Where each of several things begins that lie behind one another. */
function placesOf(sizes: readonly number[]): number[] {
  let place = 0;
  return sizes.map((size) => {
    place += size;
    return place - size;
  });
}
