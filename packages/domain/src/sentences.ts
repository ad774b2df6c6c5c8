import type { Span } from "./spans.ts";

/** A full stop or another end mark, with the quotes and brackets that close right behind it. */
const END_MARK = /[.!?…。！？｡]+[\p{Pe}\p{Pf}\p{Pi}"']*/gu;
/** A mark that is one full stop alone, which may be that of an abbreviation. */
const LONE_STOP = /^\.(?![.!?…])/;
/** End marks of scripts that put no space behind them. */
const UNSPACED = /[。！？｡]/;
/** What can begin a sentence: a capital, a letter without case, a number, an opening quote or bracket, an emoji. */
const BEGINNING = /\s+(?:[-–—]\s*)?[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Ps}\p{Pi}\p{Pf}\p{So}"'¿¡]/uy;
const NUMBER = /\s+\p{N}/uy;
const SPACE = /\s*/y;

/** Longer than any abbreviation, so that looking back from a full stop costs the same everywhere. */
const LOOK_BACK = 12;
const WORD_BEFORE = /[\p{L}.]+$/u;
/** `e.g`, `U.S`, `p.m`: single letters with stops between them. */
const LETTERS = /^(?:\p{L}\.)+\p{L}$/u;
const INITIAL = /^(?!I$)[\p{Lu}\p{Ll}]$/u;
const ABBREVIATIONS = new Set(
  "dr mr mrs ms mx prof rev sr jr st capt lt sgt etc vs approx cf viz ca al resp incl dept inc ltd".split(" "),
);
/** Abbreviations only before a number: a lone "No." is an answer. */
const BEFORE_NUMBERS = new Set("no nos fig figs vol pp".split(" "));
/** The number of a list entry at the beginning of its paragraph. */
const LIST_NUMBER = /^\d{1,3}$/;

/**
 * Cuts a text into paragraphs. Every line is one; lines of nothing but white space are none.
 *
 * @param text - canonical text, in which a line feed is the only line end
 * @param within - the stretch to be cut, default the whole text
 * @returns spans in UTF-16 code units of the text, in order, disjoint, without outer white space
 */
export function paragraphsOf(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const paragraphs: Span[] = [];
  for (let start = within.start; start < within.end; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? within.end : Math.min(found, within.end);
    const line = text.slice(start, end);
    const from = start + line.length - line.trimStart().length;
    const words = line.trim().length;
    if (words > 0) paragraphs.push({ start: from, end: from + words });
    start = end + 1;
  }
  return paragraphs;
}

/**
 * Cuts a text into sentences by rule.
 *
 * A sentence ends with its paragraph; or at `.`, `!`, `?` or `…`, closing quotes and brackets included, before white
 * space and something that can begin a sentence; or at a full stop of Chinese or Japanese. It does not end at the stop
 * of an abbreviation, of a single initial (*I* is taken for the pronoun) or of a list number: where that is in doubt one
 * sentence too long is preferred to two halves. Only white space lies between sentences, so no word is lost.
 *
 * The rules are our own, although the runtime has `Intl.Segmenter`: its data change from one release of the runtime to
 * the next, and with them an agreement over sentences that has been published.
 *
 * @param text - canonical text, in which a line feed is the only line end
 * @param within - the stretch to be cut, default the whole text
 * @returns spans in UTF-16 code units of the text, in order, disjoint, without outer white space
 */
export function sentencesOf(text: string, within?: Span): Span[] {
  return paragraphsOf(text, within).flatMap(({ start, end }) =>
    sentencesOfParagraph(text.slice(start, end)).map((sentence) => ({
      start: start + sentence.start,
      end: start + sentence.end,
    })),
  );
}

function sentencesOfParagraph(paragraph: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const { 0: mark, index } of paragraph.matchAll(END_MARK)) {
    const end = index + mark.length;
    if (end === paragraph.length || !endsSentence(paragraph, mark, index, end)) continue;
    sentences.push({ start, end });
    SPACE.lastIndex = end;
    SPACE.test(paragraph);
    start = SPACE.lastIndex;
  }
  return [...sentences, { start, end: paragraph.length }];
}

function endsSentence(paragraph: string, mark: string, at: number, end: number): boolean {
  if (UNSPACED.test(mark)) return true;
  return matchesAt(BEGINNING, paragraph, end) && !(LONE_STOP.test(mark) && isAbbreviated(paragraph, at, end));
}

/** Whether the full stop at `at` belongs to what stands before it. */
function isAbbreviated(paragraph: string, at: number, end: number): boolean {
  if (at <= 3 && LIST_NUMBER.test(paragraph.slice(0, at))) return true;
  const [found = ""] = WORD_BEFORE.exec(paragraph.slice(Math.max(0, at - LOOK_BACK), at)) ?? [];
  const word = found.replace(/^\.+/, "");
  const small = word.toLowerCase();
  return (
    INITIAL.test(word) ||
    LETTERS.test(word) ||
    ABBREVIATIONS.has(small) ||
    (BEFORE_NUMBERS.has(small) && matchesAt(NUMBER, paragraph, end))
  );
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
