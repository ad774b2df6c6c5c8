import { describe, expect, it } from "vitest";
import { type Agreement, isDefined, pairAgreement, ratingsOfCounts } from "../src/index.ts";

/** Two coders on 21 interviews and the 93 techniques of BCTTv1; a = both, b = first only, c = second only, d = neither. */
const of = (a: number, b: number, c: number, d: number) =>
  pairAgreement(ratingsOfCounts({ bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d }));
const shown = (agreement: Agreement) => (isDefined(agreement) ? agreement.value : agreement.undefined);

describe("presence and absence of behaviour change techniques", () => {
  it("gives the exact fractions of the first row, up to the last bit of a double", () => {
    const found = of(100, 18, 12, 1823);
    expect(shown(found.percentAgreement)).toBe(641 / 651);
    expect(shown(found.kappa)).toBe(26012 / 30197);
    expect(shown(found.pabak)).toBe(631 / 651);
    expect(shown(found.ac1)).toBeCloseTo(3332879 / 3391469, 14);
    expect(shown(found.alpha)).toBeCloseTo(72833 / 84548, 14);
    expect(shown(found.positiveAgreement)).toBe(20 / 23);
    expect(shown(found.prevalenceIndex)).toBe(-1723 / 1953);
    expect(shown(found.biasIndex)).toBe(6 / 1953);
  });

  it("warns where a value can not stand alone", () => {
    expect(of(0, 0, 0, 21).pabak).toMatchObject({
      value: 1,
      warnings: ["single_category_used", "few_positive_ratings", "zero_standard_error"],
    });
    expect(of(1, 0, 2, 18).kappa).toMatchObject({ warnings: ["few_positive_ratings", "kappa_far_below_agreement"] });
    expect(of(100, 18, 12, 1823).kappa).toMatchObject({ warnings: [] });
  });
});
