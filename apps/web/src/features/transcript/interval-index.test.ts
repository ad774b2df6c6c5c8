import { bySpan } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, intervalIndex } from "./interval-index.ts";

const span = fc
  .tuple(fc.nat(3000), fc.integer({ min: 1, max: 1500 }))
  .map(([start, length]) => ({ start, end: start + length }));
const step = fc.oneof(
  fc.record({ id: fc.nat(20).map(String), put: span }),
  fc.record({ id: fc.nat(20).map(String), put: fc.constant(null) }),
);
const inOrder = (intervals: Interval[]) =>
  intervals.sort((a, b) => bySpan(a, b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

describe("interval index", () => {
  it("answers like a search through all intervals, whatever was added, replaced and removed before", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), span, (steps, asked) => {
        const index = intervalIndex<Interval>();
        const plain = new Map<string, Interval>();
        for (const { id, put } of steps) {
          if (put) {
            index.put({ id, ...put });
            plain.set(id, { id, ...put });
          } else {
            index.remove(id);
            plain.delete(id);
          }
        }
        const all = [...plain.values()];
        expect(index.size).toBe(all.length);
        expect(index.overlapping(asked).map(({ id }) => id)).toEqual(
          inOrder(all.filter(({ start, end }) => start < asked.end && end > asked.start)),
        );
        expect(index.touching(asked.start).map(({ id }) => id)).toEqual(
          inOrder(all.filter(({ start, end }) => start <= asked.start && end >= asked.start)),
        );
      }),
      { seed: 20260801, numRuns: 300 },
    );
  });

  it("finds a coding whose end is the caret, also at the edge of a shelf", () => {
    const index = intervalIndex<Interval>();
    index.put({ id: "a", start: 500, end: 512 });
    expect(index.touching(512).map(({ id }) => id)).toEqual(["a"]);
    expect(index.touching(513)).toEqual([]);
  });
});
