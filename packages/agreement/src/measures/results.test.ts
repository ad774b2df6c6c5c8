import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, type Ratings } from "../ratings.ts";
import { type Agreement, isDefined } from "../result.ts";
import { linearWeights } from "../weights.ts";
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
