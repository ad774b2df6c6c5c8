/** Updates of one room as they were stored: numbered from `firstSeq` on, without a gap. */
export type StoredUpdates = {
  readonly room: string;
  readonly firstSeq: number;
  readonly updates: readonly Uint8Array[];
};

/** What the sync server hears of the other processes. No method throws or waits. */
export type ProcessesListener = {
  /**
   * Another process has stored updates. They may come twice, late, or after later ones: their numbers tell. What never
   * comes is found missing and read from the store.
   */
  stored(updates: StoredUpdates): void;
  /**
   * Another process says something about presence in a room, which may get lost.
   *
   * @param from - a name of the process that lasts as long as the process
   * @param whisper - the bytes that were given to `whisper` there
   */
  whispered(room: string, from: string, whisper: Uint8Array): void;
  /**
   * Something may have been missed: every room looks into the store. Called when the link is back after a break or has
   * a gap, and again about every second for as long as it is broken, so that editing goes on without it, only slower.
   */
  missed(): void;
};

/**
 * What joins the processes that serve the same rooms. Declared here, built by who has something to join them with. The
 * store is the truth; this makes what is in it known soon, and need not be reliable.
 */
export type Processes = {
  /** Hands on what this process has stored, in this order. Never throws and never waits. */
  tell(batch: readonly StoredUpdates[]): void;
  /** Hands on some bytes about presence, at most once to each. Never throws and never waits. */
  whisper(room: string, whisper: Uint8Array): void;
  /** Called once, by the sync server. What this process said itself does not come back to it. */
  listen(listener: ProcessesListener): void;
};
