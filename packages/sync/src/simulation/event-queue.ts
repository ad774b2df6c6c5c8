import type { Schedule } from "../server/index.ts";

type Event = { readonly at: number; readonly order: number; run: (() => void) | undefined };

const before = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.order < other.order);

/** The only clock of a simulation: time passes from one event to the next, and events of one moment keep their order. */
export class EventQueue {
  /** Milliseconds since the beginning. */
  now = 0;
  /** A binary heap, the next event first. */
  readonly #heap: Event[] = [];
  #order = 0;

  readonly schedule: Schedule = (run, afterMs) => {
    const event: Event = { at: this.now + Math.max(0, Math.round(afterMs)), order: this.#order++, run };
    this.#push(event);
    return () => {
      event.run = undefined;
    };
  };

  /** Runs the next event that falls due by `until`; answers whether there was one. */
  step(until: number): boolean {
    for (let next = this.#heap[0]; next && next.at <= until; next = this.#heap[0]) {
      this.#pop();
      if (!next.run) continue;
      this.now = next.at;
      next.run();
      return true;
    }
    this.now = until;
    return false;
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || before(above, event)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = event;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let least = heap[child];
      const right = heap[child + 1];
      if (least && right && before(right, least)) {
        least = right;
        child++;
      }
      if (!least || before(last, least)) break;
      heap[at] = least;
      at = child;
    }
    heap[at] = last;
  }
}
