import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countsOfBytes } from "./byte-columns.ts";
import { type Column, ratingsFrom, ratingsOfColumns } from "./rating-columns.ts";
import { MISSING, type Ratings, tally } from "./ratings.ts";

const settings = { seed: 1968, numRuns: 400 };

/** Units one by one, which is what `tally` is for. */
function oneByOne(categories: number, columns: readonly (readonly number[])[]): Ratings {
  const units = columns[0]?.length ?? 0;
  return tally(
    { categories, raters: columns.length },
    Array.from({ length: units }, (_, unit) => ({
      ratings: columns.map((column) => column[unit] ?? MISSING),
      units: 1,
    })),
  );
}

const table = fc
  .record({ q: fc.integer({ min: 1, max: 6 }), r: fc.integer({ min: 1, max: 5 }), n: fc.integer({ min: 0, max: 60 }) })
  .chain(({ q, r, n }) => {
    const row = fc.array(fc.integer({ min: MISSING, max: q - 1 }), { minLength: n, maxLength: n });
    return fc.record({ q: fc.constant(q), rows: fc.array(row, { minLength: r, maxLength: r }) });
  });

describe("counting the patterns of columns", () => {
  it.each([
    ["Int8Array", (row: number[]): Column => Int8Array.from(row)],
    ["Int16Array", (row: number[]): Column => Int16Array.from(row)],
    ["Int32Array", (row: number[]): Column => Int32Array.from(row)],
    ["a list", (row: number[]): Column => row],
  ])("of %s is counting unit by unit, in the same order", (_, columnOf) => {
    fc.assert(
      fc.property(table, ({ q, rows }) => {
        expect(ratingsOfColumns({ categories: q }, rows.map(columnOf))).toEqual(oneByOne(q, rows));
      }),
      settings,
    );
  });

  it("goes on when there are more possible patterns than counters, or than whole numbers", () => {
    const wide = (raters: number, categories: number) => {
      const rows = Array.from({ length: raters }, (_, rater) => [0, rater % categories, categories - 1, 0, MISSING]);
      expect(ratingsOfColumns({ categories }, rows)).toEqual(oneByOne(categories, rows));
      expect(
        ratingsOfColumns(
          { categories },
          rows.map((row) => Int16Array.from(row)),
        ),
      ).toEqual(oneByOne(categories, rows));
    };
    wide(4, 900);
    wide(30, 9);
  });

  it("keeps which category is present", () => {
    expect(ratingsOfColumns({ categories: 2, positive: 0 }, [Int8Array.of(0, 1), Int8Array.of(0, 0)])).toEqual({
      categories: 2,
      positive: 0,
      raters: 2,
      patterns: [
        { ratings: [0, 0], units: 1 },
        { ratings: [1, 0], units: 1 },
      ],
    });
  });

  it.each([
    ["too large", Int8Array.of(0, 2)],
    ["too small", Int8Array.of(0, -2)],
    ["too large in bytes without sign", Uint8Array.of(0, 255)],
    ["no whole number", [0, 0.5]],
    ["no number", [0, Number.NaN]],
  ])("refuses a category that is %s", (_, column) => {
    for (const other of [Int8Array.of(0, 1), [0, 1]])
      for (const columns of [
        [column, other],
        [other, column],
        [other, other, column],
      ])
        expect(() => ratingsOfColumns({ categories: 2 }, columns)).toThrow("is not one of the 2 declared");
  });

  it("refuses columns of different length", () => {
    expect(() => ratingsOfColumns({ categories: 2 }, [Int8Array.of(0, 1), Int8Array.of(0)])).toThrow(
      "differ in length",
    );
    expect(() => ratingsFrom([["a"], []], ["a", "b"])).toThrow("differ in length");
  });
});

describe("counting two columns of bytes, four units at a time", () => {
  const bytes = fc.integer({ min: 0, max: 5000 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      seed: fc.integer(),
      shift: fc.nat(3),
      dense: fc.constantFrom(2, 3, 50),
    }),
  );

  it("is counting unit by unit, wherever in its buffer a column begins", () => {
    fc.assert(
      fc.property(bytes, ({ n, seed, shift, dense }) => {
        let state = seed | 1;
        const next = () => {
          state = Math.imul(state, 1664525) + 1013904223;
          return (state >>> 16) % dense === 0 ? 1 : 0;
        };
        const column = (offset: number) => {
          const whole = new Uint8Array(n + offset);
          for (let unit = offset; unit < whole.length; unit++) whole[unit] = next();
          return whole.subarray(offset);
        };
        const [first, second] = [column(shift), column((shift * 2) % 4)];
        const expected = { bothPresent: 0, firstOnly: 0, secondOnly: 0, bothAbsent: 0 };
        for (let unit = 0; unit < n; unit++) {
          if (first[unit] && second[unit]) expected.bothPresent++;
          else if (first[unit]) expected.firstOnly++;
          else if (second[unit]) expected.secondOnly++;
          else expected.bothAbsent++;
        }
        expect(countsOfBytes(first, second)).toEqual(expected);
        expect(countsOfBytes(new Int8Array(first), new Int8Array(second))).toEqual(expected);
      }),
      { seed: 1993, numRuns: 150 },
    );
  });

  it("does not overflow where all is present", () => {
    const all = new Int8Array(10_003).fill(1);
    expect(countsOfBytes(all, all)).toEqual({ bothPresent: 10_003, firstOnly: 0, secondOnly: 0, bothAbsent: 0 });
  });

  it("leaves columns with anything else to others, wherever it stands", () => {
    for (const length of [1, 4, 16, 17, 2000, 2003])
      for (const place of [0, length >> 1, length - 1])
        for (const value of [MISSING, 2, 127])
          for (const changed of [0, 1]) {
            const columns = [new Int8Array(length), new Int8Array(length)] as const;
            (columns[changed] as Int8Array)[place] = value;
            expect(countsOfBytes(...columns)).toBeUndefined();
          }
    expect(countsOfBytes(Int8Array.of(0), Int8Array.of(0, 1))).toBeUndefined();
  });
});
