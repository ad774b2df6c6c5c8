import { bySpan, type CodeId, overlap, positionTable, type Span, type UserId } from "@concord/domain";
import type { ComparedCoding, ComparedLayer } from "./compared-layer.ts";
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

/** A layer with its codings measured on the text that they refer to. */
export type MeasuredLayer = {
  readonly coder: UserId;
  /** Codes the coder looked for: the layer's, and those that the coder used although they stand in no list. */
  readonly looked: ReadonlySet<CodeId>;
  readonly codings: readonly MeasuredCoding[];
};

/** Measures layers on one text; the table of positions is made once. */
export function measurer(text: string): (layer: ComparedLayer) => MeasuredLayer {
  const { toCodePoint } = positionTable(text);
  const inCodePoints = ({ start, end }: Span): Span => ({ start: toCodePoint(start), end: toCodePoint(end) });
  return ({ coder, codes, codings }) => {
    const looked = new Set(codes);
    for (const { code } of codings) looked.add(code);
    const measured = codings.map((coding) => ({
      ...inCodePoints(coding),
      id: coding.id,
      coding,
      coder,
      words: inCodePoints(trimmed(text, coding)),
    }));
    return { coder, looked, codings: measured };
  };
}

/** Whether both ends lie within `tolerance` code points of each other. */
export function endsAgree(a: MeasuredCoding, b: MeasuredCoding, tolerance: number): boolean {
  return Math.abs(a.words.start - b.words.start) <= tolerance && Math.abs(a.words.end - b.words.end) <= tolerance;
}

/** Everything that the codings cover, in UTF-16 code units as spans are stored. */
export function cover(codings: readonly Pick<MeasuredCoding, "coding">[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const { coding } of codings) {
    start = Math.min(start, coding.start);
    end = Math.max(end, coding.end);
  }
  return { start, end };
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
