/** A piece of what is kept of a room. Its identity is what an acknowledgement names it by. */
export type KeptUpdate = {
  readonly bytes: Uint8Array;
  /** Changes in it that the server is not known to have on its disk; 0 when it has all. */
  readonly unsent: number;
};

/**
 * - `writing`: something of what was made here is on its way to this device's disk
 * - `kept`: everything is on it
 * - `failed`: the device refuses, or has no room left; what is not sent lives in this page only
 */
export type CopyState = "writing" | "kept" | "failed";

/** What a connection asks of the local copy of its room. */
export type RoomCopy = {
  /** Everything kept, in order, and from then on what other pages of the same person add. Rejects when nothing can be read. */
  open(others: (updates: readonly KeptUpdate[]) => void): Promise<readonly KeptUpdate[]>;
  /** Keeps an update, some time soon and in this order. */
  append(bytes: Uint8Array, unsent: number): KeptUpdate;
  /** The server has these on its disk. */
  acknowledged(updates: readonly KeptUpdate[]): void;
  /** Looks for what other pages have added; whoever opened the copy is told of it before this resolves. */
  lookForOthers(): Promise<void>;
  state(): CopyState;
  /** Unsent changes in records that were met and could not be opened. They stay where they are. */
  unopened(): number;
  subscribe(listener: () => void): () => void;
  /** Ends this page's use of it, after what is still to be written. What is kept stays. */
  close(): Promise<void>;
};
