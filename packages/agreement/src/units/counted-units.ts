import { positionTable, type Span } from "@concord/domain";
import { partitionPoint } from "../partition-point.ts";
import type { Units } from "./units.ts";

/** A stretch of text in code points, and the index of its first unit. */
type Stretch = Span & { readonly firstUnit: number };

/**
 * Units of one length, which are counted and never listed: a unit's index is its rank.
 *
 * @param stretches - what is cut, in UTF-16 code units, in order and disjoint; no unit reaches from one into the next
 * @param length - of a unit in code points; the last one of a stretch may be shorter
 * @throws when the length is not a whole number of at least 1
 */
export function countedUnits(text: string, stretches: readonly Span[], length: number): Units {
  if (!Number.isSafeInteger(length) || length < 1) throw new Error(`units of ${length} code points were asked for`);
  const { toCodePoint, toUtf16 } = positionTable(text);
  let count = 0;
  const cut = stretches.map((stretch): Stretch => {
    const [start, end] = [toCodePoint(stretch.start), toCodePoint(stretch.end)];
    const firstUnit = count;
    count += Math.ceil((end - start) / length);
    return { start, end, firstUnit };
  });
  const indexOfFirst = (holds: (stretch: Stretch) => boolean) =>
    partitionPoint(cut.length, (index) => holds(cut[index] as Stretch));

  return {
    count,
    spanOf: (unit) => {
      const stretch = cut[indexOfFirst(({ firstUnit }) => firstUnit <= unit) - 1];
      if (!stretch || unit >= count) throw new RangeError(`unit ${unit} was asked for, there are ${count}`);
      const start = stretch.start + (unit - stretch.firstUnit) * length;
      return { start: toUtf16(start), end: toUtf16(Math.min(start + length, stretch.end)) };
    },
    runOf: (span) => {
      const [from, to] = [toCodePoint(span.start), toCodePoint(span.end)];
      const first = cut[indexOfFirst(({ end }) => end <= from)];
      const last = cut[indexOfFirst(({ start }) => start < to) - 1];
      if (!first || !last) return undefined;
      const start = first.firstUnit + Math.floor(Math.max(0, from - first.start) / length);
      const end = last.firstUnit + Math.ceil((Math.min(to, last.end) - last.start) / length);
      return start < end ? { start, end } : undefined;
    },
  };
}
