import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf, sentencesOf } from "./sentences.ts";
import type { Span } from "./spans.ts";

const words = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));
const sentences = (text: string) => words(text, sentencesOf(text));

describe("sentences", () => {
  it.each([
    ["full stops, question and exclamation marks", ["I went.", "Did you?", "Yes!", "Good."]],
    ["several marks in a row", ["Really?!", "No...", "Well…", "I see."]],
    ["closing quotes and brackets", ["He said “go.”", "(I did.)", 'She said "no."', "‘Fine.’", "Then we left."]],
    ["an opening quote or bracket", ["It was late.", "“Too late,” she said.", "[pause]"]],
    ["a number", ["There were many.", "12 of us went.", "3.5 hours passed."]],
    ["an emoji", ["Great!", "😀 I was so happy 😀.", "Truly."]],
    ["inverted marks", ["Fui.", "¿Qué?", "¡Sí!"]],
    ["a dash of dialogue", ["I came.", "– She left.", "— Oh."]],
    ["the pronoun", ["So did I.", "Then we went."]],
    ["an answer", ["No.", "Then yes."]],
  ])("end before white space and %s", (_, expected) => {
    expect(sentences(expected.join(" "))).toEqual(expected);
  });

  it.each([
    "Dr. Ames and Mrs. Bell met Mr. Cole.",
    "I like fruit, e.g. Apples, i.e. Pomes, etc. Often.",
    "It was us vs. Them, approx. 20 of each.",
    "J. R. Dunn and A.B. Finch came at 5 p.m. Tuesday to the U.S. Embassy.",
    "See no. 5 and fig. 2 for the rest.",
    "1. Walking every day",
    "It took 3.5 hours and .5 of a day, see a.txt or b.org.",
    "“Why?” she asked, and “why not!” he said.",
    "I waited… and waited... and left.",
    "One word.Another without space.",
  ])("do not end within: %s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it("end at the full stops of scripts without spaces, closing brackets included", () => {
    expect(sentences("我去了。他呢？「はい。」そう言った！ OK")).toEqual([
      "我去了。",
      "他呢？",
      "「はい。」",
      "そう言った！",
      "OK",
    ]);
  });

  it("end with their line, whatever its last character", () => {
    expect(sentences("no mark here\nnor here,\n\n  \tDr.\nAmes.\u00a0\n")).toEqual([
      "no mark here",
      "nor here,",
      "Dr.",
      "Ames.",
    ]);
  });

  it("begin and end where the stretch does that is cut", () => {
    const text = "Ann: I went. Then home.\nBob: Oh.";
    expect(words(text, sentencesOf(text, { start: 5, end: 23 }))).toEqual(["I went.", "Then home."]);
    expect(words(text, sentencesOf(text, { start: 5, end: 15 }))).toEqual(["I went.", "Th"]);
  });

  it("are none in a text of white space", () => {
    expect(sentencesOf("")).toEqual([]);
    expect(sentencesOf(" \n\u00a0\n")).toEqual([]);
  });
});

describe("paragraphs", () => {
  it("are the lines that say something, without outer white space", () => {
    const text = "\n  One line. Two sentences.  \n\nAnother\n";
    expect(words(text, paragraphsOf(text))).toEqual(["One line. Two sentences.", "Another"]);
  });
});

describe("the sentences of any text", () => {
  const pieces = ["a", "B", "Dr", "I", "e.g", "7", ".", ".", "!", "?", "…", "。", "”", "“", '"', ")", "😀", "é", "好"];
  const text = fc
    .array(fc.constantFrom(...pieces, " ", " ", "\n", "\u00a0", "–"), { maxLength: 60 })
    .map((all) => all.join(""));
  const settings = { seed: 20261125, numRuns: 1500 };

  it("are in order, disjoint and trimmed, and only white space lies outside them", () => {
    fc.assert(
      fc.property(text, (written) => {
        let reached = 0;
        for (const { start, end } of sentencesOf(written)) {
          expect(written.slice(reached, start).trim()).toBe("");
          expect(start).toBeLessThan(end);
          expect(written.slice(start, end).trim()).toBe(written.slice(start, end));
          expect(written.slice(start, end)).not.toContain("\n");
          reached = end;
        }
        expect(written.slice(reached).trim()).toBe("");
      }),
      settings,
    );
  });

  it("of a stretch are those of the stretch as a text of its own", () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (written, a, b) => {
        const start = Math.min(a, b, written.length);
        const end = Math.min(Math.max(a, b), written.length);
        const alone = sentencesOf(written.slice(start, end));
        expect(sentencesOf(written, { start, end })).toEqual(
          alone.map((span) => ({ start: span.start + start, end: span.end + start })),
        );
      }),
      settings,
    );
  });
});
