import type { CodingId, Span } from "@concord/domain";

/** One end of a coding that is being moved. Nothing is written before it is kept. */
export type BoundaryMove = {
  readonly coding: CodingId;
  readonly end: "start" | "end";
  readonly original: Span;
  readonly span: Span;
};

export function beginMove(coding: { readonly id: CodingId } & Span, end: BoundaryMove["end"]): BoundaryMove {
  const span = { start: coding.start, end: coding.end };
  return { coding: coding.id, end, original: span, span };
}

/** The other end of the same coding; what was moved so far stays moved. */
export function chooseEnd(move: BoundaryMove, end: BoundaryMove["end"]): BoundaryMove {
  return { ...move, end };
}

/**
 * Moves the chosen end to an offset. A coding always keeps one character at least, so an end stops beside the other.
 *
 * @param length - of the text, in UTF-16 code units
 */
export function moveTo(move: BoundaryMove, offset: number, length: number): BoundaryMove {
  const { start, end } = move.span;
  const span =
    move.end === "start"
      ? { start: Math.max(0, Math.min(offset, end - 1)), end }
      : { start, end: Math.min(length, Math.max(offset, start + 1)) };
  return { ...move, span };
}

/** Where the end stands that is being moved. */
export const movedEnd = (move: BoundaryMove): number => move.span[move.end];

export const hasMoved = ({ original, span }: BoundaryMove): boolean =>
  original.start !== span.start || original.end !== span.end;
