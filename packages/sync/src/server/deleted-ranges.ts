import * as encoding from "lib0/encoding";
import type { Deletes } from "../protocol/index.ts";

/** What is deleted in a document: per client, ranges of clocks that neither touch nor overlap, in order. */
export class DeletedRanges {
  /** Pairs `from, to`, one after the other. */
  readonly #ranges = new Map<number, number[]>();

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  /** Whether everything in `deletes` is here already. */
  covers(deletes: readonly Deletes[]): boolean {
    return deletes.every(({ client, ranges }) => {
      const known = this.#ranges.get(client) ?? [];
      for (let at = 0; at < ranges.length; at += 2) {
        const [from = 0, to = 0] = [ranges[at], ranges[at + 1]];
        const place = firstEndingAfter(known, from);
        if ((known[place] ?? Number.POSITIVE_INFINITY) > from || (known[place + 1] ?? 0) < to) return false;
      }
      return true;
    });
  }

  add(deletes: readonly Deletes[]): void {
    for (const { client, ranges } of deletes) {
      const known = this.#ranges.get(client) ?? [];
      this.#ranges.set(client, known);
      for (let at = 0; at < ranges.length; at += 2) addRange(known, ranges[at] ?? 0, ranges[at + 1] ?? 0);
    }
  }

  /** An update that holds no structs and all deletions. */
  toUpdate(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, this.#ranges.size);
    for (const [client, ranges] of this.#ranges) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length / 2);
      for (let at = 0; at < ranges.length; at += 2) {
        encoding.writeVarUint(encoder, ranges[at] ?? 0);
        encoding.writeVarUint(encoder, (ranges[at + 1] ?? 0) - (ranges[at] ?? 0));
      }
    }
    return encoding.toUint8Array(encoder);
  }
}

/** The index of the first range that ends after `clock`, or of the place behind the last one. */
function firstEndingAfter(ranges: readonly number[], clock: number): number {
  let [low, high] = [0, ranges.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}

/** Puts a range in its place, joined with all that it touches. */
function addRange(ranges: number[], from: number, to: number): void {
  // What ends exactly where this one begins touches it.
  const first = firstEndingAfter(ranges, from - 1);
  let [start, end, behind] = [from, to, first];
  for (; behind < ranges.length && (ranges[behind] ?? 0) <= to; behind += 2) {
    start = Math.min(start, ranges[behind] ?? start);
    end = Math.max(end, ranges[behind + 1] ?? end);
  }
  ranges.splice(first, behind - first, start, end);
}
