import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ratings } from "../ratings.ts";
import { type Estimate, isDefined, REASONS } from "../result.ts";
import { linearWeights, quadraticWeights } from "../weights.ts";
import * as measures from "./index.ts";
import { ratingsOf, type Shape, same, settings, type Table, tables, valueIn } from "./testing/random-tables.ts";

const { cohenKappa, gwetAc1, pabak, prevalenceIndex, biasIndex, positiveAgreement } = measures;
const SCALE = [0, 1, 2, 3];
const scaleOf = ({ categories }: Ratings) => SCALE.slice(0, categories);

type Property = Shape & {
  readonly measure: (ratings: Ratings) => Estimate;
  readonly bounds: readonly [number, number];
  /** What swapping two coders does to the value; nothing, except for the bias index. */
  readonly swapped?: -1;
  /** What exchanging *present* and *absent* does to the value. `no`: the categories have an order or a size. */
  readonly renamed?: -1 | "other" | "no";
  /** What full agreement on at least two categories gives, if not 1; `any`: it depends on the data. */
  readonly perfect?: 0 | "any";
  /** Whether every unit several times over gives another value: alpha corrects for small samples. */
  readonly copies?: "differ";
};
const any = { raters: "any", categories: "any" } as const;
const two = { raters: "two", categories: "any" } as const;
const binary = { raters: "two", categories: "binary" } as const;
const BELOW = Number.NEGATIVE_INFINITY;
const TABLE: Readonly<Record<string, Property>> = {
  "percent agreement": { measure: measures.percentAgreement, bounds: [0, 1], ...any },
  "unanimous agreement": { measure: measures.unanimousAgreement, bounds: [0, 1], ...any },
  "Cohen's kappa": { measure: cohenKappa, bounds: [-1, 1], ...two },
  "the greatest kappa of the margins": {
    measure: (ratings) => part(cohenKappa(ratings), "maximum"),
    bounds: [-1, 1],
    ...two,
  },
  "weighted kappa, linear": {
    measure: (ratings) => measures.weightedKappa(ratings, linearWeights(scaleOf(ratings))),
    bounds: [-1, 1],
    ...two,
  },
  "weighted kappa, quadratic": {
    measure: (ratings) => measures.weightedKappa(ratings, quadraticWeights(scaleOf(ratings))),
    bounds: [-1, 1],
    ...two,
  },
  "Scott's pi": { measure: measures.scottPi, bounds: [-1, 1], ...two },
  "Fleiss' kappa": { measure: (ratings) => measures.fleissKappa(ratings), bounds: [BELOW, 1], ...any },
  "Conger's kappa": { measure: (ratings) => measures.congerKappa(ratings), bounds: [BELOW, 1], ...any },
  "Light's kappa": { measure: measures.lightKappa, bounds: [-1, 1], ...any },
  "Brennan-Prediger": { measure: (ratings) => measures.brennanPrediger(ratings), bounds: [-1, 1], ...any },
  "Gwet's AC1": { measure: gwetAc1, bounds: [-1, 1], ...any },
  "Gwet's AC2": {
    measure: (ratings) => measures.gwetAc2(ratings, quadraticWeights(scaleOf(ratings))),
    bounds: [BELOW, 1],
    ...any,
  },
  "alpha, nominal": {
    measure: (ratings) => measures.krippendorffAlpha(ratings),
    bounds: [-1, 1],
    ...any,
    copies: "differ",
  },
  "alpha, ordinal": {
    measure: (ratings) => measures.krippendorffAlpha(ratings, measures.ordinalMetric),
    bounds: [-1, 1],
    ...any,
    copies: "differ",
  },
  "alpha, interval": {
    measure: (ratings) => measures.krippendorffAlpha(ratings, measures.intervalMetric(SCALE)),
    bounds: [-1, 1],
    ...any,
    copies: "differ",
  },
  "alpha, ratio": {
    measure: (ratings) => measures.krippendorffAlpha(ratings, measures.ratioMetric(SCALE)),
    bounds: [-1, 1],
    ...any,
    renamed: "no",
    copies: "differ",
  },
  PABAK: { measure: pabak, bounds: [-1, 1], ...binary },
  "positive agreement": { measure: positiveAgreement, bounds: [0, 1], ...binary, renamed: "other" },
  "negative agreement": { measure: measures.negativeAgreement, bounds: [0, 1], ...binary, renamed: "other" },
  "prevalence index": { measure: prevalenceIndex, bounds: [-1, 1], ...binary, renamed: -1, perfect: "any" },
  "bias index": { measure: biasIndex, bounds: [-1, 1], ...binary, swapped: -1, renamed: -1, perfect: 0 },
};

function part<Part extends string>(result: Estimate & { readonly [P in Part]?: number }, name: Part): Estimate {
  return isDefined(result) ? { value: result[name] ?? Number.NaN } : result;
}

describe.each(Object.entries(TABLE))("%s", (_, property) => {
  const { measure, bounds } = property;
  const holds = (check: (table: Table) => void) => fc.assert(fc.property(tables(property), check), settings);

  it("lies within its bounds, or says why there is none", () => {
    holds((table) => {
      const found = measure(ratingsOf(table));
      if (!isDefined(found)) expect(REASONS).toContain(found.undefined);
      else {
        expect(found.value).toBeGreaterThanOrEqual(bounds[0] - 1e-12);
        expect(found.value).toBeLessThanOrEqual(bounds[1] + 1e-12);
      }
    });
  });

  it("does not depend on the order of the coders", () => {
    holds((table) => {
      const expected = valueIn(measure(ratingsOf(table)));
      same(measure(ratingsOf({ ...table, rows: table.rows.toReversed() })), expected, property.swapped);
    });
  });

  it("does not depend on the order of the units, to the last bit", () => {
    holds((table) => {
      const reordered = { ...table, rows: table.rows.map((row) => row.toReversed()) };
      expect(measure(ratingsOf(reordered))).toEqual(measure(ratingsOf(table)));
    });
  });

  if (property.renamed !== "no")
    it("does not depend on what the categories are called", () => {
      holds((table) => {
        const { q } = table;
        const rows = table.rows.map((row) => row.map((rating) => (rating === null ? null : q - 1 - rating)));
        const expected = valueIn(measure(ratingsOf(table)));
        if (property.renamed === "other") same(measure(ratingsOf({ q, rows }, 0)), expected);
        else same(measure(ratingsOf({ q, rows })), expected, property.renamed as -1 | undefined);
      });
    });

  it("does not change when the units that nobody rated are taken out", () => {
    holds((table) => {
      const rated = (table.rows[0] ?? []).map((__, unit) => table.rows.some((row) => row[unit] !== null));
      const rows = table.rows.map((row) => row.filter((__, unit) => rated[unit]));
      same(measure(ratingsOf({ ...table, rows })), valueIn(measure(ratingsOf(table))));
    });
  });

  it(
    property.copies === "differ"
      ? "keeps its reason when every unit comes three times"
      : "is the same when every unit comes three times",
    () => {
      holds((table) => {
        const once = measure(ratingsOf(table));
        const thrice = measure(ratingsOf({ ...table, rows: table.rows.map((row) => [...row, ...row, ...row]) }));
        if (property.copies !== "differ" || !isDefined(once)) same(thrice, valueIn(once));
        else expect(isDefined(thrice) && thrice.value).toBeLessThanOrEqual(once.value + 1e-12);
      });
    },
  );

  if (property.perfect !== "any")
    it(`is ${property.perfect ?? 1} when all agree on two categories or more`, () => {
      fc.assert(
        fc.property(fc.array(fc.nat(1), { minLength: 1, maxLength: 8 }), (judged) => {
          const row = [0, 1, ...judged];
          same(measure(ratingsOf({ q: 2, rows: [row, row] })), property.perfect ?? 1);
        }),
        settings,
      );
    });
});
