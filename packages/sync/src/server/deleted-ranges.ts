import * as encoding from "lib0/encoding";
import type { Deletes } from "../protocol/index.ts";

/** Put into their places one by one; of more, each would move the rest once, so both lists are gone through together. */
const FEW = 16;

/** What is deleted in a document: per client, ranges of clocks that neither touch nor overlap, in order. */
export class DeletedRanges {
  /** Pairs `from, to`, one after the other. */
  readonly #ranges = new Map<number, number[]>();
  #size = 0;

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  get size(): number {
    return this.#size;
  }

  /** How many of the ranges are not here yet as a whole. */
  newIn(deletes: readonly Deletes[]): number {
    let fresh = 0;
    for (const { client, ranges } of deletes) {
      const known = this.#ranges.get(client) ?? [];
      for (let at = 0; at < ranges.length; at += 2) if (!covered(known, ranges[at] ?? 0, ranges[at + 1] ?? 0)) fresh++;
    }
    return fresh;
  }

  add(deletes: readonly Deletes[]): void {
    for (const { client, ranges } of deletes) {
      const known = this.#ranges.get(client) ?? [];
      const before = known.length;
      const all = ranges.length > 2 * FEW ? joinRanges(known, ranges) : insertRanges(known, ranges);
      this.#ranges.set(client, all);
      this.#size += (all.length - before) / 2;
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

function covered(known: readonly number[], from: number, to: number): boolean {
  const place = firstEndingAfter(known, from);
  return (known[place] ?? Number.POSITIVE_INFINITY) <= from && (known[place + 1] ?? 0) >= to;
}

/** All ranges of both lists, in order and joined where they touch; neither list is changed. `known` is in order. */
function joinRanges(known: readonly number[], added: readonly number[]): number[] {
  const pairs: (readonly [from: number, to: number])[] = [];
  for (let at = 0; at < added.length; at += 2) pairs.push([added[at] ?? 0, added[at + 1] ?? 0]);
  pairs.sort(([one], [other]) => one - other);
  const joined: number[] = [];
  const append = (from: number, to: number) => {
    const end = joined[joined.length - 1];
    if (end === undefined || from > end) joined.push(from, to);
    else if (to > end) joined[joined.length - 1] = to;
  };
  let next = 0;
  for (const [from, to] of pairs) {
    for (; next < known.length && (known[next] ?? 0) <= from; next += 2) append(known[next] ?? 0, known[next + 1] ?? 0);
    append(from, to);
  }
  for (; next < known.length; next += 2) append(known[next] ?? 0, known[next + 1] ?? 0);
  return joined;
}

/** Puts each range in its place in `known`, which is changed and answered. */
function insertRanges(known: number[], added: readonly number[]): number[] {
  for (let at = 0; at < added.length; at += 2) insertRange(known, added[at] ?? 0, added[at + 1] ?? 0);
  return known;
}

/** Puts a range in its place, joined with all that it touches. */
function insertRange(ranges: number[], from: number, to: number): void {
  // What ends exactly where this one begins touches it.
  const first = firstEndingAfter(ranges, from - 1);
  let [start, end, behind] = [from, to, first];
  for (; behind < ranges.length && (ranges[behind] ?? 0) <= to; behind += 2) {
    start = Math.min(start, ranges[behind] ?? start);
    end = Math.max(end, ranges[behind + 1] ?? end);
  }
  ranges.splice(first, behind - first, start, end);
}
