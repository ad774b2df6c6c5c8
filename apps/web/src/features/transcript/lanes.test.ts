import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Extent, stableLanes } from "./lanes.ts";

const extent = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from, to: from + length }));

describe("stable lanes", () => {
  it("never hold two stripes side by side, and never move one that is placed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(15), extent, fc.boolean()), { maxLength: 50 }), (steps) => {
        const lanes = stableLanes();
        const shown = new Map<string, Extent & { lane: number }>();
        for (const [number, where, leaves] of steps) {
          const id = String(number);
          if (leaves) {
            lanes.release(id);
            shown.delete(id);
            continue;
          }
          const at = shown.get(id) ?? where;
          const lane = lanes.place(id, at);
          const before = shown.get(id);
          if (before) expect(lane).toBe(before.lane);
          shown.set(id, { ...at, lane });
          for (const [other, theirs] of shown)
            if (other !== id && theirs.lane === lane)
              expect(theirs.to <= at.from || at.to <= theirs.from, `${id} beside ${other}`).toBe(true);
        }
      }),
      { seed: 20260801, numRuns: 300 },
    );
  });

  it("use no more lanes than stripes stand side by side, when they arrive in document order", () => {
    fc.assert(
      fc.property(fc.array(extent, { minLength: 1, maxLength: 30 }), (extents) => {
        const lanes = stableLanes();
        const inOrder = extents.sort((a, b) => a.from - b.from);
        const used = inOrder.map((where, index) => lanes.place(String(index), where));
        const deepest = Math.max(
          ...inOrder.map(({ from }) => inOrder.filter((other) => other.from <= from && from < other.to).length),
        );
        expect(Math.max(...used) + 1).toBe(deepest);
      }),
      { seed: 20260802, numRuns: 300 },
    );
  });

  it("give way only when a stripe grows into its neighbour", () => {
    const lanes = stableLanes();
    expect(lanes.place("a", { from: 0, to: 10 })).toBe(0);
    expect(lanes.place("b", { from: 10, to: 20 })).toBe(0);
    expect(lanes.place("a", { from: 0, to: 12 })).toBe(1);
    expect(lanes.place("b", { from: 10, to: 20 })).toBe(0);
  });
});
