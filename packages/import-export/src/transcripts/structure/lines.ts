import type { Span } from "@concord/domain";

/** One line of the text; `end` is before its line end, `next` after it. */
export type Line = Span & {
  readonly next: number;
  readonly blank: boolean;
  /** Whether a paragraph begins here. */
  readonly paragraph: boolean;
  /** Where the words begin when the line starts with a typed line number; else `start`. */
  readonly words: number;
};

/** Longest line of a text that may have been wrapped at the width of a page or terminal. */
const PAGE_WIDTH = 100;

/**
 * The lines of a canonical text. Where paragraphs begin is told by the format, or seen: in a text whose lines were
 * wrapped, empty lines part paragraphs; in any other each line is one.
 *
 * @param told - offsets at which paragraphs begin, ascending; empty when the format does not say
 */
export function linesOf(text: string, told: readonly number[]): Line[] {
  const spans = lineSpans(text);
  const written = spans.filter(({ blank }) => !blank);
  const parted = spans.some(({ blank }, at) => blank && at > 0 && spans[at + 1]?.blank === false);
  const apart = parted && isWrapped(written);
  const starts = new Set(told);
  const numberEnds = lineNumberEnds(text, written);
  let afterBlank = true;
  return spans.map((line) => {
    const paragraph = !line.blank && (starts.size > 0 ? starts.has(line.start) : afterBlank || !apart);
    afterBlank = line.blank;
    return { ...line, paragraph, words: numberEnds.get(line.start) ?? line.start };
  });
}

type LineSpan = Span & { readonly next: number; readonly blank: boolean };

function lineSpans(text: string): LineSpan[] {
  const lines: LineSpan[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const next = found === -1 ? end : end + 1;
    lines.push({ start, end, next, blank: !/\S/.test(text.slice(start, end)) });
    start = next;
  }
  return lines;
}

function* lengths(lines: readonly Span[]): Generator<number> {
  for (const { start, end } of lines) yield end - start;
}

/** Most lines come near the width of the longest. */
export function isWrapped(lines: readonly Span[]): boolean {
  let longest = 0;
  for (const length of lengths(lines)) longest = Math.max(longest, length);
  const near = lines.filter(({ start, end }) => end - start > longest * 0.7).length;
  return lines.length >= 8 && longest >= 50 && longest <= PAGE_WIDTH && near > lines.length * 0.5;
}

const LINE_NUMBER = /^[ \t]{0,8}(\d{1,5})[.:)]?(?:[ \t]{1,8}|$)/;

/** Ends of typed line numbers by line start: nearly every line has one, and they count up. */
function lineNumberEnds(text: string, lines: readonly Span[]): Map<number, number> {
  const ends = new Map<number, number>();
  let last = -1;
  for (const { start, end } of lines) {
    const found = LINE_NUMBER.exec(text.slice(start, Math.min(end, start + 24)));
    if (!found || Number(found[1]) <= last || Number(found[1]) > last + 10 + (last < 0 ? 10_000 : 0)) continue;
    last = Number(found[1]);
    ends.set(start, start + found[0].length);
  }
  return ends.size >= 10 && ends.size > lines.length * 0.8 ? ends : new Map();
}
