import { bySpan, type Span } from "@concord/domain";

export type Interval = Span & { readonly id: string };

export type IntervalIndex<T extends Interval> = {
  /** Adds an interval, or replaces the one with its id. */
  put(interval: T): void;
  remove(id: string): void;
  get(id: string): T | undefined;
  /** Intervals that share at least one code unit with the span, in document order. */
  overlapping(span: Span): T[];
  /** Intervals that a caret at the offset stands in or right beside, in document order. */
  touching(offset: number): T[];
  all(): IterableIterator<T>;
  readonly size: number;
};

/** Code units per shelf: about a hundred words, so that a sentence lies on one or two shelves. */
const SHELF = 512;

/**
 * Finds the codings at a place without looking at the others. Intervals stand on shelves of equal length, so adding and
 * removing cost as much as the interval is long, and no rebalancing can make one keystroke slower than the next.
 */
export function intervalIndex<T extends Interval>(): IntervalIndex<T> {
  const byId = new Map<string, T>();
  const shelves = new Map<number, Set<T>>();

  const shelvesOf = function* (span: Span): Generator<number> {
    for (let shelf = Math.floor(span.start / SHELF); shelf * SHELF < span.end; shelf++) yield shelf;
  };
  const remove = (id: string) => {
    const interval = byId.get(id);
    if (!interval) return;
    byId.delete(id);
    for (const shelf of shelvesOf(interval)) {
      const standing = shelves.get(shelf);
      standing?.delete(interval);
      if (standing?.size === 0) shelves.delete(shelf);
    }
  };
  const within = (span: Span, fits: (interval: T) => boolean): T[] => {
    const found = new Set<T>();
    for (const shelf of shelvesOf(span))
      for (const interval of shelves.get(shelf) ?? []) if (fits(interval)) found.add(interval);
    return [...found].sort((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1));
  };

  return {
    put(interval) {
      remove(interval.id);
      byId.set(interval.id, interval);
      for (const shelf of shelvesOf(interval)) {
        const standing = shelves.get(shelf);
        if (standing) standing.add(interval);
        else shelves.set(shelf, new Set([interval]));
      }
    },
    remove,
    get: (id) => byId.get(id),
    overlapping: (span) => within(span, (interval) => interval.start < span.end && interval.end > span.start),
    // One unit to the left as well: an interval that ends at the caret may end at the edge of the shelf before.
    touching: (offset) =>
      within(
        { start: Math.max(0, offset - 1), end: offset + 1 },
        (interval) => interval.start <= offset && interval.end >= offset,
      ),
    all: () => byId.values(),
    get size() {
      return byId.size;
    },
  };
}
