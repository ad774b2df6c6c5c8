import { describe, expect, it } from "vitest";
import { cleanCopy } from "./clean-copy.ts";
import { textUnits } from "./text-units.ts";
import { shortQuote, type TranscriptText, textBlocks } from "./transcript-text.ts";

/** Two turns, the second wrapped in its file. */
const text =
  "INT: When was that?\n\nP07: Well, I had a plan on the fridge.\nThe nurse would call, and I walked. Yes.\n";
const transcript: TranscriptText = {
  text,
  structure: {
    blocks: [
      { kind: "turn", start: 0, end: 21, labelEnd: 4, speaker: 0, turn: 1 },
      { kind: "turn", start: 21, end: text.length, labelEnd: 25, speaker: 1, turn: 2 },
    ],
    ranges: [],
    speakers: [
      { name: "INT", part: "interviewer" },
      { name: "P07", part: "participant" },
    ],
  },
  language: "en",
};
const blocks = textBlocks(transcript);
const units = textUnits(transcript, blocks);
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const wordsAt = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);

describe("units of text", () => {
  it("grow from the caret to word, clause, sentence, turn and exchange, and shrink the same way back", () => {
    const caret = { start: text.indexOf("nurse") + 2, end: text.indexOf("nurse") + 2 };
    const grown: string[] = [];
    let span = caret;
    for (let step = 0; step < 5; step++) {
      span = units.grow(span);
      grown.push(text.slice(span.start, span.end));
    }
    expect(grown).toEqual([
      "nurse",
      "The nurse would call,",
      "The nurse would call, and I walked.",
      "Well, I had a plan on the fridge.\nThe nurse would call, and I walked. Yes.",
      "When was that?\n\nP07: Well, I had a plan on the fridge.\nThe nurse would call, and I walked. Yes.",
    ]);
    expect(wordsAt(units.shrink(spanOf(grown[2] ?? "")))).toBe("The nurse would call,");
    expect(units.grow(span)).toEqual(span);
  });

  it("list the sentences of a turn across the line ends of its file", () => {
    const second = blocks[1];
    expect(second && units.sentencesOf(second).map(wordsAt)).toEqual([
      "Well, I had a plan on the fridge.",
      "The nurse would call, and I walked.",
      "Yes.",
    ]);
  });

  it("take the word that ends at the caret", () => {
    const { end } = spanOf("plan");
    expect(wordsAt(units.grow({ start: end, end }))).toBe("plan");
  });

  it("pass over a speaker's name on the way to the next turn", () => {
    expect(units.stepByWord(spanOf("that?").end, 1)).toBe(spanOf("Well").end);
    expect(units.stepByWord(spanOf("Well").start, -1)).toBe(spanOf("that").start);
  });

  it("step to the ends of words forwards and to their beginnings backwards", () => {
    const { start } = spanOf("plan on");
    expect(units.stepByWord(start, 1)).toBe(start + 4);
    expect(units.stepByWord(start, -1)).toBe(start - 2);
  });
});

describe("clean copy", () => {
  it("gives bare words inside a turn and names the speakers beyond it", () => {
    expect(cleanCopy(text, blocks, spanOf("a plan"))).toBe("a plan");
    expect(cleanCopy(text, blocks, { start: text.indexOf("was"), end: text.indexOf(" on the") })).toBe(
      "INT: was that?\n\nP07: Well, I had a plan",
    );
  });

  it("shortens long quotes to their first and last words", () => {
    expect(shortQuote("one two three")).toBe("one two three");
    expect(shortQuote("a b c d e f g h i j k", 2)).toBe("a b … j k");
  });
});
