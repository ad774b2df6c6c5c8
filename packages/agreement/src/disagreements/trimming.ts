import type { Span } from "@concord/domain";

const OUTER = /^[\s\p{P}]$/u;

/**
 * The span without the white space and punctuation at its ends, in which coders differ without meaning to. A span of
 * nothing else is left as it is.
 *
 * @param text - canonical text that the span refers to
 */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!OUTER.test(character)) break;
    start += character.length;
  }
  if (start >= end) return span;
  for (;;) {
    const pair = end - 2 > start && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const character = text.slice(pair ? end - 2 : end - 1, end);
    if (!OUTER.test(character)) return { start, end };
    end -= character.length;
  }
}
