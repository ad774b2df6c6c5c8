import { describe, expect, it } from "vitest";
import { type Agreement, isDefined, pairAgreement, ratingsOfCounts } from "../src/index.ts";

/**
 * Two coders on 21 interviews and the 93 techniques of BCTTv1; a = both, b = first only, c = second only, d = neither.
 * The figures come from a separate computation in exact fractions, printed to six places, hence the tolerance of half a
 * unit in the sixth.
 */
const OVERALL: readonly Row[] = [
  ["document x 93", 100, 18, 12, 1823, 0.984639, 0.86141, 0.969278, 0.982724, 0.869565],
  ["document x 49 used by either", 100, 18, 12, 899, 0.970845, 0.853166, 0.941691, 0.963623, 0.869565],
  ["participant turn x 93", 100, 18, 12, 58460, 0.999488, 0.869309, 0.998976, 0.999486, 0.869565],
  ["document x 93, one role", 47, 7, 5, 964, 0.98827, 0.880609, 0.97654, 0.986992, 0.886792],
  ["document x 93, other role", 53, 11, 7, 859, 0.980645, 0.844482, 0.96129, 0.977894, 0.854839],
  ["document x 16 groups", 98, 11, 3, 224, 0.958333, 0.903094, 0.916667, 0.926941, 0.933333],
  ["confidence of shared codings", 60, 10, 5, 25, 0.85, 0.659091, 0.7, 0.732739, 0.888889],
];
const BY_TECHNIQUE: readonly TechniqueRow[] = [
  ["1.1", 6, 1, 0, 14, 0.888889, 0.904762, 0.916832],
  ["1.4", 1, 0, 1, 19, 0.644068, 0.904762, 0.945098],
  ["2.7", 0, 1, 0, 20, 0, 0.904762, 0.950059],
  ["3.1", 4, 3, 0, 14, 0.64, 0.714286, 0.767098],
  ["3.2", 6, 0, 0, 15, 1, 1, 1],
  ["3.3", 1, 0, 2, 18, 0.461538, 0.809524, 0.884932],
  ["4.1", 5, 0, 1, 15, 0.877193, 0.904762, 0.922366],
  ["13.5", 0, 0, 1, 20, 0, 0.904762, 0.950059],
  ["16.1", 0, 0, 0, 21, "single_category", 1, 1],
];
type Row = readonly [string, number, number, number, number, number, number, number, number, number];
type TechniqueRow = readonly [string, number, number, number, number, number | "single_category", number, number];

const of = (a: number, b: number, c: number, d: number) =>
  pairAgreement(ratingsOfCounts({ bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d }));
const shown = (agreement: Agreement) => (isDefined(agreement) ? agreement.value : agreement.undefined);

describe("presence and absence of behaviour change techniques", () => {
  it.each(OVERALL)(
    "%s: every coefficient has its known value",
    (_, a, b, c, d, agreement, kappa, adjusted, ac1, f1) => {
      const found = of(a, b, c, d);
      expect(found.counts.units).toBe(a + b + c + d);
      expect(shown(found.percentAgreement)).toBeCloseTo(agreement, 6);
      expect(shown(found.kappa)).toBeCloseTo(kappa, 6);
      expect(shown(found.pabak)).toBeCloseTo(adjusted, 6);
      expect(shown(found.ac1)).toBeCloseTo(ac1, 6);
      expect(shown(found.positiveAgreement)).toBeCloseTo(f1, 6);
    },
  );

  it("gives the exact fractions of the first row, up to the last bit of a double", () => {
    const found = of(100, 18, 12, 1823);
    expect(shown(found.percentAgreement)).toBe(641 / 651);
    expect(shown(found.kappa)).toBe(26012 / 30197);
    expect(shown(found.pabak)).toBe(631 / 651);
    expect(shown(found.ac1)).toBeCloseTo(3332879 / 3391469, 14);
    expect(shown(found.positiveAgreement)).toBe(20 / 23);
    expect(shown(found.prevalenceIndex)).toBe(-1723 / 1953);
    expect(shown(found.biasIndex)).toBe(6 / 1953);
  });

  it.each(BY_TECHNIQUE)(
    "technique %s: kappa, PABAK and AC1 have their known values",
    (_, a, b, c, d, kappa, adjusted, ac1) => {
      const found = of(a, b, c, d);
      if (typeof kappa === "number") expect(shown(found.kappa)).toBeCloseTo(kappa, 6);
      else expect(shown(found.kappa)).toBe(kappa);
      expect(shown(found.pabak)).toBeCloseTo(adjusted, 6);
      expect(shown(found.ac1)).toBeCloseTo(ac1, 6);
    },
  );

  it("warns where a value can not stand alone", () => {
    expect(of(0, 0, 0, 21).pabak).toMatchObject({
      value: 1,
      warnings: ["single_category_used", "few_positive_ratings", "zero_standard_error"],
    });
    expect(of(1, 0, 2, 18).kappa).toMatchObject({ warnings: ["few_positive_ratings", "kappa_far_below_agreement"] });
    expect(of(100, 18, 12, 1823).kappa).toMatchObject({ warnings: [] });
  });
});
