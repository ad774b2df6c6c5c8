import type { Span } from "./spans.ts";

/** Where positions (UTF-16 code units) of one text went when it was rewritten into another. Monotone. */
export type PositionMap = {
  /** For the start of a span: inside a rewritten piece it goes to the start of what replaced it. */
  start(offset: number): number;
  /** For the end of a span: inside a rewritten piece it goes to the end of what replaced it. */
  end(offset: number): number;
};

export const identity: PositionMap = { start: (offset) => offset, end: (offset) => offset };

/** The span in the rewritten text; empty when nothing of it was kept. */
export function mapSpan(positions: PositionMap, span: Span): Span {
  return { start: positions.start(span.start), end: positions.end(span.end) };
}

/** One map after another. */
export function through(...maps: readonly PositionMap[]): PositionMap {
  return {
    start: (offset) => maps.reduce((at, map) => map.start(at), offset),
    end: (offset) => maps.reduce((at, map) => map.end(at), offset),
  };
}

/**
 * `text.replace(pattern, replacement)` with the map of positions. Pieces that the replacement leaves as they are cost
 * nothing, so the map is as small as the change.
 */
export function replaceMapped(
  text: string,
  pattern: RegExp,
  replacement: (piece: string) => string,
): { readonly text: string; readonly positions: PositionMap } {
  /** Per changed piece four numbers: start and end before, start and end after. */
  const pieces: number[] = [];
  let grown = 0;
  const rewritten = text.replace(pattern, (piece: string, ...rest: unknown[]) => {
    const at = rest.find((value) => typeof value === "number") as number;
    const after = replacement(piece);
    if (after !== piece) {
      pieces.push(at, at + piece.length, at + grown, at + grown + after.length);
      grown += after.length - piece.length;
    }
    return after;
  });
  return { text: rewritten, positions: pieces.length === 0 ? identity : mapOf(pieces) };
}

function mapOf(pieces: readonly number[]): PositionMap {
  const at = (piece: number, column: 0 | 1 | 2 | 3): number => pieces[piece * 4 + column] as number;
  /** The last piece that begins before `offset`, or -1. */
  const pieceBefore = (offset: number): number => {
    let low = 0;
    let high = pieces.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle, 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const moved = (offset: number, inside: 2 | 3): number => {
    const piece = pieceBefore(offset);
    if (piece < 0) return offset;
    const past = offset - at(piece, 1);
    return past < 0 ? at(piece, inside) : at(piece, 3) + past;
  };
  return { start: (offset) => moved(offset, 2), end: (offset) => moved(offset, 3) };
}
