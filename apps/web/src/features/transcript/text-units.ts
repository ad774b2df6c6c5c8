import type { Span } from "@concord/domain";
import { stepByGrapheme } from "./graphemes.ts";
import { type TextBlock, type TranscriptText, textBlockAt, trimmed, wordsOf } from "./transcript-text.ts";

/** Stretches that a reader selects as one, small to large. */
export const UNITS = ["word", "clause", "sentence", "turn", "exchange"] as const;
export type Unit = (typeof UNITS)[number];

const CLAUSE_END = /[,;:()–—]+["'”’]?\s|\s[–—-]+\s/gu;

export type TextUnits = {
  /** The unit at an offset; `undefined` where there are no words. */
  unitAt(unit: Unit, offset: number): Span | undefined;
  /** The sentences of a block, in order. */
  sentencesOf(block: TextBlock): Span[];
  /** The smallest unit around the span that holds more than it. */
  grow(span: Span): Span;
  /** The largest unit at the span's start that holds less than it. */
  shrink(span: Span): Span;
  /** The next beginning of a word after the offset, or before it. */
  stepByWord(offset: number, direction: 1 | -1): number;
  /** The next character as a reader sees it, or the one before. */
  stepByCharacter(offset: number, direction: 1 | -1): number;
};

const isWithin = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end;
const lengthOf = (span: Span) => span.end - span.start;

export function textUnits({ text, language }: TranscriptText, blocks: readonly TextBlock[]): TextUnits {
  const words = new Intl.Segmenter(language, { granularity: "word" });
  const sentences = new Intl.Segmenter(language, { granularity: "sentence" });

  const sentencesOf = (block: TextBlock): Span[] => {
    const speech = wordsOf(text, block);
    // A single line end is how the text was wrapped in its file; for the segmenter it would end a sentence.
    const unwrapped = text.slice(speech.start, speech.end).replace(/(?<!\n)\n(?!\n)/g, " ");
    return [...sentences.segment(unwrapped)]
      .map(({ index, segment }) => {
        const start = speech.start + index;
        return trimmed(text, { start, end: start + segment.length });
      })
      .filter((span) => lengthOf(span) > 0);
  };
  const sentenceAt = (block: TextBlock, offset: number) => {
    const all = sentencesOf(block);
    return all.find(({ end }) => offset <= end) ?? all.at(-1);
  };
  const clauseAt = (block: TextBlock, offset: number) => {
    const sentence = sentenceAt(block, offset);
    if (!sentence) return undefined;
    const quoted = text.slice(sentence.start, sentence.end);
    const ends = [...quoted.matchAll(CLAUSE_END)].map((match) => sentence.start + match.index + match[0].length);
    const bounds = [sentence.start, ...ends, sentence.end];
    const next = bounds.findIndex((bound, place) => place > 0 && offset < bound);
    const place = next < 0 ? bounds.length - 1 : next;
    return trimmed(text, { start: bounds[place - 1] ?? sentence.start, end: bounds[place] ?? sentence.end });
  };
  const wordAt = (block: TextBlock, offset: number) => {
    const speech = wordsOf(text, block);
    const spoken = [...words.segment(text.slice(speech.start, speech.end))].filter((segment) => segment.isWordLike);
    const spans = spoken.map(({ index, segment }) => ({
      start: speech.start + index,
      end: speech.start + index + segment.length,
    }));
    // Right behind a word the caret still means that word.
    return (
      spans.find(({ start, end }) => start <= offset && offset < end) ??
      spans.find(({ end }) => offset <= end) ??
      spans.at(-1)
    );
  };
  const unitAt = (unit: Unit, offset: number): Span | undefined => {
    const block = textBlockAt(blocks, offset);
    if (!block || block.wordsEnd <= block.labelEnd) return undefined;
    switch (unit) {
      case "word":
        return wordAt(block, offset);
      case "clause":
        return clauseAt(block, offset);
      case "sentence":
        return sentenceAt(block, offset);
      case "turn":
        return wordsOf(text, block);
      case "exchange": {
        const before = blocks.slice(0, block.index).findLast(({ kind }) => kind === "turn");
        return { start: before ? wordsOf(text, before).start : wordsOf(text, block).start, end: block.wordsEnd };
      }
    }
  };

  const wordEdge = (offset: number, direction: 1 | -1): number => {
    const from = Math.max(0, offset - 400);
    const spans = [...words.segment(text.slice(from, offset + 400))].filter((segment) => segment.isWordLike);
    if (direction === 1) {
      const next = spans.find(({ index, segment }) => from + index + segment.length > offset);
      return next ? from + next.index + next.segment.length : Math.min(text.length, offset + 1);
    }
    const previous = spans.findLast(({ index }) => from + index < offset);
    return previous ? from + previous.index : Math.max(0, offset - 1);
  };
  const isInLabel = (offset: number, direction: 1 | -1) => {
    const block = textBlockAt(blocks, direction === 1 ? offset - 1 : offset);
    return block !== undefined && (direction === 1 ? offset <= block.labelEnd : offset < block.labelEnd);
  };

  return {
    unitAt,
    sentencesOf,
    grow(span) {
      for (const unit of UNITS) {
        const candidate = unitAt(unit, span.start);
        if (candidate && isWithin(span, candidate) && lengthOf(candidate) > lengthOf(span)) return candidate;
      }
      return span;
    },
    shrink(span) {
      for (const unit of [...UNITS].reverse()) {
        // An exchange begins in the turn before, so smaller units are looked for in its last turn.
        const candidate = unitAt(unit, unit === "turn" ? Math.max(span.start, span.end - 1) : span.start);
        if (candidate && isWithin(candidate, span) && lengthOf(candidate) < lengthOf(span)) return candidate;
      }
      return span;
    },
    stepByCharacter: (offset, direction) => stepByGrapheme(text, offset, direction),
    stepByWord(offset, direction) {
      let next = offset;
      // A speaker's name between two turns is passed over.
      do next = wordEdge(next, direction);
      while (next > 0 && next < text.length && isInLabel(next, direction));
      return next;
    },
  };
}
