import type { CodingId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginMove, chooseEnd, hasMoved, movedEnd, moveTo } from "./boundary.ts";

const coding = { id: "k1" as CodingId, start: 10, end: 20 };

describe("moving an end of a coding", () => {
  it("moves the end chosen and leaves the other", () => {
    expect(moveTo(beginMove(coding, "start"), 5, 100).span).toEqual({ start: 5, end: 20 });
    expect(moveTo(beginMove(coding, "end"), 25, 100).span).toEqual({ start: 10, end: 25 });
  });

  it("never empties the coding nor leaves the text", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -20, max: 140 }))), (steps) => {
        let move = beginMove(coding, "end");
        for (const [start, offset] of steps) move = moveTo(chooseEnd(move, start ? "start" : "end"), offset, 100);
        expect(move.span.start).toBeGreaterThanOrEqual(0);
        expect(move.span.end).toBeLessThanOrEqual(100);
        expect(move.span.start).toBeLessThan(move.span.end);
      }),
      { seed: 20260801, numRuns: 200 },
    );
  });

  it("keeps what was moved when the other end is chosen, and knows the original", () => {
    const move = chooseEnd(moveTo(beginMove(coding, "start"), 8, 100), "end");
    expect(move).toMatchObject({ end: "end", span: { start: 8, end: 20 }, original: { start: 10, end: 20 } });
    expect(movedEnd(move)).toBe(20);
    expect(hasMoved(move)).toBe(true);
    expect(hasMoved(beginMove(coding, "end"))).toBe(false);
  });
});
