import { MISSING, type Ratings } from "./ratings.ts";

/** Two coders' judgements crossed: units by the first coder's category (row) and the second's (column). */
export type Contingency = {
  readonly cells: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Units on the diagonal. */
  readonly agreeing: number;
  readonly units: number;
};

/**
 * Units that lack either rating are left out.
 *
 * @throws when there are not two coders; measures refuse that before with `requires_two_raters`
 */
export function contingencyOf(ratings: Ratings): Contingency {
  if (ratings.raters !== 2) throw new Error(`a table of two coders was asked for, there are ${ratings.raters}`);
  const size = ratings.categories;
  const cells = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const rows = new Array<number>(size).fill(0);
  const columns = new Array<number>(size).fill(0);
  let agreeing = 0;
  let total = 0;
  for (const { ratings: pair, units } of ratings.patterns) {
    const [first = MISSING, second = MISSING] = pair;
    const row = cells[first];
    if (row === undefined || second === MISSING) continue;
    row[second] = (row[second] ?? 0) + units;
    rows[first] = (rows[first] ?? 0) + units;
    columns[second] = (columns[second] ?? 0) + units;
    if (first === second) agreeing += units;
    total += units;
  }
  return { cells, rows, columns, agreeing, units: total };
}

/** The four counts of a two-category table whose category `positive` means *present*. */
export function fourfold(ratings: Ratings): { a: number; b: number; c: number; d: number; units: number } {
  const { categories, positive } = ratings;
  if (categories !== 2 || positive === undefined)
    throw new Error(`present and absent were asked for, there are ${categories} categories, positive: ${positive}`);
  const { cells, units } = contingencyOf(ratings);
  const negative = 1 - positive;
  const cell = (first: number, second: number) => cells[first]?.[second] ?? 0;
  return {
    a: cell(positive, positive),
    b: cell(positive, negative),
    c: cell(negative, positive),
    d: cell(negative, negative),
    units,
  };
}
