import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedSegments } from "./merged-segments.ts";

const LENGTH = 60;
const span = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

describe("merged segments", () => {
  it("give every character the number of codings on it, capped at four", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), span, (spans, within) => {
        const segments = mergedSegments(spans, within);
        for (let at = 0; at < LENGTH; at++) {
          const inside = at >= within.start && at < within.end;
          const covering = spans.filter(({ start, end }) => start <= at && at < end).length;
          const painted = segments.filter(({ start, end }) => start <= at && at < end).map(({ depth }) => depth);
          expect(painted).toEqual(inside && covering > 0 ? [Math.min(4, covering)] : []);
        }
      }),
      { seed: 20260801, numRuns: 300 },
    );
  });

  it("are in order, disjoint, and never neighbours of equal depth", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const segments = mergedSegments(spans, { start: 0, end: LENGTH });
        segments.slice(1).forEach((segment, index) => {
          const before = segments[index];
          expect(before && before.end <= segment.start).toBe(true);
          expect(before && before.end === segment.start && before.depth === segment.depth).toBe(false);
        });
      }),
      { seed: 20260802, numRuns: 300 },
    );
  });
});
