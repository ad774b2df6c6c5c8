/** Updates to append to one room, in the order they came in. */
export type RoomUpdates = { readonly room: string; readonly updates: readonly Uint8Array[] };

/** The log of all rooms: one snapshot at most a room, and the updates since. Declared here, built by who has a database. */
export type RoomStore = {
  /**
   * Everything stored for a room in one consistent view: the snapshot first, if there is one, then the updates in order.
   * A room nobody wrote to is empty. `lastSeq` is the number of the last update, 0 when there is none.
   */
  load(room: string): Promise<{ readonly updates: readonly Uint8Array[]; readonly lastSeq: number }>;
  /**
   * One transaction for all rooms, on disk when it resolves. Answers for each room whether its updates were stored, or
   * the room is closed in the database and takes none. Throws when the outcome is unknown or nothing was stored; the
   * caller repeats, and an update stored twice does no harm.
   */
  append(batch: readonly RoomUpdates[]): Promise<ReadonlyMap<string, "stored" | "closed">>;
  /** Replaces what has numbers up to `upToSeq` by one snapshot; later updates stay. An older snapshot changes nothing. */
  compact(room: string, snapshot: Uint8Array, upToSeq: number): Promise<void>;
};
