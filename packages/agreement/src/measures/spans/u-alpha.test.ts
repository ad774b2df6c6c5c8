import { describe, expect, it } from "vitest";
import { barUAlpha, uAlpha, uAlphaOfLabel } from "./index.ts";
import { aContinuum, OFFSET, PUBLISHED, valueIn } from "./testing/continua.ts";

/** Spans of the usage example of github.com/lindanna/unitized_alpha. */
const threeCoders = aContinuum(
  60,
  [[2, 5, "1"]],
  [
    [2, 5, "1"],
    [10, 20, "2"],
  ],
  [
    [2, 5, "2"],
    [15, 20, "2"],
  ],
);

describe("u-alpha", () => {
  it("comes out as by hand", () => {
    // l = 20, of it 9 under a and 11 in gaps; both agree on 2 x 4 of a and 2 x 5 of gap, so 2 of 20 disagree.
    // Self-pairing: 5^2 + 4^2 for the spans, 5 + 6 for the gaps, 52. Expected: (20^2 - 9^2 - 11^2) / (20^2 - 52).
    expect(uAlpha(aContinuum(10, [[0, 5, "a"]], [[0, 4, "a"]]))).toEqual({
      length: 10,
      raters: 2,
      spans: [1, 1],
      value: 1 - (0.1 * 348) / 198,
      observedDisagreement: 0.1,
      expectedDisagreement: 198 / 348,
      warnings: [],
    });
  });

  it("gives what other implementations give for three coders, and for shifted boundaries", () => {
    expect(valueIn(uAlpha(threeCoders))).toBeCloseTo(0.3982981423791392, 12);
    expect(valueIn(uAlpha(OFFSET))).toBeCloseTo(0.6377370964914477, 12);
  });

  it("is undefined when both marked the whole text as one unit, or as the same label in pieces", () => {
    const whole = [[0, 10, "a"]] as const;
    const pieces = [
      [0, 4, "a"],
      [4, 10, "a"],
    ] as const;
    expect(uAlpha(aContinuum(10, whole, whole))).toMatchObject({ undefined: "no_variation" });
    expect(uAlpha(aContinuum(10, whole, pieces))).toMatchObject({ undefined: "no_variation" });
    // With two labels there is something to be expected: all of it, as (400 - 100 - 100) / (400 - 100 - 100).
    expect(valueIn(uAlpha(aContinuum(10, whole, [[0, 10, "b"]])))).toBe(0);
  });

  it("is exactly 0 when one coder marked a single character and the other nothing, and lower for longer spans", () => {
    expect(valueIn(uAlpha(aContinuum(10, [[3, 4, "a"]], [])))).toBe(0);
    // 5 of 10 disagree. Expected: (400 - 25 - 225) / (400 - (25 + 5 + 10)) = 150 / 360.
    expect(valueIn(uAlpha(aContinuum(10, [[3, 8, "a"]], [])))).toBeCloseTo(1 - (0.5 * 360) / 150, 12);
  });

  it("stays exact where squares of lengths are no longer exact as numbers", () => {
    // As by hand, with h = 2^40: l = 4h, under the label 2h - 1, in gaps 2h + 1.
    const h = 2 ** 40;
    const n = BigInt(h);
    const observed = 1 / (2 * h);
    const square = 16n * n * n;
    const expected =
      Number(square - (2n * n - 1n) ** 2n - (2n * n + 1n) ** 2n) /
      Number(square - n * n - (n - 1n) ** 2n - 2n * n - 1n);
    const found = uAlpha(aContinuum(2 * h, [[0, h, "a"]], [[0, h - 1, "a"]]));
    expect(found).toMatchObject({ observedDisagreement: observed, expectedDisagreement: expected });
    expect(valueIn(found)).toBeCloseTo(1 - observed / expected, 15);
    expect(valueIn(found)).toBeLessThan(1);
  });
});

describe("u-alpha of one label", () => {
  it("judges labels one by one where spans of different labels overlap", () => {
    expect(valueIn(uAlphaOfLabel(PUBLISHED, "c"))).toBeCloseTo(0.5162799043062201, 12);
    expect(uAlphaOfLabel(PUBLISHED, "k")).toMatchObject({ value: 1, observedDisagreement: 0, spans: [2, 2] });
    expect(uAlphaOfLabel(PUBLISHED, "x")).toMatchObject({ undefined: "no_spans", spans: [0, 0] });
  });

  it("unites a coder's overlapping spans, in any order, and counts them as they were marked", () => {
    const twice = aContinuum(
      20,
      [
        [3, 8, "a"],
        [0, 5, "a"],
        [1, 2, "a"],
      ],
      [[0, 6, "a"]],
    );
    const once = aContinuum(20, [[0, 8, "a"]], [[0, 6, "a"]]);
    expect(valueIn(uAlphaOfLabel(twice, "a"))).toBe(valueIn(uAlpha(once)));
    expect(uAlphaOfLabel(twice, "a").spans).toEqual([3, 1]);
  });

  it("keeps spans apart that only touch", () => {
    const touching = [
      [0, 4, "a"],
      [4, 8, "a"],
    ] as const;
    const found = uAlphaOfLabel(aContinuum(20, touching, [[0, 6, "a"]]), "a");
    // l = 40, 14 under a; self-pairing 16 + 16 + 36 + 12 + 14 = 94, and not 64 + 36 + 26 as for a united span.
    expect(found).toMatchObject({ observedDisagreement: 0.1, expectedDisagreement: (1600 - 196 - 676) / (1600 - 94) });
  });

  it("does not look at spans with other labels, even if they are empty", () => {
    const [first = [], second = []] = PUBLISHED.coders;
    const withEmpty = { ...PUBLISHED, coders: [first, [...second, { start: 3, end: 3, label: "x" }]] };
    expect(uAlphaOfLabel(withEmpty, "c")).toEqual(uAlphaOfLabel(PUBLISHED, "c"));
  });
});

describe("|u-alpha", () => {
  it("comes out as by hand, whatever the labels are", () => {
    // Gaps: 11 of l = 20, and on 2 x 5 of them both agree, so 1 of 20 disagrees. Expected: 11 x 9 / (20^2 - 52).
    expect(barUAlpha(aContinuum(10, [[0, 5, "a"]], [[0, 4, "b"]]))).toEqual({
      length: 10,
      raters: 2,
      spans: [1, 1],
      value: 1 - (0.05 * 348) / 99,
      observedDisagreement: 0.05,
      expectedDisagreement: 99 / 348,
      warnings: [],
    });
  });

  it("gives what other implementations give for three coders, and for shifted boundaries", () => {
    expect(valueIn(barUAlpha(threeCoders))).toBeCloseTo(0.5238010446343782, 12);
    expect(valueIn(barUAlpha(OFFSET))).toBeCloseTo(0.5926467855030836, 12);
  });

  it("is undefined when nobody left a gap, though u-alpha may not be", () => {
    const full = aContinuum(10, [[0, 10, "a"]], [[0, 10, "b"]]);
    expect(barUAlpha(full)).toMatchObject({ undefined: "no_variation" });
    expect(valueIn(uAlpha(full))).toBeTypeOf("number");
  });
});
