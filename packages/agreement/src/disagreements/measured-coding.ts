import { bySpan, overlap, positionTable, type Span, type UserId } from "@concord/domain";
import type { ComparedCoding } from "./compared-layer.ts";
import type { Pair } from "./pairing.ts";
import { trimmed } from "./trimming.ts";

/** A coding with its positions in code points, in which overlaps and tolerance are counted. */
export type MeasuredCoding = Span & {
  readonly id: string;
  readonly coding: ComparedCoding;
  readonly coder: UserId;
  /** Without outer white space and punctuation. */
  readonly words: Span;
};

/** Measures codings on one text; the table of positions is made once. */
export function measurer(text: string): (coder: UserId, codings: readonly ComparedCoding[]) => MeasuredCoding[] {
  const { toCodePoint } = positionTable(text);
  const inCodePoints = ({ start, end }: Span): Span => ({ start: toCodePoint(start), end: toCodePoint(end) });
  return (coder, codings) =>
    codings.map((coding) => ({
      ...inCodePoints(coding),
      id: coding.id,
      coding,
      coder,
      words: inCodePoints(trimmed(text, coding)),
    }));
}

/** Whether both ends lie within `tolerance` code points of each other. */
export function endsAgree(a: MeasuredCoding, b: MeasuredCoding, tolerance: number): boolean {
  return Math.abs(a.words.start - b.words.start) <= tolerance && Math.abs(a.words.end - b.words.end) <= tolerance;
}

/** Everything that the codings cover, in UTF-16 code units as spans are stored. */
export function cover(codings: readonly MeasuredCoding[]): Span {
  return {
    start: Math.min(...codings.map(({ coding }) => coding.start)),
    end: Math.max(...codings.map(({ coding }) => coding.end)),
  };
}

export function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Share of the common part in the union of two spans. */
export function shareOf([a, b]: Pair<MeasuredCoding>): number {
  return shareOfPieces([a], b);
}

/** Share of the common part in the union of a span and several others, which may overlap one another. */
export function shareOfPieces(pieces: readonly Span[], whole: Span): number {
  let common = 0;
  let outside = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const piece of [...pieces].sort(bySpan)) {
    const fresh = { start: Math.max(piece.start, reached), end: piece.end };
    if (fresh.end <= fresh.start) continue;
    reached = fresh.end;
    common += overlap(fresh, whole);
    outside += lengthOf(fresh) - overlap(fresh, whole);
  }
  return common / (lengthOf(whole) + outside);
}
