import type { EventQueue } from "./event-queue.ts";

type Passage = {
  readonly dueAt: number;
  readonly bytes: number;
  readonly arrive: () => void;
  readonly taken: (() => void) | undefined;
};

/** Why nothing moves: the way is cut off, or the receiver does not read. */
export type Stop = "partition" | "unread";

/** One direction of a connection: what is put in arrives in order, each after a while, and waits while it is stopped. */
export class Pipe {
  /** Put in and not arrived. */
  bytes = 0;
  readonly #queue: EventQueue;
  readonly #latency: () => number;
  readonly #stops = new Set<Stop>();
  #waiting: Passage[] = [];
  #latest = 0;
  #planned = false;

  constructor(queue: EventQueue, latency: () => number) {
    this.#queue = queue;
    this.#latency = latency;
  }

  /** @param taken - called when it has arrived and no longer counts */
  put(arrive: () => void, bytes = 0, taken?: () => void): void {
    this.#latest = Math.max(this.#latest, this.#queue.now + this.#latency());
    this.#waiting.push({ dueAt: this.#latest, bytes, arrive, taken });
    this.bytes += bytes;
    this.#plan();
  }

  stop(why: Stop): void {
    this.#stops.add(why);
  }

  goOn(why: Stop): void {
    this.#stops.delete(why);
    this.#plan();
  }

  /** What is under way never arrives. */
  clear(): void {
    this.#waiting = [];
    this.bytes = 0;
  }

  #plan(): void {
    const next = this.#waiting[0];
    if (!next || this.#planned || this.#stops.size > 0) return;
    this.#planned = true;
    this.#queue.schedule(
      () => {
        this.#planned = false;
        this.#deliver();
        this.#plan();
      },
      Math.max(0, next.dueAt - this.#queue.now),
    );
  }

  #deliver(): void {
    if (this.#stops.size > 0) return;
    const next = this.#waiting[0];
    // Planned for something that was cleared meanwhile.
    if (!next || next.dueAt > this.#queue.now) return;
    this.#waiting.shift();
    this.bytes -= next.bytes;
    next.arrive();
    next.taken?.();
  }
}
