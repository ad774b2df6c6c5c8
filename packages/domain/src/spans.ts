/** Half-open range `[start, end)` of UTF-16 code units in one revision's canonical text. */
export type Span = { readonly start: number; readonly end: number };

/** Whether the span is a non-empty range inside a text of `length` UTF-16 code units. */
export function isSpanWithin(span: Span, length: number): boolean {
  return (
    Number.isSafeInteger(span.start) &&
    Number.isSafeInteger(span.end) &&
    span.start >= 0 &&
    span.start < span.end &&
    span.end <= length
  );
}

/** Length of the common part in UTF-16 code units; 0 when the spans only touch. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Document order: by start, then the longer span first, so that an outer span precedes what it contains. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

const HIGH = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const LOW = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether `offset` (UTF-16) falls between the two halves of one code point. */
export function splitsCodePoint(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && HIGH(text.charCodeAt(offset - 1)) && LOW(text.charCodeAt(offset));
}

/** Moves a span's ends outwards to code point boundaries. */
export function snapToCodePoints(text: string, span: Span): Span {
  return {
    start: splitsCodePoint(text, span.start) ? span.start - 1 : span.start,
    end: splitsCodePoint(text, span.end) ? span.end + 1 : span.end,
  };
}

/** Translates positions of one text between UTF-16 code units and code points. */
export type PositionTable = {
  /** Code points before the UTF-16 offset; an offset inside a pair counts as the pair's start. */
  toCodePoint(utf16: number): number;
  /** The UTF-16 offset at which the given code point begins. */
  toUtf16(codePoint: number): number;
};

/**
 * Builds the table once per text: it stores only the astral characters, so a text without any costs nothing.
 *
 * @param text - canonical text
 */
export function positionTable(text: string): PositionTable {
  const astral: number[] = []; // UTF-16 offsets at which a surrogate pair begins
  for (let i = 0; i < text.length - 1; i++) {
    if (HIGH(text.charCodeAt(i)) && LOW(text.charCodeAt(i + 1))) astral.push(i++);
  }
  /** Number of entries of `astral` for which `before` holds; they are a prefix. */
  const count = (before: (offset: number, index: number) => boolean): number => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(astral[middle] as number, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    // A pair counts one code point too many from its second half on; at the half itself that gives the pair's start.
    toCodePoint: (utf16) => utf16 - count((offset) => offset < utf16),
    toUtf16: (codePoint) => codePoint + count((offset, index) => offset - index < codePoint),
  };
}
