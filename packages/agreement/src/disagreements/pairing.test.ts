import { overlap } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Pairable, pairByOverlap } from "./pairing.ts";

const spans = (prefix: string) =>
  fc
    .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 12 })), { maxLength: 6 })
    .map((all) =>
      all.map(([start, length], index): Pairable => ({ id: `${prefix}${index}`, start, end: start + length })),
    );

/** The greatest total by trying, for each span of the first coder, every span of the second that is still free. */
function greatestTotal(first: readonly Pairable[], second: readonly Pairable[]): number {
  const [head, ...rest] = first;
  if (!head) return 0;
  const paired = second.map((each) => {
    const common = overlap(head, each);
    return common === 0
      ? 0
      : common +
          greatestTotal(
            rest,
            second.filter((other) => other !== each),
          );
  });
  return Math.max(greatestTotal(rest, second), ...paired);
}

describe("pairing spans by overlap", () => {
  it("reaches the greatest total, one to one, and pairs nothing without a common part", () => {
    fc.assert(
      fc.property(spans("a"), spans("b"), (first, second) => {
        const pairs = pairByOverlap(first, second);
        expect(pairs.reduce((sum, [a, b]) => sum + overlap(a, b), 0)).toBe(greatestTotal(first, second));
        expect(new Set(pairs.flat()).size).toBe(2 * pairs.length);
        for (const [a, b] of pairs) {
          expect(first).toContain(a);
          expect(second).toContain(b);
          expect(overlap(a, b)).toBeGreaterThan(0);
        }
      }),
      { seed: 1955, numRuns: 400 },
    );
  });

  it("prefers the earlier start, then the smaller id, where totals are equal", () => {
    const long = { id: "long", start: 0, end: 30 };
    const [late, early] = [
      { id: "b1", start: 20, end: 30 },
      { id: "b2", start: 5, end: 15 },
    ];
    expect(pairByOverlap([long], [late, early])).toEqual([[long, early]]);
    const [one, other] = [
      { id: "b3", start: 5, end: 15 },
      { id: "b2", start: 5, end: 15 },
    ];
    expect(pairByOverlap([long], [one, other])).toEqual([[long, other]]);
  });

  it("does not take spans that only touch for a pair", () => {
    expect(pairByOverlap([{ id: "a", start: 0, end: 5 }], [{ id: "b", start: 5, end: 9 }])).toEqual([]);
  });
});
