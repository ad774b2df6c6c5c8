import type { SyncLimits } from "./limits.ts";
import type { StoredUpdates } from "./processes.ts";
import type { AppendOutcome, RoomStore } from "./room-store.ts";
import type { Schedule } from "./schedule.ts";
import type { SyncEvent } from "./sync-event.ts";

/** What became of a room's updates: so many more are on disk, numbered from `firstSeq`, or the room takes no more. */
export type CommitOutcome =
  | { readonly stored: "stored"; readonly newly: number; readonly firstSeq: number }
  | { readonly stored: "closed" };

/** One room's way to the store. Updates leave it in the order they were added, and only once they are on disk. */
export type CommitQueue = {
  /** Adds an update; answers its number, counted from 1. */
  add(update: Uint8Array): number;
  /** How many were added, and how many of them are on disk. */
  readonly added: number;
  readonly stored: number;
  /** Resolves when all that were added so far are on disk, or the room takes no more. */
  flush(): Promise<"stored" | "closed">;
};

type Waiter = { readonly ticket: number; readonly resolve: (outcome: "stored" | "closed") => void };

type Queue = {
  readonly room: string;
  onOutcome: (outcome: CommitOutcome) => void;
  waiting: Uint8Array[];
  waiters: Waiter[];
  added: number;
  stored: number;
  /** Failed commits in a row. A room that failed is committed by itself, so that it can not hold up the others. */
  failures: number;
  retryAt: number;
  closed: boolean;
};

/** Rooms committed by themselves in one round; each may take as long as the store takes to fail. */
const ALONE_AT_ONCE = 8;

type Portion = { readonly queue: Queue; readonly updates: readonly Uint8Array[] };

/** Group commit: what all rooms received within some milliseconds, or during the commit before, goes to disk at once. */
export class CommitLog {
  readonly #store: RoomStore;
  readonly #limits: SyncLimits;
  readonly #schedule: Schedule;
  readonly #now: () => number;
  readonly #log: (event: SyncEvent) => void;
  readonly #onCommit: (batch: readonly StoredUpdates[]) => void;
  /** Only rooms with something to store. */
  readonly #queues = new Map<string, Queue>();
  #committing = false;
  #alarm: { readonly at: number; readonly cancel: () => void } | undefined;
  #stopped = false;

  /** @param onCommit - told of every commit with what was stored in it */
  constructor(
    store: RoomStore,
    options: { limits: SyncLimits; schedule: Schedule; now: () => number; log: (event: SyncEvent) => void },
    onCommit: (batch: readonly StoredUpdates[]) => void = () => undefined,
  ) {
    this.#store = store;
    this.#limits = options.limits;
    this.#schedule = options.schedule;
    this.#now = options.now;
    this.#log = options.log;
    this.#onCommit = onCommit;
  }

  /** Updates of all rooms that are not on disk yet. */
  get pending(): number {
    let pending = 0;
    for (const queue of this.#queues.values()) pending += queue.waiting.length;
    return pending;
  }

  /**
   * A room's queue. One that was left with updates on the way is taken up again, so that they keep their place.
   *
   * @param onOutcome - called after every commit that held updates of this room
   */
  queue(room: string, onOutcome: (outcome: CommitOutcome) => void): CommitQueue {
    const queue: Queue = this.#queues.get(room) ?? {
      room,
      onOutcome,
      waiting: [],
      waiters: [],
      added: 0,
      stored: 0,
      failures: 0,
      retryAt: 0,
      closed: false,
    };
    queue.onOutcome = onOutcome;
    return {
      add: (update) => {
        queue.added++;
        if (queue.closed) return queue.added;
        queue.waiting.push(update);
        this.#queues.set(room, queue);
        this.#wake(this.#limits.commitDelay);
        return queue.added;
      },
      get added() {
        return queue.added;
      },
      get stored() {
        return queue.stored;
      },
      flush: () => this.#flush(queue),
    };
  }

  /** Resolves when everything added so far, for any room, is on disk or refused. */
  async flush(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => this.#flush(queue)));
  }

  /** Gives up what is not on disk. */
  stop(): void {
    this.#stopped = true;
    this.#alarm?.cancel();
    this.#queues.clear();
  }

  async #flush(queue: Queue): Promise<"stored" | "closed"> {
    if (queue.closed) return "closed";
    const ticket = queue.added;
    if (queue.stored >= ticket) return "stored";
    return new Promise((resolve) => queue.waiters.push({ ticket, resolve }));
  }

  #wake(afterMs: number): void {
    if (this.#stopped || this.#committing) return;
    const at = this.#now() + afterMs;
    if (this.#alarm && this.#alarm.at <= at) return;
    this.#alarm?.cancel();
    const cancel = this.#schedule(() => {
      this.#alarm = undefined;
      void this.#commit();
    }, afterMs);
    this.#alarm = { at, cancel };
  }

  async #commit(): Promise<void> {
    this.#committing = true;
    const together: Portion[] = [];
    const alone: Portion[] = [];
    let bytes = 0;
    const now = this.#now();
    for (const queue of this.#queues.values()) {
      if (queue.retryAt > now || bytes >= this.#limits.commitBytes) continue;
      if (queue.failures > 0 && alone.length >= ALONE_AT_ONCE) continue;
      const updates: Uint8Array[] = [];
      for (const update of queue.waiting) {
        if (bytes >= this.#limits.commitBytes) break;
        updates.push(update);
        bytes += update.length;
      }
      (queue.failures > 0 ? alone : together).push({ queue, updates });
    }
    try {
      if (together.length > 0) await this.#append(together);
      for (const portion of alone) await this.#append([portion]);
    } finally {
      // Whatever was thrown by who was told: the next commit comes.
      this.#committing = false;
      this.#wakeForNext();
    }
  }

  async #append(portions: readonly Portion[]): Promise<void> {
    const since = this.#now();
    let outcomes: ReadonlyMap<string, AppendOutcome>;
    try {
      outcomes = await this.#store.append(portions.map(({ queue, updates }) => ({ room: queue.room, updates })));
    } catch (error) {
      const attempt = Math.max(...portions.map(({ queue }) => queue.failures)) + 1;
      for (const { queue } of portions) this.#postpone(queue);
      this.#log({ kind: "store_failed", rooms: portions.length, attempt, error });
      return;
    }
    const ms = this.#now() - since;
    if (!this.#stopped) for (const portion of portions) this.#settle(portion, outcomes.get(portion.queue.room));
    const updates = portions.reduce((sum, portion) => sum + portion.updates.length, 0);
    this.#log({ kind: "committed", rooms: portions.length, updates, ms });
    this.#onCommit(
      portions.flatMap(({ queue: { room }, updates }) => {
        const outcome = outcomes.get(room);
        return typeof outcome === "object" ? [{ room, firstSeq: outcome.firstSeq, updates }] : [];
      }),
    );
  }

  #postpone(queue: Queue): void {
    const pause = Math.min(this.#limits.retryDelay * 2 ** queue.failures, this.#limits.retryDelayAtMost);
    queue.failures++;
    queue.retryAt = this.#now() + pause;
  }

  #settle({ queue, updates }: Portion, outcome: AppendOutcome | undefined): void {
    if (outcome === undefined) {
      this.#postpone(queue);
      return;
    }
    queue.failures = 0;
    queue.retryAt = 0;
    if (outcome === "closed") {
      queue.closed = true;
      queue.waiting = [];
      this.#queues.delete(queue.room);
      queue.onOutcome({ stored: "closed" });
      for (const { resolve } of queue.waiters.splice(0)) resolve("closed");
      return;
    }
    // Rotated behind the others, so that a room that always has more than one commit's worth does not starve them.
    this.#queues.delete(queue.room);
    queue.waiting = queue.waiting.slice(updates.length);
    if (queue.waiting.length > 0) this.#queues.set(queue.room, queue);
    queue.stored += updates.length;
    queue.onOutcome({ stored: "stored", newly: updates.length, firstSeq: outcome.firstSeq });
    const done = queue.waiters.filter(({ ticket }) => ticket <= queue.stored);
    queue.waiters = queue.waiters.filter(({ ticket }) => ticket > queue.stored);
    for (const { resolve } of done) resolve("stored");
  }

  #wakeForNext(): void {
    if (this.#queues.size === 0) return;
    let earliest = Number.POSITIVE_INFINITY;
    for (const queue of this.#queues.values()) earliest = Math.min(earliest, queue.retryAt);
    this.#wake(Math.max(0, earliest - this.#now()));
  }
}
