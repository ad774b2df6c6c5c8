import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratingsFrom } from "../rating-columns.ts";
import { PRESENT, tally } from "../ratings.ts";
import { isDefined } from "../result.ts";
import { identityWeights, linearWeights } from "../weights.ts";
import * as measures from "./index.ts";
import { ratingsOf, same, settings, type Table, tables, valueIn } from "./testing/random-tables.ts";

const { cohenKappa, gwetAc1, pabak, prevalenceIndex, biasIndex, positiveAgreement, specificAgreement } = measures;
const SCALE = [0, 1, 2, 3];
const any = { raters: "any", categories: "any" } as const;
const two = { raters: "two", categories: "any" } as const;
const binary = { raters: "two", categories: "binary" } as const;

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

  it("nominal alpha is what its metric gives when every pair of ratings is looked at", () => {
    fc.assert(
      fc.property(tables(any), (table) => {
        const ratings = ratingsOf(table);
        const { krippendorffAlpha, nominalMetric } = measures;
        same(
          krippendorffAlpha(ratings, (frequencies) => nominalMetric(frequencies)),
          valueIn(krippendorffAlpha(ratings)),
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
    const incomplete = ratingsFrom(
      [
        [0, 0],
        [0, null],
      ],
      [0, 1],
    );
    expect(measures.lightKappa(incomplete)).toMatchObject({ undefined: "single_category" });
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
