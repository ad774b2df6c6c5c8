import { describe, expect, it } from "vitest";
import { cuAlpha, cuCoverage, kuAlpha } from "./index.ts";
import { aContinuum, OFFSET, valueIn } from "./testing/continua.ts";

// Both marked 2 characters, as a and a, and 3, as b and a. Over both orders: l* = 10, of it 7 under a and 3 under b, and
// 4 agree. Every span is covered by one of the other's: self-pairing 4 + 4 + 9 for a and 9 for b.
const byHand = aContinuum(
  20,
  [
    [0, 4, "a"],
    [10, 14, "b"],
  ],
  [
    [10, 13, "a"],
    [2, 6, "a"],
  ],
);
const BASIS = { length: 20, raters: 2, spans: [2, 2] };
const apart = aContinuum(20, [[0, 4, "a"]], [[4, 8, "a"]]);

describe("cu-alpha", () => {
  it("comes out as by hand, with the share of the text that it rests on", () => {
    expect(cuAlpha(byHand)).toEqual({
      ...BASIS,
      value: -2 / 35, // 1 - 6/10 x 74/42
      observedDisagreement: 0.6,
      expectedDisagreement: (100 - 49 - 9) / (100 - 26),
      coverage: 0.25,
      warnings: [],
    });
  });

  it("squares all that the other coder covers of a span, over several spans", () => {
    const split = aContinuum(
      10,
      [[0, 6, "a"]],
      [
        [0, 2, "a"],
        [3, 6, "b"],
      ],
    );
    // The long span is covered for 2 + 3: self-pairing 25 + 4 + 9, not 4 + 9 + 4 + 9.
    expect(cuAlpha(split)).toMatchObject({ observedDisagreement: 0.6, expectedDisagreement: 42 / (100 - 38) });
    expect(valueIn(cuAlpha(split))).toBeCloseTo(1 - (0.6 * 62) / 42, 12);
  });

  it("is 1 when the labels agree wherever both marked, however much only one marked", () => {
    expect(cuAlpha(OFFSET)).toMatchObject({ value: 1, coverage: 0.24 });
    expect(kuAlpha(OFFSET, "A")).toMatchObject({ value: 1 });
    expect(kuAlpha(OFFSET, "B")).toMatchObject({ value: 1 });
  });

  it("is undefined when no spans intersect, or only one label is found where they do", () => {
    expect(cuAlpha(apart)).toEqual({ length: 20, raters: 2, spans: [1, 1], undefined: "no_intersections" });
    expect(cuAlpha(aContinuum(9, [[0, 4, "a"]], []))).toMatchObject({ undefined: "no_intersections" });
    const oneLabel = aContinuum(
      20,
      [[0, 4, "a"]],
      [
        [2, 6, "a"],
        [8, 9, "b"],
      ],
    );
    expect(cuAlpha(oneLabel)).toEqual({ length: 20, raters: 2, spans: [1, 2], undefined: "no_variation" });
  });

  it("takes two coders who share one list of spans for two coders", () => {
    const spans = [
      { start: 0, end: 4, label: "a" },
      { start: 5, end: 9, label: "b" },
    ];
    const shared = cuAlpha({ length: 10, coders: [spans, spans] });
    expect(shared).toEqual(cuAlpha({ length: 10, coders: [spans, structuredClone(spans)] }));
    expect(shared).toMatchObject({ value: 1, expectedDisagreement: 128 / (256 - 64) });
  });
});

describe("the coverage of cu-alpha", () => {
  it("is the share of the text that both marked", () => {
    expect(cuCoverage(byHand)).toEqual({ ...BASIS, value: 0.25, warnings: [] });
  });

  it("is 0 when no spans intersect, and 1 when both marked all", () => {
    expect(cuCoverage(apart)).toMatchObject({ value: 0 });
    expect(cuCoverage(aContinuum(8, [[0, 8, "a"]], [[0, 8, "b"]]))).toMatchObject({ value: 1 });
  });
});

describe("(k)u-alpha", () => {
  it("comes out as by hand", () => {
    expect(kuAlpha(byHand, "a")).toEqual({
      ...BASIS,
      value: -4 / 49, // 1 - 3/7 x 53/21
      observedDisagreement: 3 / 7,
      expectedDisagreement: 21 / (70 - 17),
      warnings: [],
    });
    expect(kuAlpha(byHand, "b")).toEqual({
      ...BASIS,
      value: 0,
      observedDisagreement: 1,
      expectedDisagreement: 21 / (30 - 9),
      warnings: [],
    });
  });

  it("says why a label has none", () => {
    expect(kuAlpha(byHand, "x")).toEqual({ ...BASIS, undefined: "category_never_used" });
    expect(kuAlpha(apart, "a")).toMatchObject({ undefined: "no_intersections" });
    const onlyA = aContinuum(
      20,
      [
        [0, 4, "a"],
        [9, 12, "b"],
      ],
      [[2, 6, "a"]],
    );
    expect(kuAlpha(onlyA, "a")).toMatchObject({ undefined: "no_variation" });
    expect(kuAlpha(onlyA, "b")).toMatchObject({ undefined: "no_intersections" });
  });

  it("puts the reason first that comes first in the list", () => {
    expect(kuAlpha(aContinuum(9, [[0, 4, "a"]]), "x")).toMatchObject({ undefined: "single_rater" });
    expect(kuAlpha(aContinuum(9, [[0, 4, "a"]], [], []), "x")).toMatchObject({ undefined: "category_never_used" });
    expect(kuAlpha(aContinuum(9, [[0, 4, "a"]], [], []), "a")).toMatchObject({ undefined: "requires_two_raters" });
  });
});
