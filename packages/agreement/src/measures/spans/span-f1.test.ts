import { describe, expect, it } from "vitest";
import { characterF1, MATCH_RULES, spanF1, spanPrecision, spanRecall } from "./index.ts";
import { aContinuum, PUBLISHED, type Row, valueIn } from "./testing/continua.ts";

const BASIS = { length: 300, raters: 2, spans: [4, 5] };
const f1 = (rule: (typeof MATCH_RULES)[number], first: readonly Row[], second: readonly Row[]) =>
  spanF1(aContinuum(100, first, second), rule);

describe("F1 of spans", () => {
  it.each([
    ["exact", 2],
    ["iou50", 3],
    ["overlap", 4],
  ] as const)("counts partners by the rule %s", (rule, matched) => {
    const parts = { precision: { value: matched / 5 }, recall: { value: matched / 4 } };
    expect(spanF1(PUBLISHED, rule)).toEqual({ ...BASIS, value: (2 * matched) / 9, matched, ...parts, warnings: [] });
    expect(spanPrecision(PUBLISHED, rule)).toEqual({ ...BASIS, ...parts.precision, warnings: [] });
    expect(spanRecall(PUBLISHED, rule)).toEqual({ ...BASIS, ...parts.recall, warnings: [] });
  });

  it("pairs spans with the same label only", () => {
    for (const rule of MATCH_RULES) expect(f1(rule, [[2, 6, "a"]], [[2, 6, "b"]])).toMatchObject({ value: 0 });
  });

  it("draws the lines between the rules where they are drawn", () => {
    const matched = (rule: (typeof MATCH_RULES)[number], [start, end]: readonly [number, number]) =>
      valueIn(f1(rule, [[10, 20, "a"]], [[start, end, "a"]])) === 1;
    expect(matched("exact", [10, 20])).toBe(true);
    expect(matched("exact", [10, 21])).toBe(false);
    expect(matched("exact", [11, 20])).toBe(false);
    // 5 of 10, and 10 of 20, are half; 4 of 10, 5 of 11 and 10 of 21 are not.
    for (const half of [
      [10, 15],
      [15, 20],
      [10, 30],
      [0, 20],
      [5, 25],
    ] as const)
      expect(matched("iou50", half)).toBe(true);
    for (const less of [
      [10, 14],
      [16, 20],
      [10, 31],
      [9, 15],
    ] as const)
      expect(matched("iou50", less)).toBe(false);
    expect(matched("overlap", [19, 30])).toBe(true);
    expect(matched("overlap", [20, 30])).toBe(false);
    expect(matched("overlap", [0, 10])).toBe(false);
  });

  it("gives a span that was marked twice two chances", () => {
    for (const rule of MATCH_RULES) {
      expect(
        f1(
          rule,
          [
            [2, 6, "a"],
            [2, 6, "a"],
          ],
          [[2, 6, "a"]],
        ),
      ).toMatchObject({ matched: 1, value: 2 / 3 });
      expect(
        f1(
          rule,
          [
            [2, 6, "a"],
            [2, 6, "a"],
          ],
          [
            [2, 6, "a"],
            [2, 6, "a"],
          ],
        ),
      ).toMatchObject({ matched: 2, value: 1 });
    }
  });

  it("finds the most pairs, not the first that come", () => {
    // The long span has to leave its best partner to the short one.
    expect(
      f1(
        "overlap",
        [
          [0, 30, "a"],
          [20, 28, "a"],
        ],
        [
          [18, 30, "a"],
          [0, 2, "a"],
        ],
      ),
    ).toMatchObject({ matched: 2 });
    expect(
      f1(
        "iou50",
        [
          [0, 10, "a"],
          [0, 4, "a"],
        ],
        [
          [0, 5, "a"],
          [5, 10, "a"],
        ],
      ),
    ).toMatchObject({ matched: 2 });
  });

  it("is 0 when only one coder marked anything; what has nothing to be a share of is undefined", () => {
    const none = { undefined: "no_spans" };
    for (const rule of MATCH_RULES) {
      const [missed, invented] = [aContinuum(9, [[2, 6, "a"]], []), aContinuum(9, [], [[2, 6, "a"]])];
      expect(spanF1(missed, rule)).toMatchObject({ value: 0, precision: none, recall: { value: 0 } });
      expect(spanF1(invented, rule)).toMatchObject({ value: 0, precision: { value: 0 }, recall: none });
      expect(spanPrecision(missed, rule)).toEqual({ length: 9, raters: 2, spans: [1, 0], undefined: "no_spans" });
      expect(spanRecall(missed, rule)).toMatchObject({ value: 0 });
      expect(spanPrecision(invented, rule)).toMatchObject({ value: 0 });
      expect(spanRecall(invented, rule)).toMatchObject(none);
    }
  });

  it("prefers the earlier reason when one side is empty", () => {
    expect(spanPrecision(aContinuum(9, [[3, 3, "a"]], []), "exact")).toMatchObject({ undefined: "no_spans" });
    expect(spanRecall(aContinuum(9, [[3, 3, "a"]], []), "exact")).toMatchObject({ undefined: "empty_span" });
  });
});

describe("F1 of characters", () => {
  it("counts positions and labels over all labels together", () => {
    // Both marked 70 + 5 under c and 60 + 50 under k; of 70 + 30 + 110 by the first and 80 + 20 + 20 + 110 by the second.
    expect(characterF1(PUBLISHED)).toEqual({
      ...BASIS,
      value: (2 * 185) / (210 + 230),
      precision: { value: 185 / 230 },
      recall: { value: 185 / 210 },
      warnings: [],
    });
  });

  it("counts once what a coder marked twice with one label, and twice what has two labels", () => {
    const found = characterF1(
      aContinuum(
        20,
        [
          [0, 6, "a"],
          [4, 8, "a"],
          [0, 8, "b"],
        ],
        [[0, 10, "a"]],
      ),
    );
    expect(found).toMatchObject({ value: (2 * 8) / (16 + 10), spans: [3, 1] });
  });

  it("is 0 when only one coder marked anything", () => {
    expect(characterF1(aContinuum(9, [[2, 6, "a"]], []))).toMatchObject({
      value: 0,
      precision: { undefined: "no_spans" },
      recall: { value: 0 },
    });
  });
});
