import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heaviestMatching } from "./matching.ts";

type Edge = readonly [row: number, column: number];

/** Tries every matching: the greatest total, and of those that have it the one that comes first by `order`. */
function bestOfAll(weightOf: (row: number, column: number) => number, order: readonly Edge[]) {
  let best = { total: -1, ranks: [] as number[] };
  const search = (from: number, rows: Set<number>, columns: Set<number>, total: number, ranks: number[]) => {
    if (total > best.total || (total === best.total && precedes(ranks, best.ranks))) best = { total, ranks };
    for (let rank = from; rank < order.length; rank++) {
      const [row, column] = order[rank] as Edge;
      if (rows.has(row) || columns.has(column)) continue;
      const weight = weightOf(row, column);
      search(rank + 1, new Set(rows).add(row), new Set(columns).add(column), total + weight, [...ranks, rank]);
    }
  };
  search(0, new Set(), new Set(), 0, []);
  return { total: best.total, pairs: best.ranks.map((rank) => order[rank] as Edge) };
}

/** Whether one matching contains an earlier pair than the other, where they first differ. */
function precedes(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[i] ?? Number.POSITIVE_INFINITY];
    if (x !== y) return x < y;
  }
  return false;
}

const square = fc
  .integer({ min: 1, max: 5 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size * size, maxLength: size * size }),
    ),
  );

describe("the heaviest matching", () => {
  it("is the one that a search through all matchings finds, ties included", () => {
    fc.assert(
      fc.property(square, fc.integer({ min: 0, max: 1e6 }), ([size, weights], shuffle) => {
        const at = Float64Array.from(weights);
        const order = weights
          .map((weight, index) => ({ weight, index, key: (index * 7919 + shuffle * 104729) % 1009 }))
          .filter(({ weight }) => weight > 0)
          .sort((a, b) => a.key - b.key || a.index - b.index)
          .map(({ index }): Edge => [Math.floor(index / size), index % size]);
        const best = bestOfAll((row, column) => at[row * size + column] as number, order);
        expect(heaviestMatching({ size, at }, order)).toEqual(best.pairs);
      }),
      { seed: 1955, numRuns: 600 },
    );
  });

  it("prefers two middling pairs to one large one when they weigh more together", () => {
    const at = Float64Array.from([10, 9, 9, 0]);
    expect(
      heaviestMatching({ size: 2, at }, [
        [0, 0],
        [0, 1],
        [1, 0],
      ]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
