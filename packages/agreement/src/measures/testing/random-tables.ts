import fc from "fast-check";
import { expect } from "vitest";
import { ratingsFrom } from "../../rating-columns.ts";
import { PRESENT } from "../../ratings.ts";
import { type Estimate, isDefined } from "../../result.ts";

/** What random judgements a measure can take. */
export type Shape = { readonly raters: "two" | "any"; readonly categories: "binary" | "any" };
/** Judgements as category indexes, a row for each coder. */
export type Table = { readonly q: number; readonly rows: readonly (readonly (number | null)[])[] };
export const tables = ({ raters, categories }: Shape): fc.Arbitrary<Table> =>
  fc
    .record({
      q: categories === "binary" ? fc.constant(2) : fc.integer({ min: 2, max: 4 }),
      r: raters === "two" ? fc.constant(2) : fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 0, max: 12 }),
      holes: fc.boolean(),
    })
    .chain(({ q, r, n, holes }) => {
      const rating = holes ? fc.option(fc.nat(q - 1), { freq: 6 }) : fc.nat(q - 1);
      const row = fc.array(rating, { minLength: n, maxLength: n });
      return fc.record({ q: fc.constant(q), rows: fc.array(row, { minLength: r, maxLength: r }) });
    });
const labels = (q: number) => Array.from({ length: q }, (_, index) => index);
export const ratingsOf = ({ q, rows }: Table, positive: number | undefined = q === 2 ? PRESENT : undefined) =>
  ratingsFrom(rows, labels(q), positive);
export const valueIn = (estimate: Estimate) => (isDefined(estimate) ? estimate.value : estimate.undefined);
export const same = (found: Estimate, expected: number | string, sign = 1) => {
  const value = valueIn(found);
  if (typeof expected === "string" || typeof value === "string") expect(value).toBe(expected);
  else expect(value).toBeCloseTo(sign * expected, 11);
};
export const settings = { seed: 1981, numRuns: process.env.CONCORD_TEST_SHARE === "full" ? 2000 : 200 };
