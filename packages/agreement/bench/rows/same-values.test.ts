import { describe, expect, it } from "vitest";
import { difference, differenceOfIntervals } from "./same-values.ts";

describe("the same value", () => {
  it("is one within a billionth, and nothing where the other has nothing", () => {
    expect(difference([0.5, Number.NaN], [0.5 + 4e-10, Number.NaN])).toBeUndefined();
    expect(difference([0], [0])).toBeUndefined();
  });

  it("is not one that is farther away, missing, or too many; both values are named", () => {
    expect(difference([0.1, 0.5], [0.1, 0.5 + 1e-8])).toBe("value 2 of 2: ours 0.5, the other 0.50000001");
    expect(difference([0.5], [Number.NaN])).toBe("value 1 of 1: ours 0.5, the other NaN");
    expect(difference([Number.NaN], [1])).toBe("value 1 of 1: ours NaN, the other 1");
    expect(difference([0.5], [0.5, 0.5])).toBe("ours gave 1 values, the other 2");
  });

  it("of an interval leaves its ends the play of the random numbers, and the value none", () => {
    expect(differenceOfIntervals([0.5, 0.4, 0.6], [0.5, 0.41, 0.59])).toBeUndefined();
    expect(differenceOfIntervals([0.5, 0.4, 0.6], [0.5, 0.4, 0.64])).toContain("0.4 to 0.64");
    expect(differenceOfIntervals([0.5, 0.4, 0.6], [0.5001, 0.4, 0.6])).toContain("the other 0.5001");
    expect(differenceOfIntervals([0.5, 0.4, 0.6], [0.5, Number.NaN, 0.6])).toContain("NaN");
  });
});
