import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { type Agreement, isDefined } from "../result.ts";
import { linearWeights, quadraticWeights, weightsFromDistances } from "../weights.ts";
import * as measures from "./index.ts";

const valueIn = (found: Agreement) => (isDefined(found) ? found.value : Number.NaN);

describe("parts that only some results have", () => {
  it("alpha: the disagreement observed and expected, and the ratings that could be paired", () => {
    // Units {0,1}, {1,1}, {0}: one pair of two differs; 3 ones and 1 zero can be paired.
    const found = measures.krippendorffAlpha(
      ratingsFrom(
        [
          [0, 1, 0],
          [1, 1, null],
        ],
        [0, 1],
      ),
    );
    expect(found).toMatchObject({ observedDisagreement: 0.5, expectedDisagreement: 0.5, pairableRatings: 4, value: 0 });
    const wide = measures.krippendorffAlpha(
      ratingsFrom(
        [
          [0, 1, 0],
          [1, 1, 0],
        ],
        [0, 1],
      ),
      measures.intervalMetric([2, 5]),
    );
    // 9 for a step from 2 to 5: one of three pairs; 3 zeros and 3 ones, so 18 of 30 ordered pairs differ.
    expect(wide).toMatchObject({ observedDisagreement: 3, expectedDisagreement: 5.4 });
  });

  it("alpha of a category: never used, or used only in units with one rating", () => {
    const { krippendorffCategoryAlpha } = measures;
    const ratings = ratingsFrom(
      [
        ["a", "b", "c"],
        ["a", "b", null],
      ],
      ["a", "b", "c", "d"],
    );
    expect(krippendorffCategoryAlpha(ratings, 3)).toMatchObject({ undefined: "category_never_used", units: 2 });
    expect(krippendorffCategoryAlpha(ratings, 2)).toMatchObject({ undefined: "category_never_used" });
    expect(krippendorffCategoryAlpha(ratings, 0)).toMatchObject({ value: 1 });
    const constant = ratingsFrom(
      [
        ["a", "a"],
        ["a", "a"],
      ],
      ["a", "b"],
    );
    expect(krippendorffCategoryAlpha(constant, 0)).toMatchObject({ undefined: "single_category" });
    expect(krippendorffCategoryAlpha(constant, 1)).toMatchObject({ undefined: "category_never_used" });
    expect(krippendorffCategoryAlpha(ratingsFrom([["a"], [null]], ["a", "b"]), 1)).toMatchObject({
      undefined: "no_pairable_units",
    });
    expect(() => krippendorffCategoryAlpha(ratings, 4)).toThrow("category 4");
  });

  it("Fleiss' kappa of a category: how often a rating in it is met by another one", () => {
    // Units aab, aaa, bbb: 5 of 9 ratings are a; of 10 ordered pairs that start with an a, 8 end with one.
    const units = ratingsFrom(
      ["aab", "aaa", "bbb"].map((_, coder) => ["aab", "aaa", "bbb"].map((unit) => unit[coder] as string)),
      ["a", "b"],
    );
    expect(measures.fleissCategoryKappa(units, 0)).toMatchObject({ observed: 0.8, expected: 5 / 9 });
    expect(measures.fleissCategoryKappa(units, 1)).toMatchObject({ observed: 0.75, expected: 4 / 9 });
  });

  it("the standard errors for a test of 0 are by the large-sample method", () => {
    const ratings = ratingsFrom(
      [
        [0, 1, 1, 0],
        [0, 1, 0, 0],
      ],
      [0, 1],
      1,
    );
    expect(measures.cohenKappa(ratings)).toMatchObject({ nullStandardError: { method: "large_sample" } });
    expect(measures.fleissKappa(ratings)).toMatchObject({ nullStandardError: { method: "large_sample" } });
  });

  it("present and absent have to be told apart where a measure is about them", () => {
    const unnamed = ratingsFrom(
      [
        [0, 1],
        [1, 1],
      ],
      [0, 1],
    );
    const three = ratingsFrom(
      [
        [0, 1],
        [1, 1],
      ],
      [0, 1, 2],
      1,
    );
    for (const measure of [measures.positiveAgreement, measures.negativeAgreement])
      for (const ratings of [unnamed, three])
        expect(() => measure(ratings)).toThrow("do not say which category is present");
  });

  it("Fleiss' kappa of a category: why there is none", () => {
    const { fleissCategoryKappa } = measures;
    const constant = ratingsFrom(
      [
        ["a", "a"],
        ["a", "a"],
      ],
      ["a", "b"],
    );
    const incomplete = ratingsFrom(
      [
        ["a", "b"],
        ["a", null],
      ],
      ["a", "b"],
    );
    expect(fleissCategoryKappa(constant, 0)).toMatchObject({ undefined: "single_category" });
    expect(fleissCategoryKappa(constant, 1)).toMatchObject({ undefined: "category_never_used" });
    expect(fleissCategoryKappa(incomplete, 1)).toMatchObject({ undefined: "requires_complete_data" });
  });

  it("the reasons of measures that several apply to", () => {
    const constantRater = ratingsFrom(
      [
        [0, 0],
        [0, 0],
        [0, 1],
      ],
      [0, 1],
    );
    expect(measures.lightKappa(constantRater)).toMatchObject({ undefined: "single_category", units: 2 });
    expect(
      measures.lightKappa(
        ratingsFrom(
          [
            [0, 1],
            [0, null],
          ],
          [0, 1],
        ),
      ),
    ).toMatchObject({
      undefined: "requires_complete_data",
    });
    expect(
      measures.congerKappa(
        ratingsFrom(
          [
            [0, 1],
            [0, 1],
            [null, null],
          ],
          [0, 1],
        ),
      ),
    ).toMatchObject({
      undefined: "rater_without_ratings",
      units: 2,
    });
    // A second category that only one coder used, where nobody else judged: kappas see it, alpha does not.
    const lonely = ratingsFrom(
      [
        [0, 1],
        [0, null],
      ],
      [0, 1],
    );
    expect(measures.fleissKappa(lonely)).toMatchObject({ value: 1 });
    expect(measures.krippendorffAlpha(lonely)).toMatchObject({ undefined: "single_category" });
  });

  it("a declared scale that is far wider than what is used costs no digits", () => {
    const rows = [
      [0, 1, 2, 1, 0, 2],
      [0, 1, 1, 1, 0, 2],
    ];
    const usual = measures.weightedKappa(ratingsFrom(rows, [0, 1, 2]), quadraticWeights([0, 1, 2]));
    if (!isDefined(usual)) throw new Error(usual.undefined);
    for (const far of [9, 1e6, 1e8, 1e12, 1e100]) {
      const scale = [0, 1, 2, far];
      const ratings = ratingsFrom(rows, scale);
      const found = measures.weightedKappa(ratings, quadraticWeights(scale));
      if (!isDefined(found)) throw new Error(found.undefined);
      // What quadratic weights make of kappa does not depend on how wide the scale is.
      expect(found.value).toBeCloseTo(usual.value, 12);
      for (const part of ["standardError", "nullStandardError"] as const)
        expect(found[part]).toMatchObject({
          value: expect.closeTo("value" in usual[part] ? usual[part].value : Number.NaN, 12),
        });
      for (const measure of [measures.fleissKappa, measures.congerKappa])
        expect(measure(ratings, quadraticWeights(scale))).toMatchObject({
          value: expect.closeTo(valueIn(measure(ratingsFrom(rows, [0, 1, 2]), quadraticWeights([0, 1, 2]))), 12),
        });
    }
    expect(() => linearWeights([-1e308, 1e308])).toThrow("too wide");
  });

  it("a table of distances may tell a step up from a step down", () => {
    const rows = [
      ["a", "b", "c", "a", "b", "c"],
      ["b", "c", "a", "a", "b", "a"],
    ];
    const metric = measures.customMetric([
      [0, 1, 2],
      [5, 0, 1],
      [1, 3, 0],
    ]);
    // Within: (1+5) + (1+3) + 2 (2+1) over one less than two; anywhere: 5 a, 4 b and 3 c, so 20*6 + 15*3 + 12*4 over 11.
    const found = measures.krippendorffAlpha(ratingsFrom(rows, ["a", "b", "c"]), metric);
    expect(found).toMatchObject({ value: expect.closeTo(1 - (16 * 11) / 213, 12) });
    const oneWay = measures.customMetric([
      [0, 0],
      [1, 0],
    ]);
    expect(
      measures.krippendorffAlpha(
        ratingsFrom(
          [
            ["a", "b"],
            ["b", "b"],
          ],
          ["a", "b"],
        ),
        oneWay,
      ),
    ).toMatchObject({
      value: expect.closeTo(0, 12),
    });
  });

  it("coders whose categories never meet leave Conger's kappa nothing to expect", () => {
    const weights = weightsFromDistances([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    const ratings = ratingsFrom(
      [
        ["a", "b"],
        ["c", "c"],
      ],
      ["a", "b", "c"],
    );
    expect(measures.congerKappa(ratings, weights)).toMatchObject({ undefined: "single_category" });
    expect(measures.fleissKappa(ratings, weights)).toHaveProperty("value");
  });

  it("PABAK rests on pairs alone, its standard error too", () => {
    const found = measures.pabak(
      ratingsFrom<number>(
        [
          [0, 0, 0, 1],
          [0, 0, 0, null],
        ],
        [0, 1],
        1,
      ),
    );
    expect(found).toMatchObject({ value: 1, units: 3, leftOut: 1, standardError: { value: 0, degreesOfFreedom: 2 } });
  });

  it("weights under which the used categories do not differ leave nothing to agree on", () => {
    const alike = weightsFromDistances([
      [0, 0, 1],
      [0, 0, 1],
      [1, 1, 0],
    ]);
    const ratings = ratingsFrom(
      [
        [0, 1, 0],
        [1, 1, 0],
      ],
      [0, 1, 2],
    );
    for (const measure of [measures.weightedKappa, measures.fleissKappa, measures.congerKappa])
      expect(measure(ratings, alike)).toMatchObject({ undefined: "single_category" });
    const ones = weightsFromDistances([
      [0, 0],
      [0, 0],
    ]);
    const two = ratingsFrom(
      [
        [0, 1],
        [1, 1],
      ],
      [0, 1],
    );
    expect(measures.gwetAc2(two, ones)).toMatchObject({ undefined: "single_category" });
    expect(measures.brennanPrediger(two, ones)).toMatchObject({ undefined: "single_category" });
  });
});
