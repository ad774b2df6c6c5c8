import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, type Run, sweep, united } from "./runs.ts";

const COUNT = 20;
const someRuns = fc.array(
  fc
    .tuple(fc.nat(COUNT - 1), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]): Run => ({ start, end: Math.min(COUNT, start + length) })),
  { maxLength: 6 },
);
const units = (runs: readonly Run[]) =>
  Array.from({ length: COUNT }, (_, unit) => runs.some(({ start, end }) => start <= unit && unit < end));

describe("runs of units", () => {
  it("are one where they overlap or touch", () => {
    expect(
      united([
        { start: 8, end: 9 },
        { start: 2, end: 5 },
        { start: 5, end: 6 },
        { start: 3, end: 4 },
      ]),
    ).toEqual([
      { start: 2, end: 6 },
      { start: 8, end: 9 },
    ]);
  });

  it("hold the same units when united", () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const together = united(runs);
        expect(units(together)).toEqual(units(runs));
        expect(Array.from({ length: COUNT }, (_, unit) => contains(together, unit))).toEqual(units(runs));
        for (const [index, { start }] of together.entries())
          expect(start).toBeGreaterThan(together[index - 1]?.end ?? -1);
      }),
      { seed: 1964, numRuns: 500 },
    );
  });

  it("cut the units into pieces that cover all, each with the lists that cover it", () => {
    fc.assert(
      fc.property(fc.array(someRuns, { maxLength: 4 }), (lists) => {
        const pieces = sweep(COUNT, lists.map(united));
        let reached = 0;
        for (const { start, end, by } of pieces) {
          expect(start).toBe(reached);
          reached = end;
          for (let unit = start; unit < end; unit++) expect(by).toEqual(lists.map((runs) => units(runs)[unit]));
        }
        expect(reached).toBe(COUNT);
        expect(pieces.length).toBeLessThanOrEqual(2 * lists.flatMap(united).length + 1);
      }),
      { seed: 1965, numRuns: 500 },
    );
  });

  it("of no units make no piece", () => {
    expect(sweep(0, [[], []])).toEqual([]);
  });
});
