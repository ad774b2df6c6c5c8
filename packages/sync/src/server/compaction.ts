import type { Surroundings } from "./connection.ts";
import type { RoomStore, Snapshot, SnapshotOf } from "./room-store.ts";

/** One compaction at a time: each holds a whole document in memory. */
export class Compactor {
  readonly #store: RoomStore;
  readonly #around: Surroundings;
  readonly #snapshotOf: SnapshotOf;
  #last: Promise<void> = Promise.resolve();

  constructor(store: RoomStore, around: Surroundings, snapshotOf: SnapshotOf) {
    this.#store = store;
    this.#around = around;
    this.#snapshotOf = snapshotOf;
  }

  /**
   * Writes a room's stored updates as one snapshot. It is made of what the store holds and nothing else: the room itself
   * may hold more (not stored yet) or less (stored by another process).
   *
   * @returns `undefined` when there is none, and the updates stay as they are
   */
  compact(room: string): Promise<Snapshot | undefined> {
    const done = this.#last.then(async () => {
      const since = this.#around.now();
      try {
        const snapshot = await this.#store.compact(room, this.#snapshotOf);
        if (snapshot)
          this.#around.log({
            kind: "compacted",
            room,
            bytes: snapshot.bytes.length,
            ms: this.#around.now() - since,
          });
        return snapshot;
      } catch (error) {
        this.#around.log({ kind: "compaction_failed", room, error });
        return undefined;
      }
    });
    this.#last = done.then(() => undefined);
    return done;
  }

  /** Resolves when none is under way. */
  settled(): Promise<void> {
    return this.#last;
  }
}

/** What lies beside a room's snapshot in the store, as far as this process knows. */
export class Tail {
  readonly #limits: Surroundings["limits"];
  #updates: number;
  #bytes: number;
  #snapshotBytes: number;

  /** @param stored - sizes in bytes of what was loaded; the first counts as the snapshot */
  constructor(limits: Surroundings["limits"], stored: readonly number[]) {
    this.#limits = limits;
    this.#snapshotBytes = stored[0] ?? 0;
    this.#updates = Math.max(0, stored.length - 1);
    this.#bytes = stored.slice(1).reduce((sum, bytes) => sum + bytes, 0);
  }

  add(bytes: number): void {
    this.#updates++;
    this.#bytes += bytes;
  }

  /** Whether it is worth a compaction: in use, or now that nobody is there. */
  isLong(idle: boolean): boolean {
    const { idleTailUpdates, tailUpdates, tailShare } = this.#limits;
    const many = this.#updates >= (idle ? idleTailUpdates : tailUpdates);
    return many && this.#bytes >= tailShare * this.#snapshotBytes;
  }

  /** A compaction was tried; without a snapshot the next try waits for as many updates again. */
  compacted(snapshotBytes: number | undefined): void {
    this.#updates = 0;
    this.#bytes = 0;
    this.#snapshotBytes = snapshotBytes ?? this.#snapshotBytes;
  }
}
