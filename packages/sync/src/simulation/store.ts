import * as Y from "yjs";
import type { AppendOutcome, RoomStore, RoomUpdates, Snapshot, SnapshotOf, StoredRoom } from "../server/index.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Random } from "./random.ts";
import { Violation } from "./violation.ts";

/** What a deliberately wrong store does. */
export type StoreFault =
  /** Answers "stored" and stores a while later, if nothing comes between. */
  | "acknowledges_early"
  /** Stores in rooms that are closed. */
  | "ignores_fence"
  /** A compaction takes what arrived meanwhile with it. */
  | "compacts_too_far";

type KeptRoom = {
  snapshot: Uint8Array | undefined;
  upToSeq: number;
  tail: { readonly seq: number; readonly bytes: Uint8Array }[];
  lastSeq: number;
  closed: boolean;
  /** Who compacts. */
  compacting: object | undefined;
  /** Everything ever stored, kept beside what is served: nothing may be missing there. */
  readonly truth: Y.Doc;
  /** The state when the room was closed. */
  frozen: Uint8Array | undefined;
};

/** Called for every update that becomes part of a room. */
export type OnStored = (room: string, update: Uint8Array) => void;

/**
 * The store of all processes. Each operation travels to it, is carried out at one moment, and its answer travels back;
 * an operation that fails may have been carried out, or may still be.
 */
export class SimulatedStore {
  /** Rises with every restart: what was under way then is answered with an error. */
  #life = 0;
  #up = true;
  /** How slow it is, in milliseconds at most each way. */
  slowest = 3;
  /** How often an answer is lost although the operation was carried out. */
  forgets = 0;
  readonly #rooms = new Map<string, KeptRoom>();
  readonly #queue: EventQueue;
  readonly #random: Random;
  readonly #onStored: OnStored;
  readonly #fault: StoreFault | undefined;

  constructor(queue: EventQueue, random: Random, onStored: OnStored, fault: StoreFault | undefined) {
    this.#queue = queue;
    this.#random = random;
    this.#onStored = onStored;
    this.#fault = fault;
  }

  /** The store as one process sees it; a process that is over gets no answers. */
  seenBy(isAlive: () => boolean): RoomStore {
    return {
      load: (room, after) => this.#operation(isAlive, () => this.read(room, after)),
      append: (batch) => this.#operation(isAlive, () => this.#append(batch)),
      compact: (room, snapshotOf) => this.#compact(room, snapshotOf, isAlive),
    };
  }

  /** A command closes a room, in one transaction; from then on nothing is stored in it. */
  close(room: string, isAlive: () => boolean): Promise<void> {
    return this.#operation(isAlive, () => {
      const stored = this.#room(room);
      stored.frozen ??= Y.encodeStateAsUpdate(stored.truth);
      stored.closed = true;
    });
  }

  setUp(up: boolean): void {
    if (this.#up && !up) this.#life++;
    this.#up = up;
  }

  isClosed(room: string): boolean {
    return this.#room(room).closed;
  }

  truth(room: string): Y.Doc {
    return this.#room(room).truth;
  }

  frozen(room: string): Uint8Array | undefined {
    return this.#room(room).frozen;
  }

  read(room: string, after = 0): StoredRoom {
    const { snapshot, upToSeq, tail, lastSeq, closed } = this.#room(room);
    const covered = snapshot !== undefined && upToSeq > after;
    const later = tail.filter(({ seq }) => seq > after).map(({ bytes }) => bytes);
    return { updates: covered ? [snapshot, ...later] : later, lastSeq, whole: after === 0 || covered, closed };
  }

  #append(batch: readonly RoomUpdates[]): ReadonlyMap<string, AppendOutcome> {
    const carryOut = ({ room, updates }: RoomUpdates) => {
      const stored = this.#room(room);
      for (const update of updates) {
        const bytes = new Uint8Array(update);
        stored.tail.push({ seq: ++stored.lastSeq, bytes });
        Y.applyUpdate(stored.truth, bytes);
        this.#onStored(room, bytes);
      }
    };
    return new Map<string, AppendOutcome>(
      batch.map((each) => {
        if (this.isClosed(each.room) && this.#fault !== "ignores_fence") return [each.room, "closed"];
        const firstSeq = this.#room(each.room).lastSeq + 1;
        // What is only in its memory is gone with a restart.
        const life = this.#life;
        if (this.#fault === "acknowledges_early") this.#later(() => life === this.#life && carryOut(each), 400);
        else carryOut(each);
        return [each.room, { firstSeq }];
      }),
    );
  }

  /** Reads at one moment and writes at a later one; meanwhile nobody else compacts this room. */
  async #compact(room: string, snapshotOf: SnapshotOf, isAlive: () => boolean): Promise<Snapshot | undefined> {
    const stored = this.#room(room);
    const read = await this.#operation(isAlive, () => {
      if (stored.compacting || stored.lastSeq === 0) return undefined;
      const self = {};
      stored.compacting = self;
      // Whoever holds the lock and dies, lets go of it.
      this.#queue.schedule(() => {
        if (stored.compacting === self) stored.compacting = undefined;
      }, 5_000);
      return this.read(room);
    });
    if (!read) return undefined;
    const bytes = new Uint8Array(await snapshotOf(read.updates));
    const { lastSeq } = read;
    return this.#operation(isAlive, () => {
      stored.compacting = undefined;
      if (stored.upToSeq >= lastSeq) return undefined;
      stored.snapshot = bytes;
      stored.upToSeq = lastSeq;
      stored.tail = this.#fault === "compacts_too_far" ? [] : stored.tail.filter(({ seq }) => seq > lastSeq);
      return { bytes, lastSeq };
    });
  }

  #operation<T>(isAlive: () => boolean, carryOut: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const life = this.#life;
      const answer = (run: () => void) =>
        this.#queue.schedule(
          () => {
            if (!isAlive()) return;
            if (life === this.#life) run();
            else reject(new Error("the store restarted"));
          },
          this.#random.below(this.slowest + 1),
        );
      this.#later(() => {
        if (!this.#up || life !== this.#life) {
          // A transaction whose connection broke may be finished all the same, after its owner was told that it failed.
          if (this.#up && this.#random.chance(0.3)) this.#later(carryOut, 200);
          if (isAlive()) reject(new Error("the store does not answer"));
          return;
        }
        try {
          const result = carryOut();
          if (this.#random.chance(this.forgets)) answer(() => reject(new Error("the connection to the store broke")));
          else answer(() => resolve(result));
        } catch (error) {
          reject(error);
        }
      }, this.slowest);
    });
  }

  #later(run: () => void, atMostMs: number): void {
    this.#queue.schedule(run, this.#random.below(atMostMs + 1));
  }

  #room(name: string): KeptRoom {
    const present = this.#rooms.get(name);
    if (present) return present;
    const room = {
      snapshot: undefined,
      upToSeq: 0,
      tail: [],
      lastSeq: 0,
      closed: false,
      compacting: undefined,
      truth: new Y.Doc(),
      frozen: undefined,
    };
    this.#rooms.set(name, room);
    return room;
  }
}

/** What a room's log gives when it is read anew. */
export function documentOf(store: SimulatedStore, room: string): Y.Doc {
  const doc = new Y.Doc();
  for (const update of store.read(room).updates) Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Violation("nothing_pending", `the log of ${room} misses something`);
  return doc;
}
