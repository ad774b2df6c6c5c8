import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, type Ratings, tally } from "../ratings.ts";
import { type Agreement, isDefined, REASONS } from "../result.ts";
import {
  biasIndex,
  brennanPrediger,
  cohenKappa,
  gwetAc1,
  negativeAgreement,
  pabak,
  percentAgreement,
  positiveAgreement,
  prevalenceIndex,
  specificAgreement,
} from "./index.ts";

type Property = {
  readonly measure: (ratings: Ratings) => Agreement;
  readonly bounds: readonly [number, number];
  readonly raters: "two" | "any";
  readonly categories: "binary" | "any";
  /** What swapping two coders does to the value; nothing, except for the bias index. */
  readonly swapped?: -1;
  /** What exchanging *present* and *absent* does to the value. */
  readonly renamed?: -1 | "other";
};
const TABLE: Readonly<Record<string, Property>> = {
  "percent agreement": { measure: percentAgreement, bounds: [0, 1], raters: "any", categories: "any" },
  "Cohen's kappa": { measure: cohenKappa, bounds: [-1, 1], raters: "two", categories: "any" },
  "Brennan-Prediger": { measure: brennanPrediger, bounds: [-1, 1], raters: "any", categories: "any" },
  "Gwet's AC1": { measure: gwetAc1, bounds: [-1, 1], raters: "any", categories: "any" },
  PABAK: { measure: pabak, bounds: [-1, 1], raters: "two", categories: "binary" },
  "positive agreement": {
    measure: positiveAgreement,
    bounds: [0, 1],
    raters: "two",
    categories: "binary",
    renamed: "other",
  },
  "negative agreement": {
    measure: negativeAgreement,
    bounds: [0, 1],
    raters: "two",
    categories: "binary",
    renamed: "other",
  },
  "prevalence index": { measure: prevalenceIndex, bounds: [-1, 1], raters: "two", categories: "binary", renamed: -1 },
  "bias index": { measure: biasIndex, bounds: [-1, 1], raters: "two", categories: "binary", swapped: -1, renamed: -1 },
};

type Table = { readonly q: number; readonly rows: readonly (readonly (number | null)[])[] };
const tables = ({ raters, categories }: Property): fc.Arbitrary<Table> =>
  fc
    .record({
      q: categories === "binary" ? fc.constant(2) : fc.integer({ min: 2, max: 4 }),
      r: raters === "two" ? fc.constant(2) : fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 0, max: 12 }),
    })
    .chain(({ q, r, n }) => {
      const rating = fc.option(fc.nat(q - 1), { freq: 6 });
      const row = fc.array(rating, { minLength: n, maxLength: n });
      return fc.record({ q: fc.constant(q), rows: fc.array(row, { minLength: r, maxLength: r }) });
    });
const labels = (q: number) => Array.from({ length: q }, (_, index) => index);
const ratingsOf = ({ q, rows }: Table, positive: number | undefined = q === 2 ? PRESENT : undefined) =>
  ratingsFrom(rows, labels(q), positive);
const valueIn = (agreement: Agreement) => (isDefined(agreement) ? agreement.value : agreement.undefined);
const same = (found: Agreement, expected: number | string, sign = 1) => {
  const value = valueIn(found);
  if (typeof expected === "string" || typeof value === "string") expect(value).toBe(expected);
  else expect(value).toBeCloseTo(sign * expected, 12);
};
const settings = { seed: 1981, numRuns: 200 };

describe.each(Object.entries(TABLE))("%s", (_, property) => {
  const { measure, bounds } = property;

  it("lies within its bounds, or says why there is none", () => {
    fc.assert(
      fc.property(tables(property), (table) => {
        const found = measure(ratingsOf(table));
        if (!isDefined(found)) expect(REASONS).toContain(found.undefined);
        else {
          expect(found.value).toBeGreaterThanOrEqual(bounds[0]);
          expect(found.value).toBeLessThanOrEqual(bounds[1]);
        }
        expect(found.units + found.leftOut).toBe(table.rows[0]?.length ?? 0);
      }),
      settings,
    );
  });

  it("does not depend on the order of the coders", () => {
    fc.assert(
      fc.property(tables(property), (table) => {
        const expected = valueIn(measure(ratingsOf(table)));
        same(measure(ratingsOf({ ...table, rows: table.rows.toReversed() })), expected, property.swapped);
      }),
      settings,
    );
  });

  it("does not depend on the order of the units, to the last bit", () => {
    fc.assert(
      fc.property(tables(property), (table) => {
        const reordered = { ...table, rows: table.rows.map((row) => row.toReversed()) };
        expect(measure(ratingsOf(reordered))).toEqual(measure(ratingsOf(table)));
      }),
      settings,
    );
  });

  it("does not depend on what the categories are called", () => {
    fc.assert(
      fc.property(tables(property), (table) => {
        const { q } = table;
        const rows = table.rows.map((row) => row.map((rating) => (rating === null ? null : q - 1 - rating)));
        const expected = valueIn(measure(ratingsOf(table)));
        if (property.renamed === "other") same(measure(ratingsOf({ q, rows }, 0)), expected);
        else same(measure(ratingsOf({ q, rows })), expected, property.renamed);
      }),
      settings,
    );
  });

  it("does not change when the units that nobody rated are taken out", () => {
    fc.assert(
      fc.property(tables(property), (table) => {
        const rated = (table.rows[0] ?? []).map((__, unit) => table.rows.some((row) => row[unit] !== null));
        const rows = table.rows.map((row) => row.filter((__, unit) => rated[unit]));
        same(measure(ratingsOf({ ...table, rows })), valueIn(measure(ratingsOf(table))));
      }),
      settings,
    );
  });
});

describe("the measures together", () => {
  const twoBinary = tables({ measure: pabak, bounds: [0, 0], raters: "two", categories: "binary" });

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
      fc.property(twoBinary, (table) => same(pabak(ratingsOf(table)), valueIn(brennanPrediger(ratingsOf(table))))),
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
});

describe("why there is no value", () => {
  it("names the first reason of the list when several apply", () => {
    expect(cohenKappa(ratingsFrom([[]], [0, 1]))).toMatchObject({ undefined: "single_rater" });
    expect(cohenKappa(ratingsFrom([[], [], []], [0, 1]))).toMatchObject({ undefined: "no_units" });
    expect(cohenKappa(ratingsFrom([[0], [null], [null]], [0, 1]))).toMatchObject({ undefined: "no_pairable_units" });
    expect(cohenKappa(ratingsFrom([[0], [0], [0]], [0, 1]))).toMatchObject({ undefined: "requires_two_raters" });
    expect(gwetAc1(ratingsFrom([[0], [0]], [0]))).toMatchObject({ undefined: "single_category" });
  });

  it("counts labels exactly, and refuses those that are not declared", () => {
    expect(() => ratingsFrom([["Yes"], ["yes "]], ["Yes", "yes"])).toThrow('"yes " is not a declared category');
  });

  it("refuses patterns that do not fit", () => {
    const shape = { raters: 2, categories: 2 };
    expect(() => tally(shape, [{ ratings: [0], units: 1 }])).toThrow();
    expect(() => tally(shape, [{ ratings: [0, 2], units: 1 }])).toThrow();
    expect(() => tally(shape, [{ ratings: [0, 1], units: 0.5 }])).toThrow();
  });
});
