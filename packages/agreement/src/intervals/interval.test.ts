import { describe, expect, it } from "vitest";
import { cohenKappa, gwetAc1, percentAgreement, scottPi } from "../measures/index.ts";
import { ratingsOfCounts } from "../ratings.ts";
import { isDefined } from "../result.ts";
import { intervalOf } from "./interval.ts";

const counts = (a: number, b: number, c: number, d: number) =>
  ratingsOfCounts({ bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d });

describe("the interval of a standard error", () => {
  it("is by the normal distribution for a large-sample error", () => {
    const kappa = cohenKappa(counts(40, 9, 6, 45));
    const found = intervalOf(kappa);
    if (!isDefined(kappa) || !found || !("low" in found) || !("value" in kappa.standardError))
      throw new Error("a value");
    expect(found).toMatchObject({ method: "large_sample", level: 0.95 });
    expect(found.low).toBeCloseTo(kappa.value - 1.959963984540054 * kappa.standardError.value, 12);
    expect(found.high).toBeCloseTo(kappa.value + 1.959963984540054 * kappa.standardError.value, 12);
  });

  it("is by Student's distribution with n - 1 degrees of freedom for a linearised error", () => {
    const ac1 = gwetAc1(counts(3, 2, 1, 6));
    const found = intervalOf(ac1);
    if (!isDefined(ac1) || !found || !("low" in found) || !ac1.standardError || !("value" in ac1.standardError))
      throw new Error("a value was expected");
    expect(found.method).toBe("linearised");
    // 12 units: t with 11 degrees of freedom.
    expect(found.low).toBeCloseTo(ac1.value - 2.20098516009164 * ac1.standardError.value, 10);
    expect(found.high).toBeCloseTo(Math.min(1, ac1.value + 2.20098516009164 * ac1.standardError.value), 10);
  });

  it("is cut where the coefficient ends", () => {
    expect(intervalOf(gwetAc1(counts(5, 1, 0, 6)))).toMatchObject({ high: 1 });
    expect(intervalOf(cohenKappa(counts(0, 4, 4, 1)))).toMatchObject({ low: -1 });
    expect(intervalOf(cohenKappa(counts(5, 1, 0, 6)))).toMatchObject({ high: 1 });
    // A linearised interval is cut at 1 only.
    const low = intervalOf(gwetAc1(counts(0, 2, 2, 1)));
    expect(low && "low" in low && low.low).toBeLessThan(-1);
  });

  it("widens with the level", () => {
    const at = (level: number) => intervalOf(cohenKappa(counts(40, 9, 6, 45)), level);
    const [usual, strict] = [at(0.95), at(0.99)];
    if (!usual || !strict || !("low" in usual) || !("low" in strict)) throw new Error("intervals were expected");
    expect(strict.low).toBeLessThan(usual.low);
    expect(strict.level).toBe(0.99);
  });

  it("is none, with the reason, when units do not vary or there is one unit only", () => {
    expect(intervalOf(cohenKappa(counts(5, 0, 0, 6)))).toMatchObject({ undefined: "zero_standard_error" });
    expect(intervalOf(percentAgreement(counts(0, 1, 0, 0)))).toMatchObject({ undefined: "fewer_than_two_units" });
    expect(intervalOf(cohenKappa(counts(0, 1, 0, 0)))).toMatchObject({ undefined: "fewer_than_two_units" });
  });

  it("is not there for a measure without a standard error, or without a value", () => {
    expect(intervalOf(scottPi(counts(5, 1, 0, 6)))).toBeUndefined();
    expect(intervalOf(cohenKappa(counts(0, 0, 0, 6)))).toBeUndefined();
  });
});
