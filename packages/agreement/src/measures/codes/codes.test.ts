import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../../rating-columns.ts";
import { type BinaryCounts, type Ratings, ratingsOfCounts } from "../../ratings.ts";
import { isDefined } from "../../result.ts";
import { cohenKappa } from "../cohen-kappa.ts";
import { positiveAgreement } from "../specific-agreement.ts";
import { meanDefinedKappa, microPositiveAgreement, pooledKappa } from "./index.ts";

const code = (bothPresent: number, firstOnly: number, secondOnly: number, bothAbsent: number) =>
  ratingsOfCounts({ bothPresent, firstOnly, secondOnly, bothAbsent });
const never = code(0, 0, 0, 10);
const always = code(10, 0, 0, 0);
const unjudged = ratingsFrom<number>(
  [
    [0, 1],
    [null, null],
  ],
  [0, 1],
  1,
);
const silent = ratingsFrom<number>([[null], [null]], [0, 1], 1);
const ofThree = ratingsFrom<number>([[0], [1], [1]], [0, 1], 1);
const ofOne = ratingsFrom<number>([[0, 1]], [0, 1], 1);

describe("pooled kappa", () => {
  it("is made of the means of observed and expected agreement", () => {
    // p_o is 0.8 and 0.9. p_e is (5*5 + 5*5) / 100 = 0.5 and (1*2 + 9*8) / 100 = 0.74.
    const found = pooledKappa([code(4, 1, 1, 4), code(1, 0, 1, 8)]);
    expect(found).toMatchObject({ codes: 2, of: 2 });
    if (!isDefined(found)) throw new Error(found.undefined);
    expect(found.value).toBeCloseTo((0.85 - 0.62) / (1 - 0.62), 14);
  });

  it("does not change with codes that nobody, or everybody, used", () => {
    const alone = pooledKappa([code(4, 1, 1, 4)]);
    const found = pooledKappa([never, code(4, 1, 1, 4), always]);
    if (!isDefined(alone) || !isDefined(found)) throw new Error("values were expected");
    expect(found.value).toBeCloseTo(alone.value, 14);
    expect(found).toMatchObject({ codes: 3, of: 3 });
  });

  it("has no value where no code varies, and says how many it looked at", () => {
    expect(pooledKappa([never, always])).toEqual({ codes: 2, of: 2, undefined: "single_category" });
    expect(pooledKappa([never])).toEqual({ codes: 1, of: 1, undefined: "single_category" });
  });

  it("leaves out codes that two coders did not both judge, and counts them", () => {
    expect(pooledKappa([unjudged, code(4, 1, 1, 4), ofThree])).toMatchObject({
      codes: 1,
      of: 3,
      value: expect.closeTo(0.6, 12),
    });
  });

  it("is kappa for one code", () => {
    const found = pooledKappa([code(4, 1, 1, 4)]);
    const kappa = cohenKappa(code(4, 1, 1, 4));
    expect(isDefined(found) && found.value).toBeCloseTo(isDefined(kappa) ? kappa.value : Number.NaN, 14);
  });
});

describe("the mean of the kappas that exist", () => {
  it("says of how many codes", () => {
    expect(meanDefinedKappa([code(4, 1, 1, 4), never, code(5, 0, 0, 5)])).toEqual({ codes: 2, of: 3, value: 0.8 });
  });

  it("has no value where no code has a kappa", () => {
    expect(meanDefinedKappa([never, always])).toEqual({ codes: 0, of: 2, undefined: "single_category" });
  });
});

describe("micro positive agreement", () => {
  it("counts frequent codes more", () => {
    // (2 * 4 + 2 * 1) / (10 + 3) over codes with 10 and 3 uses.
    expect(microPositiveAgreement([code(4, 1, 1, 4), code(1, 0, 1, 8)])).toEqual({ codes: 2, of: 2, value: 10 / 13 });
  });

  it("has no value where nobody marked any code", () => {
    expect(microPositiveAgreement([never, never])).toEqual({ codes: 2, of: 2, undefined: "category_never_used" });
  });

  it("leaves out codes that two coders did not both judge, and counts them", () => {
    const found = microPositiveAgreement([unjudged, code(4, 1, 1, 4), ofThree]);
    expect(found).toEqual({ codes: 1, of: 3, value: 0.8 });
  });

  it("is positive agreement for one code", () => {
    const found = microPositiveAgreement([code(4, 1, 2, 4)]);
    expect(found).toMatchObject({ value: 8 / 11 });
    expect(positiveAgreement(code(4, 1, 2, 4))).toMatchObject({ value: 8 / 11 });
  });
});

describe.each([
  ["pooled kappa", pooledKappa],
  ["the mean of the kappas that exist", meanDefinedKappa],
  ["micro positive agreement", microPositiveAgreement],
] as const)("%s", (_, summary) => {
  it.each([
    ["no codes", [], "no_units"],
    ["codes that one coder judged", [ofOne, ofOne], "single_rater"],
    ["codes that nobody judged", [silent], "no_units"],
    ["codes that nobody judged twice", [unjudged], "no_pairable_units"],
    ["codes that three coders judged", [ofThree], "requires_two_raters"],
    ["codes that each have another reason", [ofThree, unjudged], "no_pairable_units"],
  ] as const)("has no value for %s", (__, ratings, reason) => {
    expect(summary(ratings)).toEqual({ codes: 0, of: ratings.length, undefined: reason });
  });

  it("does not depend on the order of the codes or of the coders", () => {
    const counts: fc.Arbitrary<BinaryCounts> = fc.record({
      bothPresent: fc.nat(5),
      firstOnly: fc.nat(3),
      secondOnly: fc.nat(3),
      bothAbsent: fc.nat(20),
    });
    const swapped = ({ firstOnly, secondOnly, ...same }: BinaryCounts) => ({
      ...same,
      firstOnly: secondOnly,
      secondOnly: firstOnly,
    });
    const valueIn = (ratings: readonly Ratings[]) => {
      const found = summary(ratings);
      return isDefined(found) ? found.value : found.undefined;
    };
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), (codes) => {
        const expected = valueIn(codes.map(ratingsOfCounts));
        for (const others of [codes.toReversed(), codes.map(swapped)]) {
          const found = valueIn(others.map(ratingsOfCounts));
          if (typeof expected === "string") expect(found).toBe(expected);
          else expect(found).toBeCloseTo(expected, 12);
        }
      }),
      { seed: 2008, numRuns: 200 },
    );
  });
});
