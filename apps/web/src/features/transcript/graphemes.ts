import type { Span } from "@concord/domain";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The paragraph around an offset: no character that a reader sees as one crosses a line end. */
function paragraphAt(text: string, offset: number): Span {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", offset);
  return { start: offset === 0 ? 0 : start, end: end < 0 ? text.length : end };
}

/** The boundaries of the reader's character that the offset falls into; both are the offset where it is a boundary. */
function boundariesAround(text: string, offset: number): Span {
  if (offset <= 0 || offset >= text.length) return { start: offset, end: offset };
  const paragraph = paragraphAt(text, offset);
  const within = offset - paragraph.start;
  if (within <= 0 || offset >= paragraph.end) return { start: offset, end: offset };
  const character = segmenter.segment(text.slice(paragraph.start, paragraph.end)).containing(within);
  if (!character || character.index === within) return { start: offset, end: offset };
  const start = paragraph.start + character.index;
  return { start, end: start + character.segment.length };
}

/** Moves the ends of a span outwards, so that it holds whole characters as a reader sees them. */
export function snapToGraphemes(text: string, span: Span): Span {
  return { start: boundariesAround(text, span.start).start, end: boundariesAround(text, span.end).end };
}

/** The next boundary between characters after the offset, or before it; stays inside the text. */
export function stepByGrapheme(text: string, offset: number, direction: 1 | -1): number {
  const next = Math.min(text.length, Math.max(0, offset + direction));
  const { start, end } = boundariesAround(text, next);
  return direction === 1 ? end : start;
}
