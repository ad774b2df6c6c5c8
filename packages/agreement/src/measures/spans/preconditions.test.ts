import { describe, expect, it } from "vitest";
import {
  alphaUnitizing1995,
  barUAlpha,
  type Continuum,
  characterF1,
  cuAlpha,
  cuCoverage,
  kuAlpha,
  spanF1,
  spanPrecision,
  spanRecall,
  uAlpha,
  uAlphaOfLabel,
} from "./index.ts";
import { examine } from "./preconditions.ts";
import { aContinuum, type Row, valueIn } from "./testing/continua.ts";

const strict = { raters: "two", overlaps: "refused" } as const;
const lenient = { raters: "any", overlaps: "allowed" } as const;
const SPAN: Row = [2, 5, "a"];
const EMPTY: Row = [3, 3, "a"];

const EVERY: Readonly<Record<string, (continuum: Continuum) => ReturnType<typeof uAlpha | typeof spanPrecision>>> = {
  uAlpha,
  uAlphaOfLabel: (continuum) => uAlphaOfLabel(continuum, "a"),
  barUAlpha,
  cuAlpha,
  cuCoverage,
  kuAlpha: (continuum) => kuAlpha(continuum, "a"),
  alphaUnitizing1995: (continuum) => alphaUnitizing1995(continuum),
  "alphaUnitizing1995 of a label": (continuum) => alphaUnitizing1995(continuum, "a"),
  spanF1: (continuum) => spanF1(continuum, "exact"),
  spanPrecision: (continuum) => spanPrecision(continuum, "overlap"),
  spanRecall: (continuum) => spanRecall(continuum, "iou50"),
  characterF1,
};
const ONLY_TWO = ["cuAlpha", "cuCoverage", "kuAlpha", "spanF1", "spanPrecision", "spanRecall", "characterF1"] as const;
const ONLY_DISJOINT = ["uAlpha", "barUAlpha", "cuAlpha", "cuCoverage", "kuAlpha"] as const;

describe.each(Object.entries(EVERY))("%s", (name, measure) => {
  it("needs two coders, whatever else is missing", () => {
    for (const alone of [aContinuum(0), aContinuum(10), aContinuum(10, []), aContinuum(10, [SPAN, EMPTY])])
      expect(measure(alone)).toMatchObject({ undefined: "single_rater" });
  });

  it("takes a third coder only where it is defined for any number", () => {
    const found = valueIn(measure(aContinuum(10, [SPAN], [SPAN], [[2, 6, "a"]])));
    if (ONLY_TWO.some((only) => only === name)) expect(found).toBe("requires_two_raters");
    else expect(found).toBeTypeOf("number");
  });

  it("takes one coder's overlapping spans only where it is defined for them", () => {
    const found = valueIn(measure(aContinuum(10, [SPAN, [4, 7, "b"]], [SPAN, [7, 8, "b"]])));
    if (ONLY_DISJOINT.some((only) => only === name)) expect(found).toBe("overlapping_spans_same_coder");
    else expect(found).toBeTypeOf("number");
  });

  it("has no value for an empty span or an empty text", () => {
    expect(measure(aContinuum(10, [SPAN, EMPTY], [SPAN]))).toMatchObject({ undefined: "empty_span" });
    expect(measure(aContinuum(10, [SPAN], [SPAN, [5, 4, "a"]]))).toMatchObject({ undefined: "empty_span" });
    const reason = name === "kuAlpha" ? "category_never_used" : "empty_continuum";
    expect(measure(aContinuum(0, [], []))).toMatchObject({ undefined: reason });
  });

  it("has no value when nobody marked a span", () => {
    expect(measure(aContinuum(50, [], []))).toEqual({ length: 50, raters: 2, spans: [0, 0], undefined: "no_spans" });
  });

  it("refuses positions that are not on the continuum", () => {
    for (const [start, end] of [
      [-1, 3],
      [8, 11],
      [0.5, 3],
      [1, 2.5],
      [Number.NaN, 3],
      [11, 12],
    ])
      expect(() => measure(aContinuum(10, [SPAN], [[start ?? 0, end ?? 0, "a"]]))).toThrow(
        `span [${start}, ${end}) "a" of coder 2 is not within [0, 10)`,
      );
    for (const length of [-1, 2.5, Number.POSITIVE_INFINITY])
      expect(() => measure(aContinuum(length, [], []))).toThrow(`a continuum can not be ${length} long`);
  });
});

describe("the examination of a continuum", () => {
  it("finds nothing wrong with spans that reach from end to end and touch", () => {
    expect(
      examine(
        aContinuum(
          10,
          [
            [5, 10, "a"],
            [0, 5, "a"],
          ],
          [],
        ),
        strict,
      ),
    ).toEqual({
      basis: { length: 10, raters: 2, spans: [2, 0] },
      reason: undefined,
    });
  });

  it("notices overlaps in any order of the spans, and between any two of them", () => {
    const reasonFor = (...rows: Row[]) => examine(aContinuum(10, [], rows), strict).reason;
    expect(reasonFor([6, 8, "a"], [0, 2, "a"], [1, 3, "b"])).toBe("overlapping_spans_same_coder");
    expect(reasonFor([0, 9, "a"], [1, 2, "a"], [4, 5, "a"])).toBe("overlapping_spans_same_coder");
    expect(reasonFor(SPAN, SPAN)).toBe("overlapping_spans_same_coder");
    expect(examine(aContinuum(10, [], [SPAN, SPAN]), lenient).reason).toBeUndefined();
  });

  it("names the first reason of the list when several apply", () => {
    const overlapping: Row[] = [SPAN, [3, 6, "b"], EMPTY];
    expect(examine(aContinuum(10, overlapping), strict).reason).toBe("single_rater");
    expect(examine(aContinuum(10, overlapping, [], []), strict).reason).toBe("requires_two_raters");
    expect(examine(aContinuum(10, overlapping, []), strict).reason).toBe("overlapping_spans_same_coder");
    expect(examine(aContinuum(10, overlapping, []), lenient).reason).toBe("empty_span");
    expect(examine(aContinuum(0, [[0, 0, "a"]], []), lenient).reason).toBe("empty_span");
  });

  it("does not take an empty span inside another for an overlap", () => {
    expect(examine(aContinuum(10, [SPAN, EMPTY], []), strict).reason).toBe("empty_span");
  });
});
