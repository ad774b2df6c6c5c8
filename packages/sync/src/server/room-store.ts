/** Updates to append to one room, in the order they came in. */
export type RoomUpdates = { readonly room: string; readonly updates: readonly Uint8Array[] };

/** The number of the first update appended, the others follow it without a gap; or the room takes no more. */
export type AppendOutcome = { readonly firstSeq: number } | "closed";

/** What is stored for a room, in one consistent view. */
export type StoredRoom = {
  /** A snapshot first, if there is one, then the updates in order. */
  readonly updates: readonly Uint8Array[];
  /** The number of the last update; 0 when there is none. */
  readonly lastSeq: number;
  /** Whether `updates` is everything up to `lastSeq`, although only what follows a number was asked for. */
  readonly whole: boolean;
  /** The room takes no more. */
  readonly closed: boolean;
};

/** The log of all rooms: one snapshot at most a room, and the updates since. Declared here, built by who has a database. */
export type RoomStore = {
  /**
   * What is stored for a room.
   *
   * @param after - what has numbers up to this is left out, unless a snapshot covers more, which then comes whole
   */
  load(room: string, after?: number): Promise<StoredRoom>;
  /**
   * One transaction for all rooms, each of which occurs once; on disk when it resolves. Within a room, numbers count on
   * without a gap, in the order of commits. Throws when the outcome is unknown or nothing was stored; the caller
   * repeats, and an update stored twice does no harm.
   */
  append(batch: readonly RoomUpdates[]): Promise<ReadonlyMap<string, AppendOutcome>>;
  /**
   * Replaces what is stored by one snapshot that `snapshotOf` makes of exactly that; what arrives meanwhile stays.
   *
   * @returns `undefined` when there is nothing, or another process is at it
   */
  compact(room: string, snapshotOf: SnapshotOf): Promise<Snapshot | undefined>;
};

export type SnapshotOf = (updates: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>;

/** A room's content up to a number, as one update. */
export type Snapshot = { readonly bytes: Uint8Array; readonly lastSeq: number };
