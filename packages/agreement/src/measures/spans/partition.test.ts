import { describe, expect, it } from "vitest";
import { intersectionsOf } from "./intersections.ts";
import { GAP, partitionOf } from "./partition.ts";
import { aContinuum, type Row } from "./testing/continua.ts";

const spans = (...rows: readonly Row[]) => aContinuum(20, rows).coders[0] ?? [];

describe("a partition", () => {
  it("has every position in one segment, with gaps only where there is text between spans", () => {
    expect(partitionOf(20, spans([7, 12, "b"], [2, 5, "a"], [5, 7, "a"]))).toEqual([
      { start: 0, end: 2, label: GAP },
      { start: 2, end: 5, label: "a" },
      { start: 5, end: 7, label: "a" },
      { start: 7, end: 12, label: "b" },
      { start: 12, end: 20, label: GAP },
    ]);
  });

  it("has no gap where spans begin and end with the text, and nothing else where there are none", () => {
    expect(partitionOf(20, spans([0, 20, "a"]))).toEqual([{ start: 0, end: 20, label: "a" }]);
    expect(partitionOf(20, [])).toEqual([{ start: 0, end: 20, label: GAP }]);
  });
});

describe("the intersections of two coders' spans", () => {
  it("are in document order, whatever the order of the spans, and touching is none", () => {
    const [long] = spans([6, 18, "b"]);
    const [left, middle, right] = spans([4, 8, "a"], [10, 12, "a"], [15, 20, "c"]);
    expect(intersectionsOf(spans([6, 18, "b"], [0, 4, "a"]), spans([15, 20, "c"], [4, 8, "a"], [10, 12, "a"]))).toEqual(
      [
        { first: long, second: left, length: 2 },
        { first: long, second: middle, length: 2 },
        { first: long, second: right, length: 3 },
      ],
    );
  });
});
