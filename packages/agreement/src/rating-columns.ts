import { countsOfBytes, isByteColumn } from "./byte-columns.ts";
import {
  MISSING,
  type Pattern,
  type Ratings,
  type RatingsShape,
  ratingsOfCounts,
  requireDeclared,
  tally,
} from "./ratings.ts";

/** One coder's judgements: entry i is the category index of unit i, or `MISSING`. */
export type Column = Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | readonly number[];

/** Counters are addressed by pattern as long as there are not many more of them than units; 16 MB at most. */
const MOST_COUNTERS = 2 ** 22;
const COUNTERS_PER_UNIT = 16;

/**
 * Counts the patterns of units in one pass: O(units x coders), whatever the number of categories.
 *
 * @param columns - one for each coder, all of the same length
 * @throws when columns differ in length or hold a category that is not declared
 */
export function ratingsOfColumns(shape: Omit<RatingsShape, "raters">, columns: readonly Column[]): Ratings {
  const units = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== units)) throw new Error("the coders' rows differ in length");
  const ratingShape = { ...shape, raters: columns.length };
  const base = shape.categories + 1; // one more for MISSING
  const possible = base ** columns.length;
  const [first, second, third] = columns;
  if (shape.categories === 2 && !third && isByteColumn(first) && isByteColumn(second)) {
    const counts = countsOfBytes(first, second);
    if (counts) return { ...ratingShape, patterns: ratingsOfCounts(counts).patterns };
  }
  for (const column of columns)
    if (Array.isArray(column)) for (const rating of column) requireDeclared(rating, base - 1);
  if (!Number.isSafeInteger(possible)) return tally(ratingShape, oneByOne(columns, units));
  const few = possible <= Math.min(MOST_COUNTERS, COUNTERS_PER_UNIT * units);
  const counted =
    few && first && second && !third
      ? pairsAddressed(first, second, base)
      : few
        ? addressed(keysOf(columns, units, base), possible)
        : lookedUp(keysOf(columns, units, base));
  return { ...ratingShape, patterns: counted.map(([key, count]) => patternOf(key, count, base, columns.length)) };
}

/**
 * Ratings from labels.
 *
 * @param rows - one row per coder, one entry per unit; `null` where the coder did not judge the unit
 * @param categories - the declared labels; they compare exactly, without folding of case or space
 * @throws when a row is shorter than another or holds a label that is not declared
 */
export function ratingsFrom<T extends string | number>(
  rows: readonly (readonly (T | null)[])[],
  categories: readonly T[],
  positive?: T,
): Ratings {
  const indexes = new Map(categories.map((category, index) => [category, index]));
  const indexOf = (label: T): number => {
    const index = indexes.get(label);
    if (index === undefined) throw new Error(`"${label}" is not a declared category`);
    return index;
  };
  const columns = rows.map((row) =>
    Int32Array.from(row, (label) => (label === null || label === undefined ? MISSING : indexOf(label))),
  );
  const shape = { categories: categories.length };
  return ratingsOfColumns(positive === undefined ? shape : { ...shape, positive: indexOf(positive) }, columns);
}

type Counted = readonly [key: number, units: number];

/**
 * One number for the ratings of each unit. Keys order patterns as `tally` does: the first coder's category counts most,
 * and missing comes first.
 */
function keysOf(columns: readonly Column[], units: number, base: number): Float64Array {
  const keys = new Float64Array(units);
  for (const column of columns)
    for (let unit = 0; unit < units; unit++)
      keys[unit] = (keys[unit] as number) * base + digitOf(column[unit] as number, base);
  return keys;
}

/** 0 for `MISSING`, else one more than the category. */
function digitOf(rating: number, base: number): number {
  const digit = rating + 1;
  // Unsigned, so that one comparison finds what is too small and what is too large.
  if (digit >>> 0 >= base) requireDeclared(rating, base - 1);
  return digit;
}

/** For two coders without keys in between: most of what is ever counted. */
function pairsAddressed(first: Column, second: Column, base: number): Counted[] {
  const counters = new Int32Array(base * base);
  for (let unit = 0; unit < first.length; unit++) {
    const key = digitOf(first[unit] as number, base) * base + digitOf(second[unit] as number, base);
    counters[key] = (counters[key] as number) + 1;
  }
  return notZero(counters);
}

function addressed(keys: Float64Array, possible: number): Counted[] {
  const counters = new Int32Array(possible);
  for (const key of keys) counters[key] = (counters[key] as number) + 1;
  return notZero(counters);
}

function notZero(counters: Int32Array): Counted[] {
  const counted: Counted[] = [];
  for (let key = 0; key < counters.length; key++) {
    const units = counters[key] as number;
    if (units > 0) counted.push([key, units]);
  }
  return counted;
}

function lookedUp(keys: Float64Array): Counted[] {
  const counters = new Map<number, number>();
  for (const key of keys) counters.set(key, (counters.get(key) ?? 0) + 1);
  return [...counters].sort(([a], [b]) => a - b);
}

function patternOf(key: number, units: number, base: number, raters: number): Pattern {
  const ratings = new Array<number>(raters);
  let rest = key;
  for (let rater = raters - 1; rater >= 0; rater--) {
    const digit = rest % base;
    ratings[rater] = digit - 1;
    rest = (rest - digit) / base;
  }
  return { ratings, units };
}

function* oneByOne(columns: readonly Column[], units: number): Generator<Pattern> {
  for (let unit = 0; unit < units; unit++)
    yield { ratings: columns.map((column) => column[unit] ?? MISSING), units: 1 };
}
