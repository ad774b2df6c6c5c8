import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, type Ratings, tally } from "../ratings.ts";
import { type Estimate, isDefined, REASONS } from "../result.ts";
import { identityWeights, linearWeights, quadraticWeights } from "../weights.ts";
import * as measures from "./index.ts";

const { cohenKappa, gwetAc1, pabak, prevalenceIndex, biasIndex, positiveAgreement, specificAgreement } = measures;
const SCALE = [0, 1, 2, 3];
const scaleOf = ({ categories }: Ratings) => SCALE.slice(0, categories);

type Property = {
  readonly measure: (ratings: Ratings) => Estimate;
  readonly bounds: readonly [number, number];
  readonly raters: "two" | "any";
  readonly categories: "binary" | "any";
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

type Table = { readonly q: number; readonly rows: readonly (readonly (number | null)[])[] };
const tables = ({ raters, categories }: Pick<Property, "raters" | "categories">): fc.Arbitrary<Table> =>
  fc
    .record({
      q: categories === "binary" ? fc.constant(2) : fc.integer({ min: 2, max: 4 }),
      r: raters === "two" ? fc.constant(2) : fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 0, max: 12 }),
      holes: fc.boolean(),
    })
    .chain(({ q, r, n, holes }) => {
      const rating = holes ? fc.option(fc.nat(q - 1), { freq: 6 }) : fc.nat(q - 1);
      const row = fc.array(rating, { minLength: n, maxLength: n });
      return fc.record({ q: fc.constant(q), rows: fc.array(row, { minLength: r, maxLength: r }) });
    });
const labels = (q: number) => Array.from({ length: q }, (_, index) => index);
const ratingsOf = ({ q, rows }: Table, positive: number | undefined = q === 2 ? PRESENT : undefined) =>
  ratingsFrom(rows, labels(q), positive);
const valueIn = (estimate: Estimate) => (isDefined(estimate) ? estimate.value : estimate.undefined);
const same = (found: Estimate, expected: number | string, sign = 1) => {
  const value = valueIn(found);
  if (typeof expected === "string" || typeof value === "string") expect(value).toBe(expected);
  else expect(value).toBeCloseTo(sign * expected, 11);
};
const settings = { seed: 1981, numRuns: process.env.CONCORD_TEST_SHARE === "full" ? 2000 : 200 };

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

describe("the measures together", () => {
  const twoBinary = tables(binary);
  const twoComplete = fc
    .integer({ min: 1, max: 12 })
    .chain((n) => fc.tuple(...[0, 1].map(() => fc.array(fc.nat(2), { minLength: n, maxLength: n }))))
    .map((rows): Table => ({ q: 3, rows }));

  it("kappa follows from PABAK, prevalence and bias (Byrt, Bishop & Carlin 1993)", () => {
    fc.assert(
      fc.property(twoBinary, (table) => {
        const ratings = ratingsOf(table);
        const [kappa, adjusted, pi, bi] = [cohenKappa, pabak, prevalenceIndex, biasIndex].map((each) => each(ratings));
        if (!kappa || !isDefined(kappa) || !adjusted || !isDefined(adjusted)) return;
        if (!pi || !isDefined(pi) || !bi || !isDefined(bi)) return;
        const shift = pi.value ** 2 - bi.value ** 2;
        expect(kappa.value).toBeCloseTo((adjusted.value - shift) / (1 - shift), 10);
      }),
      settings,
    );
  });

  it("PABAK is Brennan-Prediger of two categories", () => {
    fc.assert(
      fc.property(twoBinary, (table) =>
        same(pabak(ratingsOf(table)), valueIn(measures.brennanPrediger(ratingsOf(table)))),
      ),
      settings,
    );
  });

  it("positive agreement is the agreement specific to what is present", () => {
    fc.assert(
      fc.property(twoBinary, (table) => {
        expect(positiveAgreement(ratingsOf(table))).toEqual(specificAgreement(ratingsOf(table), PRESENT));
      }),
      settings,
    );
  });

  it("for two coders and complete data Conger's kappa is Cohen's, Fleiss' is Scott's, Light's is Cohen's", () => {
    fc.assert(
      fc.property(twoComplete, (table) => {
        const ratings = ratingsOf(table);
        same(measures.congerKappa(ratings), valueIn(cohenKappa(ratings)));
        same(measures.fleissKappa(ratings), valueIn(measures.scottPi(ratings)));
        same(measures.lightKappa(ratings), valueIn(cohenKappa(ratings)));
      }),
      settings,
    );
  });

  it("for two coders and complete data alpha is Scott's pi with the correction for small samples", () => {
    fc.assert(
      fc.property(twoComplete, (table) => {
        const ratings = ratingsOf(table);
        const pi = measures.scottPi(ratings);
        const pairable = 2 * (table.rows[0]?.length ?? 0);
        same(
          measures.krippendorffAlpha(ratings),
          isDefined(pi) ? 1 - ((1 - pi.value) * (pairable - 1)) / pairable : pi.undefined,
        );
      }),
      settings,
    );
  });

  it("with identity weights AC2 is AC1 and weighted kappa is kappa", () => {
    fc.assert(
      fc.property(tables(two), (table) => {
        const ratings = ratingsOf(table);
        const weights = identityWeights(table.q);
        same(measures.gwetAc2(ratings, weights), valueIn(gwetAc1(ratings)));
        same(measures.weightedKappa(ratings, weights), valueIn(cohenKappa(ratings)));
      }),
      settings,
    );
  });

  it("interval alpha does not change when the scale is stretched and moved, nor ratio alpha when it is stretched", () => {
    fc.assert(
      fc.property(tables(any), (table) => {
        const ratings = ratingsOf(table);
        const { intervalMetric, krippendorffAlpha, ratioMetric } = measures;
        same(
          krippendorffAlpha(ratings, intervalMetric(SCALE.map((value) => 7 * value - 3))),
          valueIn(krippendorffAlpha(ratings, intervalMetric(SCALE))),
        );
        same(
          krippendorffAlpha(ratings, ratioMetric(SCALE.map((value) => 7 * value))),
          valueIn(krippendorffAlpha(ratings, ratioMetric(SCALE))),
        );
      }),
      settings,
    );
  });
});

describe("why there is no value", () => {
  it("names the first reason of the list when several apply", () => {
    expect(cohenKappa(ratingsFrom([[]], [0, 1]))).toMatchObject({ undefined: "single_rater" });
    expect(cohenKappa(ratingsFrom([[], [], []], [0, 1]))).toMatchObject({ undefined: "no_units" });
    expect(cohenKappa(ratingsFrom([[0], [null], [null]], [0, 1]))).toMatchObject({ undefined: "no_pairable_units" });
    expect(cohenKappa(ratingsFrom([[0], [0], [0]], [0, 1]))).toMatchObject({ undefined: "requires_two_raters" });
    expect(gwetAc1(ratingsFrom([[0], [0]], [0]))).toMatchObject({ undefined: "single_category" });
    const constant = ratingsFrom([[0], [0], [null]], [0, 1]);
    expect(measures.congerKappa(constant)).toMatchObject({ undefined: "single_category" });
    expect(measures.lightKappa(constant)).toMatchObject({ undefined: "single_category" });
  });

  it("counts labels exactly, and refuses those that are not declared", () => {
    expect(() => ratingsFrom([["Yes"], ["yes "]], ["Yes", "yes"])).toThrow('"yes " is not a declared category');
  });

  it("refuses patterns that do not fit", () => {
    const shape = { raters: 2, categories: 2 };
    expect(() => tally(shape, [{ ratings: [0], units: 1 }])).toThrow("1 ratings by 2 coders");
    expect(() => tally(shape, [{ ratings: [0, 2], units: 1 }])).toThrow("category 2 is not one of the 2 declared");
    expect(() => tally(shape, [{ ratings: [0, 1], units: 0.5 }])).toThrow("counts 0.5 units");
    expect(() => tally(shape, [{ ratings: [0, 1], units: -1 }])).toThrow("counts -1 units");
  });

  it("refuses weights, scales and distances that do not fit", () => {
    const ratings = ratingsFrom([[0], [1]], [0, 1, 2]);
    expect(() => measures.weightedKappa(ratings, linearWeights([1, 2]))).toThrow("weights of 2 categories");
    expect(() => measures.ratioMetric([1, -2])).toThrow("no value below 0, but here is -2");
    expect(() => measures.customMetric([[0, 1]])).toThrow("2 entries instead of 1");
    expect(() => measures.customMetric([[1]])).toThrow("a distance of 1");
    expect(() =>
      measures.customMetric([
        [0, -1],
        [1, 0],
      ]),
    ).toThrow("a distance of -1");
    expect(() => specificAgreement(ratings, 3)).toThrow("category 3");
    expect(() => measures.fleissCategoryKappa(ratings, 3)).toThrow("category 3");
    expect(() => pabak(ratings)).toThrow("present and absent");
  });
});
