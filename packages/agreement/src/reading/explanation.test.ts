import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { type BinaryCounts, ratingsOfCounts } from "../ratings.ts";
import { REASONS, WARNINGS } from "../result.ts";
import { explain, explainUnits } from "./explanation.ts";
import { REASON_IN_WORDS, sentenceOf, WARNING_IN_WORDS } from "./sentences.ts";

const counts = (bothPresent: number, firstOnly: number, secondOnly: number, bothAbsent: number): BinaryCounts => ({
  bothPresent,
  firstOnly,
  secondOnly,
  bothAbsent,
});
const said = (...four: Parameters<typeof counts>) => explain(ratingsOfCounts(counts(...four))).map(sentenceOf);

describe("what a result's own data say about it", () => {
  it("kappa is low while agreement is high: what chance expects, and what equal prevalence would give", () => {
    // Technique 2.7 of the demo study: 21 documents, one marked by the first coder only.
    const [found] = explain(ratingsOfCounts(counts(0, 1, 0, 20)));
    expect(found).toMatchObject({ code: "prevalence", kappa: 0, prevalenceIndex: -20 / 21, pabak: 19 / 21 });
    expect(said(0, 1, 0, 20)).toEqual([
      "The coders agree on 95.2 % of 21 units, yet kappa is 0.00: 20 units are absent for both and 0 present for both, " +
        "so that 95.2 % agreement is expected by chance. If both answers were equally frequent, the same agreement " +
        "would give 0.90 (PABAK).",
      "Only 1 rating says present. If one unit that only the first coder marked had been present for both, kappa would be " +
        "1.00 instead of 0.00.",
    ]);
  });

  it("nothing is to be said of a kappa that neither prevalence nor bias pulls down", () => {
    expect(said(40, 5, 6, 49)).toEqual([]);
    expect(said(100, 18, 12, 1823)).toEqual([]);
  });

  it("one coder says present more often: both counts, and the greatest kappa that they allow", () => {
    expect(said(30, 20, 0, 50)).toEqual([
      "The first coder says present in 50 of 100 units, the second in 30. With these counts kappa can be 0.60 at most.",
    ]);
    expect(explain(ratingsOfCounts(counts(30, 0, 20, 50)))).toMatchObject([{ code: "bias", biasIndex: -0.2 }]);
  });

  it("few ratings say present: how far one unit moves kappa", () => {
    const sentences = said(1, 0, 2, 18);
    expect(sentences.at(-1)).toBe(
      "Only 4 ratings say present. If one unit that only the second coder marked had been present for both, kappa would be " +
        "0.77 instead of 0.46.",
    );
    // The coder with more such units is taken: with the other one kappa would be 0.29.
    expect(said(0, 1, 3, 6).at(-1)).toContain(
      "only the second coder marked had been present for both, kappa would be 0.21",
    );
    // Full agreement: there is no disputed unit.
    expect(said(2, 0, 0, 10)).toEqual(["Only 4 ratings say present."]);
  });

  it("nobody, or everybody, marked the code: no kappa, and why", () => {
    const why = "There is no kappa: the judgements that are compared do not vary, so nothing can be told from them.";
    expect(said(0, 0, 0, 21)).toEqual(["Neither coder marked the code in any of 21 units.", why]);
    expect(said(5, 0, 0, 0)).toEqual(["Both coders marked the code in every one of 5 units.", why]);
    expect(said(1, 0, 0, 0)[0]).toBe("Both coders marked the code in the only unit.");
    expect(said(0, 0, 0, 1)[0]).toBe("Neither coder marked the code in the only unit.");
  });

  it("no two judgements on a unit: that there is nothing to compare", () => {
    expect(explain(ratingsFrom([[0], [null]], [0, 1], 1)).map(sentenceOf)).toEqual([
      "There is no agreement: no unit was judged by two coders.",
    ]);
  });

  it("several coders: alpha is low while agreement is high because one category is nearly everywhere", () => {
    const rare = Array.from({ length: 3 }, (_, coder) =>
      Array.from({ length: 40 }, (__, unit) => (unit === coder ? 1 : 0)),
    );
    expect(explain(ratingsFrom(rare, [0, 1], 1)).map(sentenceOf)).toEqual([
      "Pairs of coders agree on 95.0 %, yet alpha is −0.02: 97.5 % of the 120 ratings are in one category, which " +
        "agrees often by chance.",
    ]);
    const constant = ratingsFrom(
      [
        ["a", "a"],
        ["a", "a"],
        ["a", "a"],
      ],
      ["a", "b"],
    );
    expect(explain(constant)).toMatchObject([{ code: "no_value", measure: "alpha", reason: "single_category" }]);
    // Agreement is 0.25 above alpha, but the most frequent category has only three quarters of the ratings.
    const often = ratingsFrom<number>(
      [
        [0, 0, 0, 0, 0, 0, 1, 1],
        [0, 0, 0, 0, 0, 1, 0, 1],
        [0, 0, 0, 0, 0, 0, 0, 1],
      ],
      [0, 1],
      1,
    );
    expect(explain(often)).toEqual([]);
    const even = ratingsFrom(
      [
        ["a", "b", "c"],
        ["b", "b", "a"],
        ["c", "b", "c"],
      ],
      ["a", "b", "c"],
    );
    expect(explain(even)).toEqual([]);
  });
});

describe("why two units differ", () => {
  it("the same codings, and more units that are absent for both", () => {
    expect(sentenceOf(explainUnits(counts(100, 18, 12, 1823), counts(100, 18, 12, 58460)))).toBe(
      "Both ways of counting have 100 present for both and 30 in dispute; 56637 units more are absent for both. " +
        "Kappa is 0.86 there and 0.87 here.",
    );
    expect(sentenceOf(explainUnits(counts(1, 1, 0, 5), counts(1, 1, 0, 4)))).toContain(
      "1 unit fewer is absent for both",
    );
  });

  it("other counts", () => {
    expect(sentenceOf(explainUnits(counts(8, 1, 1, 10), counts(9, 3, 2, 40)))).toBe(
      "Of 20 units 8 are present for both and 2 in dispute; of 54 units 9 and 5. Kappa is 0.80 there and 0.72 here.",
    );
    expect(sentenceOf(explainUnits(counts(0, 0, 0, 10), counts(1, 1, 0, 40)))).toContain(
      "Kappa is undefined (the judgements that are compared do not vary, so nothing can be told from them) there and 0.66 here.",
    );
  });
});

describe("words", () => {
  it("there are some for every reason and every warning, each its own", () => {
    expect(Object.keys(REASON_IN_WORDS)).toEqual([...REASONS]);
    expect(Object.keys(WARNING_IN_WORDS)).toEqual([...WARNINGS]);
    expect(new Set(Object.values(REASON_IN_WORDS)).size).toBe(REASONS.length);
  });

  it("a share that is nearly all is not called all", () => {
    const [sentence] = said(0, 1, 0, 100_000);
    expect(sentence).toContain("agree on over 99.9 % of 100001 units");
  });
});
