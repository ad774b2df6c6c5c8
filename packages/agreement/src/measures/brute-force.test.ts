import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, type Ratings, tally } from "../ratings.ts";
import { type Estimate, isDefined } from "../result.ts";
import {
  identityWeights,
  linearWeights,
  ordinalWeights,
  quadraticWeights,
  scaleOf,
  weightBetween,
  weightsFromDistances,
} from "../weights.ts";
import * as measures from "./index.ts";
import * as brute from "./testing/brute-force.ts";

const settings = { seed: 1969, numRuns: process.env.CONCORD_TEST_SHARE === "full" ? 4000 : 400 };

type Data = { readonly rows: brute.Rows; readonly q: number };
const data = (raters: { min: number; max: number }, missing: boolean): fc.Arbitrary<Data> =>
  fc
    .record({ q: fc.integer({ min: 2, max: 5 }), r: fc.integer(raters), n: fc.integer({ min: 1, max: 10 }) })
    .chain(({ q, r, n }) => {
      const rating: fc.Arbitrary<number | null> = missing ? fc.option(fc.nat(q - 1), { freq: 4 }) : fc.nat(q - 1);
      const row = fc.array(rating, { minLength: n, maxLength: n });
      return fc.record({ rows: fc.array(row, { minLength: r, maxLength: r }), q: fc.constant(q) });
    });
const labels = (q: number) => Array.from({ length: q }, (_, label) => label);
const ratingsOf = ({ rows, q }: Data) => ratingsFrom(rows, labels(q), q === 2 ? PRESENT : undefined);

/** The twin knows no reasons: it has no value wherever the engine gives one of these. */
function holds(found: Estimate, expected: brute.Brute): void {
  if (isDefined(found)) {
    expect(expected).toBeDefined();
    expect(found.value).toBeCloseTo(expected as number, 9);
  } else expect(expected === undefined || Number.isNaN(expected)).toBe(true);
}

const WEIGHTS = [
  ["identity", identityWeights],
  ["linear", (q: number) => linearWeights(labels(q))],
  ["quadratic", (q: number) => quadraticWeights(labels(q))],
  ["ordinal", ordinalWeights],
  ["uneven", (q: number) => linearWeights(labels(q).map((label) => label ** 2))],
] as const;

describe.each(WEIGHTS)("with %s weights the engine equals its plain twin:", (_, weightsOf) => {
  const any = data({ min: 2, max: 4 }, true);
  const two = data({ min: 2, max: 2 }, true);
  const between = (q: number) => {
    const weights = weightsOf(q);
    return { weights, weight: (a: number, b: number) => weightBetween(weights, a, b) };
  };

  it.each([
    ["Fleiss' kappa", measures.fleissKappa, brute.fleissKappa],
    ["Brennan-Prediger", measures.brennanPrediger, brute.brennanPrediger],
    ["Gwet's AC2", measures.gwetAc2, brute.gwetAc],
    ["Conger's kappa", measures.congerKappa, brute.congerKappa],
  ] as const)("%s, missing ratings and all", (__, measure, twin) => {
    fc.assert(
      fc.property(any, (table) => {
        const { weights, weight } = between(table.q);
        const found = measure(ratingsOf(table), weights);
        if (!isDefined(found) && found.undefined === "no_pairable_units") return;
        if (!isDefined(found) && found.undefined === "rater_without_ratings") return;
        holds(found, twin(table.rows, table.q, weight));
      }),
      settings,
    );
  });

  it("weighted kappa and both of its standard errors", () => {
    fc.assert(
      fc.property(two, (table) => {
        const { weights, weight } = between(table.q);
        const found = measures.weightedKappa(ratingsOf(table), weights);
        if (brute.pairsOf(table.rows).length === 0) {
          expect(isDefined(found)).toBe(false);
          return;
        }
        holds(found, brute.weightedKappa(table.rows, weight));
        if (!isDefined(found)) return;
        const errors = brute.kappaErrors(table.rows, table.q, weight);
        expect(found.standardError).toMatchObject({ value: expect.closeTo(errors.usual, 6) });
        expect(found.nullStandardError).toMatchObject({ value: expect.closeTo(errors.atZero, 6) });
        expect(found.expected).toBeLessThan(1);
      }),
      settings,
    );
  });

  it("linearised standard errors are the spread of the units' influence", () => {
    fc.assert(
      fc.property(data({ min: 2, max: 4 }, false), ({ rows, q }) => {
        const { weights } = between(q);
        const units = rows[0]?.length ?? 0;
        const counted = (counts: readonly number[]): Ratings =>
          tally(
            { raters: rows.length, categories: q },
            counts.map((times, unit) => ({ ratings: rows.map((row) => row[unit] ?? 0), units: times })),
          );
        for (const measure of [
          measures.fleissKappa,
          measures.brennanPrediger,
          measures.gwetAc2,
          measures.congerKappa,
        ] as const) {
          const found = measure(ratingsOf({ rows, q }), weights);
          if (!isDefined(found) || !found.standardError || !("value" in found.standardError)) continue;
          const expected = brute.influenceError(units, (counts) => {
            const moved = measure(counted(counts), weights);
            return isDefined(moved) ? moved.value : Number.NaN;
          });
          expect(found.standardError.value).toBeCloseTo(expected, 5);
        }
      }),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 8) },
    );
  });
});

describe("the engine equals its plain twin:", () => {
  const any = data({ min: 2, max: 4 }, true);

  it.each([
    ["percent agreement", measures.percentAgreement, (rows: brute.Rows) => brute.percentAgreement(rows)],
    ["unanimous agreement", measures.unanimousAgreement, brute.unanimousAgreement],
    [
      "alpha, nominal",
      measures.krippendorffAlpha,
      (rows: brute.Rows) => brute.krippendorffAlpha(rows, (a, b) => (a === b ? 0 : 1)),
    ],
    [
      "alpha, ordinal",
      (ratings: Ratings) => measures.krippendorffAlpha(ratings, measures.ordinalMetric),
      (rows: brute.Rows) => brute.krippendorffAlpha(rows, brute.ordinalDistance(rows)),
    ],
    [
      "alpha, interval",
      (ratings: Ratings) => measures.krippendorffAlpha(ratings, measures.intervalMetric(labels(5))),
      (rows: brute.Rows) => brute.krippendorffAlpha(rows, (a, b) => (a - b) ** 2),
    ],
    [
      "alpha, ratio",
      (ratings: Ratings) => measures.krippendorffAlpha(ratings, measures.ratioMetric(labels(5))),
      (rows: brute.Rows) => brute.krippendorffAlpha(rows, (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2)),
    ],
  ] as const)("%s, missing ratings and all", (_, measure, twin) => {
    fc.assert(
      fc.property(any, (table) => holds(measure(ratingsOf(table)), twin(table.rows))),
      settings,
    );
  });

  it("Cohen's kappa, Scott's pi and specific agreement of two coders", () => {
    fc.assert(
      fc.property(data({ min: 2, max: 2 }, true), (table) => {
        const ratings = ratingsOf(table);
        if (brute.pairsOf(table.rows).length === 0) return;
        holds(measures.cohenKappa(ratings), brute.weightedKappa(table.rows));
        holds(measures.scottPi(ratings), brute.scottPi(table.rows));
        for (const category of labels(table.q))
          holds(measures.specificAgreement(ratings, category), brute.specificAgreement(table.rows, category));
      }),
      settings,
    );
  });

  it("Light's kappa, and its reasons when a pair has none", () => {
    fc.assert(
      fc.property(data({ min: 2, max: 4 }, false), (table) => {
        holds(measures.lightKappa(ratingsOf(table)), brute.lightKappa(table.rows));
      }),
      settings,
    );
  });

  it("Fleiss' kappa of a category is Fleiss' kappa of the category against the rest", () => {
    fc.assert(
      fc.property(data({ min: 2, max: 4 }, false), ({ rows, q }) => {
        for (const category of labels(q)) {
          const collapsed = rows.map((row) => row.map((rating) => (rating === category ? 1 : 0)));
          const found = measures.fleissCategoryKappa(ratingsOf({ rows, q }), category);
          holds(found, brute.fleissKappa(collapsed, 2));
        }
      }),
      settings,
    );
  });

  it("alpha of a category is alpha of the category against the rest", () => {
    fc.assert(
      fc.property(any, ({ rows, q }) => {
        for (const category of labels(q)) {
          const collapsed = rows.map((row) =>
            row.map((rating) => (rating === null ? null : rating === category ? 1 : 0)),
          );
          const found = measures.krippendorffCategoryAlpha(ratingsOf({ rows, q }), category);
          holds(
            found,
            brute.krippendorffAlpha(collapsed, (a, b) => (a === b ? 0 : 1)),
          );
        }
      }),
      settings,
    );
  });

  it("weights from a table of distances are those distances, turned round", () => {
    const distances = [
      [0, 1, 4],
      [1, 0, 2],
      [4, 2, 0],
    ];
    const rows: brute.Rows = [
      [0, 1, 2, 2, 0, 1],
      [0, 2, 2, 1, 1, 1],
    ];
    const found = measures.weightedKappa(ratingsOf({ rows, q: 3 }), weightsFromDistances(distances));
    holds(
      found,
      brute.weightedKappa(rows, (a, b) => 1 - (distances[a]?.[b] ?? 0) / 4),
    );
    holds(
      measures.krippendorffAlpha(ratingsOf({ rows, q: 3 }), measures.customMetric(distances)),
      brute.krippendorffAlpha(rows, (a, b) => distances[a]?.[b] ?? 0),
    );
  });
});

it("a scale is the numbers of the labels, or ranks where a label is no number", () => {
  expect(scaleOf([1, 2, 5, 9])).toEqual([1, 2, 5, 9]);
  expect(scaleOf(["low", "middle", "high"])).toEqual([1, 2, 3]);
  expect(scaleOf([1, 2, "9"])).toEqual([1, 2, 3]);
});
