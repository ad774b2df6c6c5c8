import type { CodeId, DocumentId, UserId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import * as engine from "../src/index.ts";
import { type Continuum, type Estimate, intervalOf, isDefined, ratingsFrom, unitTable } from "../src/index.ts";

/** The data at the edges of every definition, and what each measure says there. */

const shown = (estimate: Estimate) => (isDefined(estimate) ? estimate.value : estimate.undefined);
const binary = (...rows: (0 | 1 | null)[][]) => ratingsFrom<number>(rows, [0, 1], 1);
const weighted = (ratings: engine.Ratings) => engine.weightedKappa(ratings, engine.linearWeights([0, 1]));

describe("both coders use one and the same of two or more categories", () => {
  const absent = binary([0, 0, 0, 0], [0, 0, 0, 0]);

  it.each([
    ["Cohen's kappa", engine.cohenKappa],
    ["weighted kappa", weighted],
    ["Scott's pi", engine.scottPi],
    ["Fleiss' kappa", (ratings: engine.Ratings) => engine.fleissKappa(ratings)],
    ["Conger's kappa", (ratings: engine.Ratings) => engine.congerKappa(ratings)],
    ["Light's kappa", engine.lightKappa],
    ["alpha", (ratings: engine.Ratings) => engine.krippendorffAlpha(ratings)],
  ] as const)("%s has no value: single_category", (_, measure) => {
    expect(measure(absent)).toMatchObject({ undefined: "single_category", units: 4 });
    expect(measure(binary([1, 1], [1, 1]))).toMatchObject({ undefined: "single_category" });
  });

  it.each([
    ["percent agreement", engine.percentAgreement],
    ["Brennan-Prediger", (ratings: engine.Ratings) => engine.brennanPrediger(ratings)],
    ["PABAK", engine.pabak],
    ["AC1", engine.gwetAc1],
  ] as const)("%s is 1, with the warning that it says little, and without an interval", (_, measure) => {
    const found = measure(absent);
    expect(found).toMatchObject({ value: 1, warnings: expect.arrayContaining(["single_category_used"]) });
    expect(intervalOf(found)).toMatchObject({ undefined: "zero_standard_error" });
  });

  it("agreement on a category that nobody used has no value: category_never_used", () => {
    expect(shown(engine.positiveAgreement(absent))).toBe("category_never_used");
    expect(shown(engine.negativeAgreement(absent))).toBe(1);
    expect(shown(engine.positiveAgreement(binary([1, 1], [1, 1])))).toBe(1);
    expect(shown(engine.negativeAgreement(binary([1, 1], [1, 1])))).toBe("category_never_used");
  });

  it("with one category declared, AC1 and Brennan-Prediger have no value either", () => {
    const one = ratingsFrom([["a"], ["a"]], ["a"]);
    expect(shown(engine.gwetAc1(one))).toBe("single_category");
    expect(shown(engine.brennanPrediger(one))).toBe("single_category");
    expect(shown(engine.percentAgreement(one))).toBe(1);
  });
});

describe("one coder is constant, the other varies", () => {
  const half = binary([0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0]);

  it("kappa and Conger's kappa are 0 and exist; pi and alpha are negative", () => {
    expect(shown(engine.cohenKappa(half))).toBe(0);
    expect(shown(engine.congerKappa(half))).toBeCloseTo(0, 14);
    expect(shown(engine.scottPi(half))).toBeCloseTo(-0.2, 14);
    expect(shown(engine.krippendorffAlpha(half))).toBeCloseTo(-0.1, 14);
  });

  it("the standard errors of these kappas are 0, so there is no interval", () => {
    expect(intervalOf(engine.cohenKappa(half))).toMatchObject({ undefined: "zero_standard_error" });
    expect(intervalOf(engine.congerKappa(half))).toMatchObject({ undefined: "zero_standard_error" });
  });
});

describe("full agreement, two or more categories", () => {
  const full = binary([0, 1, 1, 0], [0, 1, 1, 0]);

  it("every coefficient is 1", () => {
    for (const measure of [
      engine.percentAgreement,
      engine.unanimousAgreement,
      engine.cohenKappa,
      weighted,
      engine.scottPi,
      engine.pabak,
      engine.positiveAgreement,
      engine.negativeAgreement,
      engine.fleissKappa,
      engine.congerKappa,
      engine.lightKappa,
      engine.brennanPrediger,
      engine.gwetAc1,
      engine.krippendorffAlpha,
    ])
      expect(shown((measure as (ratings: engine.Ratings) => Estimate)(full))).toBe(1);
  });

  it("a standard error of 0 is shown as no variation among units, without an interval", () => {
    for (const measure of [engine.cohenKappa, engine.gwetAc1, engine.percentAgreement]) {
      const found = measure(full);
      expect(found).toMatchObject({
        standardError: { value: 0 },
        warnings: expect.arrayContaining(["zero_standard_error"]),
      });
      expect(intervalOf(found)).toMatchObject({ undefined: "zero_standard_error" });
    }
    expect(engine.WARNING_IN_WORDS.zero_standard_error).toContain("no variation among units");
  });
});

describe("one unit", () => {
  const one = binary([1], [0]);

  it("coefficients exist where they are defined", () => {
    expect(shown(engine.percentAgreement(one))).toBe(0);
    expect(shown(engine.cohenKappa(one))).toBe(0);
    expect(shown(engine.scottPi(one))).toBe(-1);
    expect(shown(engine.krippendorffAlpha(one))).toBe(0);
    expect(shown(engine.gwetAc1(one))).toBe(-1);
  });

  it("every standard error over units is fewer_than_two_units, and no measure has an interval", () => {
    for (const measure of [
      engine.percentAgreement,
      engine.fleissKappa,
      engine.congerKappa,
      engine.brennanPrediger,
      engine.gwetAc1,
    ]) {
      const found = (measure as (ratings: engine.Ratings) => engine.Agreement)(one);
      expect(found).toMatchObject({ standardError: { undefined: "fewer_than_two_units" } });
      expect(intervalOf(found)).toMatchObject({ undefined: "fewer_than_two_units" });
    }
    expect(intervalOf(engine.cohenKappa(one))).toMatchObject({ undefined: "fewer_than_two_units" });
    expect(intervalOf(weighted(one))).toMatchObject({ undefined: "fewer_than_two_units" });
  });
});

describe("a coder without ratings among several", () => {
  const silent = binary([0, 1, 1, 0, 1], [0, 1, 0, 0, 1], [null, null, null, null, null]);
  const without = binary([0, 1, 1, 0, 1], [0, 1, 0, 0, 1]);

  it("Conger's kappa is rater_without_ratings", () => {
    expect(engine.congerKappa(silent)).toMatchObject({ undefined: "rater_without_ratings", raters: 3 });
  });

  it.each([
    ["percent agreement", engine.percentAgreement],
    ["unanimous agreement", engine.unanimousAgreement],
    ["Fleiss' kappa", (ratings: engine.Ratings) => engine.fleissKappa(ratings)],
    ["Brennan-Prediger", (ratings: engine.Ratings) => engine.brennanPrediger(ratings)],
    ["AC1", engine.gwetAc1],
    ["alpha", (ratings: engine.Ratings) => engine.krippendorffAlpha(ratings)],
    ["Light's kappa", engine.lightKappa],
    ["Fleiss' kappa of a category", (ratings: engine.Ratings) => engine.fleissCategoryKappa(ratings, 1)],
  ] as const)("%s ignores that coder", (_, measure) => {
    expect(shown(measure(silent))).toBe(shown(measure(without)));
    expect(measure(silent)).toHaveProperty("value");
  });

  it("the standard error of Fleiss' kappa for a test of 0 ignores that coder too", () => {
    const [found, expected] = [engine.fleissKappa(silent), engine.fleissKappa(without)];
    if (!isDefined(found) || !isDefined(expected)) throw new Error("values were expected");
    expect(found.nullStandardError).toEqual(expected.nullStandardError);
    expect(found.nullStandardError).toHaveProperty("value");
  });

  it("a coder who judged some units only is not ignored by what needs complete data", () => {
    const some = binary([0, 1, 1, 0, 1], [0, 1, 0, 0, 1], [0, null, null, null, null]);
    expect(shown(engine.lightKappa(some))).toBe("requires_complete_data");
    expect(shown(engine.fleissCategoryKappa(some, 1))).toBe("requires_complete_data");
    expect(engine.fleissKappa(some)).toMatchObject({ nullStandardError: { undefined: "requires_complete_data" } });
  });
});

describe("spans", () => {
  const text = (...coders: Continuum["coders"]): Continuum => ({ length: 100, coders });
  const marked = [{ start: 10, end: 30, label: "A" }];
  const rules = ["exact", "overlap", "iou50"] as const;

  it("nobody marked a span: no_spans", () => {
    const empty = text([], []);
    for (const measure of [
      engine.uAlpha,
      engine.barUAlpha,
      engine.cuAlpha,
      engine.alphaUnitizing1995,
      engine.characterF1,
    ])
      expect(shown((measure as (continuum: Continuum) => Estimate)(empty))).toBe("no_spans");
    for (const rule of rules) expect(shown(engine.spanF1(empty, rule))).toBe("no_spans");
  });

  it("one coder marked spans, the other none: u-alpha exists, at or below 0; F1 is 0; the empty side has no share", () => {
    const one = text(marked, []);
    const value = shown(engine.uAlpha(one));
    expect(value).toBeLessThanOrEqual(0);
    for (const rule of rules) {
      expect(shown(engine.spanF1(one, rule))).toBe(0);
      expect(shown(engine.spanPrecision(one, rule))).toBe("no_spans");
      expect(shown(engine.spanRecall(one, rule))).toBe(0);
      expect(shown(engine.spanRecall(text([], marked), rule))).toBe("no_spans");
    }
    expect(shown(engine.characterF1(one))).toBe(0);
  });

  it("both marked the whole text as one unit: no_variation", () => {
    const whole = [{ start: 0, end: 100, label: "A" }];
    expect(shown(engine.uAlpha(text(whole, whole)))).toBe("no_variation");
    expect(shown(engine.uAlphaOfLabel(text(whole, whole), "A"))).toBe("no_variation");
  });
});

describe("character by character, as desktop programs count", () => {
  const code = "project/1" as CodeId;
  const [alice, bea] = ["alice", "bea"] as [UserId, UserId];
  /** A text of n characters in which A marked the first `a` and B as many as `b`, `both` of them in common. */
  const kappaOf = (
    n: number,
    a: number,
    b: number,
    both: number,
    cut: (start: number, end: number) => [number, number][],
  ) => {
    const layer = (coder: UserId, spans: [number, number][]) => ({
      coder,
      submitted: true,
      codes: new Set([code]),
      codings: spans.map(([start, end]) => ({ start, end, code, confidence: "certain" as const })),
    });
    const document = {
      documentId: "d" as DocumentId,
      text: "x".repeat(n),
      structure: { blocks: [], ranges: [], speakers: [] },
      layers: [layer(alice, cut(0, a)), layer(bea, cut(a - both, a - both + b))],
    };
    const table = unitTable({ documents: [document], coders: [alice, bea], unit: "character" });
    return engine.cohenKappa(engine.ratingsOfCodes(table));
  };

  it.each([
    [1000, 100, 100, 90, 0.889],
    [1000, 100, 100, 50, 0.444],
    [1000, 50, 200, 50, 0.348],
    [10000, 300, 300, 200, 0.656],
    [1000, 900, 900, 820, 0.111],
  ])("%i characters, %i by A, %i by B, %i by both: kappa is %f", (n, a, b, both, expected) => {
    const found = kappaOf(n, a, b, both, (start, end) => [[start, end]]);
    if (!isDefined(found)) throw new Error(found.undefined);
    expect(found.value.toFixed(3)).toBe(expected.toFixed(3));
    expect(found.units).toBe(n);
    // A coder's own overlapping codings of one code count once.
    const middle = (start: number, end: number) => Math.floor((start + end) / 2);
    const overlapping = kappaOf(n, a, b, both, (start, end) => [
      [start, middle(start, end) + 7],
      [middle(start, end) - 7, end],
      [start + 1, end - 1],
    ]);
    expect(shown(overlapping)).toBe(found.value);
  });
});
