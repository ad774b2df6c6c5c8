import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, type Ratings } from "../ratings.ts";
import { type Agreement, isDefined } from "../result.ts";
import { linearWeights, quadraticWeights, weightsFromDistances } from "../weights.ts";
import * as measures from "./index.ts";

/** What every result has to carry beside its value, worked out here from the rows. */
type Measure = {
  readonly measure: (ratings: Ratings) => Agreement;
  readonly twoOnly?: true;
  readonly binary?: true;
  /** Falls below percent agreement where nearly all units are of one kind, and says so. */
  readonly kappa?: true;
  readonly error?: "linearised" | "large_sample";
  /** Has observed and expected agreement. */
  readonly corrected?: true;
};
const MEASURES: Readonly<Record<string, Measure>> = {
  percentAgreement: { measure: measures.percentAgreement, error: "linearised" },
  unanimousAgreement: { measure: measures.unanimousAgreement },
  cohenKappa: { measure: measures.cohenKappa, twoOnly: true, kappa: true, error: "large_sample", corrected: true },
  weightedKappa: {
    measure: (ratings) =>
      measures.weightedKappa(ratings, linearWeights(Array.from({ length: ratings.categories }, (_, k) => k))),
    twoOnly: true,
    error: "large_sample",
    corrected: true,
  },
  scottPi: { measure: measures.scottPi, twoOnly: true, kappa: true, corrected: true },
  fleissKappa: {
    measure: (ratings) => measures.fleissKappa(ratings),
    kappa: true,
    error: "linearised",
    corrected: true,
  },
  congerKappa: {
    measure: (ratings) => measures.congerKappa(ratings),
    kappa: true,
    error: "linearised",
    corrected: true,
  },
  lightKappa: { measure: measures.lightKappa },
  brennanPrediger: { measure: (ratings) => measures.brennanPrediger(ratings), error: "linearised", corrected: true },
  gwetAc1: { measure: measures.gwetAc1, error: "linearised", corrected: true },
  krippendorffAlpha: { measure: (ratings) => measures.krippendorffAlpha(ratings), kappa: true },
  categoryAlpha: { measure: (ratings) => measures.krippendorffCategoryAlpha(ratings, 1) },
  fleissCategoryKappa: { measure: (ratings) => measures.fleissCategoryKappa(ratings, 1), corrected: true },
  pabak: { measure: measures.pabak, twoOnly: true, binary: true, error: "linearised", corrected: true },
  prevalenceIndex: { measure: measures.prevalenceIndex, twoOnly: true, binary: true },
  biasIndex: { measure: measures.biasIndex, twoOnly: true, binary: true },
  positiveAgreement: { measure: measures.positiveAgreement, twoOnly: true, binary: true },
  negativeAgreement: { measure: measures.negativeAgreement, twoOnly: true, binary: true },
  specificAgreement: { measure: (ratings) => measures.specificAgreement(ratings, 1), twoOnly: true },
};

type Rows = readonly (readonly (number | null)[])[];
const tables = ({ twoOnly, binary }: Measure): fc.Arbitrary<{ q: number; rows: Rows }> =>
  fc
    .record({
      q: binary ? fc.constant(2) : fc.integer({ min: 2, max: 3 }),
      r: twoOnly ? fc.constant(2) : fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 0, max: 24 }),
      rare: fc.boolean(),
      holes: fc.boolean(),
    })
    .chain(({ q, r, n, rare, holes }) => {
      const category = rare ? fc.integer({ min: 0, max: 19 }).map((k) => (k >= q ? 0 : k)) : fc.nat(q - 1);
      const row = fc.array(holes ? fc.option(category, { freq: 5 }) : category, { minLength: n, maxLength: n });
      return fc.record({ q: fc.constant(q), rows: fc.array(row, { minLength: r, maxLength: r }) });
    });

describe.each(Object.entries(MEASURES))("a result of %s", (name, kind) => {
  const { measure, kappa, error, corrected, binary, twoOnly } = kind;
  const settings = { seed: 1993, numRuns: 300 };
  const holds = (check: (found: Agreement, table: { q: number; rows: Rows }) => void) =>
    fc.assert(
      fc.property(tables(kind), ({ q, rows }) =>
        check(
          measure(
            ratingsFrom(
              rows,
              Array.from({ length: q }, (_, k) => k),
              q === 2 ? PRESENT : undefined,
            ),
          ),
          { q, rows },
        ),
      ),
      settings,
    );
  const unitsOf = (rows: Rows) => (rows[0] ?? []).map((_, unit) => rows.flatMap((row) => row[unit] ?? []));

  it("says how many units it used and left out, how many coders, and which categories, value or not", () => {
    holds((found, { q, rows }) => {
      const paired = unitsOf(rows).filter((ratings) => ratings.length >= 2);
      expect(found.units).toBe(paired.length);
      expect(found.leftOut).toBe((rows[0]?.length ?? 0) - paired.length);
      expect(found.raters).toBe(rows.length);
      // The rest is about the collapsed categories where one is held against all others.
      if (name !== "categoryAlpha" || !isDefined(found))
        expect(found.categories.used).toBe(new Set(paired.flat()).size);
      if (name !== "categoryAlpha") expect(found.categories.declared).toBe(q);
    });
  });

  it("names single_rater, no_units and no_pairable_units before any other reason", () => {
    holds((found, { rows }) => {
      const units = unitsOf(rows);
      const first =
        rows.length < 2
          ? "single_rater"
          : units.every((ratings) => ratings.length === 0)
            ? "no_units"
            : units.every((ratings) => ratings.length < 2)
              ? "no_pairable_units"
              : undefined;
      if (first) expect(found).toMatchObject({ undefined: first });
      else if (!isDefined(found))
        expect(["no_units", "no_pairable_units", "single_rater"]).not.toContain(found.undefined);
    });
  });

  it("carries the doubts that its data raise, and no others", () => {
    holds((found, { q, rows }) => {
      if (!isDefined(found)) return;
      const paired = unitsOf(rows).filter((ratings) => ratings.length >= 2);
      const pool = paired.flat();
      const collapsed = name === "categoryAlpha";
      const present = pool.filter((rating) => rating === PRESENT).length;
      const agreement =
        paired.reduce((sum, ratings) => {
          const alike = ratings.flatMap((a, i) => ratings.filter((b, j) => i !== j && a === b)).length;
          return sum + alike / (ratings.length * (ratings.length - 1));
        }, 0) / paired.length;
      const expected = [
        new Set(pool).size === 1 && "single_category_used",
        (q === 2 || collapsed) && present < 10 && "few_positive_ratings",
        found.standardError &&
          "value" in found.standardError &&
          found.standardError.value === 0 &&
          "zero_standard_error",
        kappa &&
          q === 2 &&
          agreement - found.value >= 0.2 &&
          Math.abs(2 * present - pool.length) > 0.8 * pool.length &&
          "kappa_far_below_agreement",
      ].filter(Boolean);
      const relevant = collapsed
        ? found.warnings.filter((each) => each !== "kappa_far_below_agreement")
        : found.warnings;
      expect([...relevant].sort()).toEqual(expected.sort());
    });
  });

  it(error ? `has a standard error by the method ${error}` : "has no standard error", () => {
    holds((found, { rows }) => {
      if (!isDefined(found)) return;
      if (!error) {
        expect(found.standardError).toBeUndefined();
        return;
      }
      expect(found.standardError?.method).toBe(error);
      // PABAK is about pairs: a unit with one rating is no part of it.
      const least = name === "pabak" ? 2 : 1;
      const rated = unitsOf(rows).filter((ratings) => ratings.length >= least).length;
      if (error === "large_sample") expect(found.standardError).toHaveProperty("value");
      else if (rated < 2) expect(found.standardError).toMatchObject({ undefined: "fewer_than_two_units" });
      else expect(found.standardError).toMatchObject({ degreesOfFreedom: rated - 1 });
    });
  });

  if (corrected)
    it("is made of the observed and the expected agreement that it shows", () => {
      holds((found) => {
        if (!isDefined(found)) return;
        const { observed = Number.NaN, expected = Number.NaN } = found;
        expect(found.value).toBeCloseTo((observed - expected) / (1 - expected), 10);
        expect(observed).toBeGreaterThanOrEqual(0);
        expect(observed).toBeLessThanOrEqual(1);
        expect(expected).toBeGreaterThanOrEqual(0);
      });
    });

  if (twoOnly)
    it("is for two coders", () => {
      const three = ratingsFrom(
        [
          [0, 1],
          [1, 1],
          [0, 1],
        ],
        binary ? [0, 1] : [0, 1, 2],
        binary ? 1 : undefined,
      );
      expect(measure(three)).toMatchObject({ undefined: "requires_two_raters", units: 2, raters: 3 });
    });
});

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
    expect(
      fleissCategoryKappa(
        ratingsFrom(
          [
            ["a", "a"],
            ["a", "a"],
          ],
          ["a", "b"],
        ),
        0,
      ),
    ).toMatchObject({
      undefined: "single_category",
    });
    expect(
      fleissCategoryKappa(
        ratingsFrom(
          [
            ["a", "a"],
            ["a", "a"],
          ],
          ["a", "b"],
        ),
        1,
      ),
    ).toMatchObject({
      undefined: "category_never_used",
    });
    expect(
      fleissCategoryKappa(
        ratingsFrom(
          [
            ["a", "b"],
            ["a", null],
          ],
          ["a", "b"],
        ),
        1,
      ),
    ).toMatchObject({
      undefined: "requires_complete_data",
    });
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
