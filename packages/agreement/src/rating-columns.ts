import { MISSING, type Pattern, type Ratings, type RatingsShape, requireDeclared, tally } from "./ratings.ts";

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
  const base = shape.categories + 1; // one more for MISSING
  const possible = base ** columns.length;
  const keys = new Float64Array(units);
  for (const column of columns) {
    for (let unit = 0; unit < units; unit++) {
      const rating = column[unit] as number;
      if (!(rating >= MISSING && rating < shape.categories && Number.isInteger(rating)))
        requireDeclared(rating, shape.categories);
      keys[unit] = (keys[unit] as number) * base + rating + 1;
    }
  }
  const ratingShape = { ...shape, raters: columns.length };
  if (!Number.isSafeInteger(possible)) return tally(ratingShape, oneByOne(columns, units));
  const counts =
    possible <= Math.min(MOST_COUNTERS, COUNTERS_PER_UNIT * units) ? addressed(keys, possible) : lookedUp(keys);
  return { ...ratingShape, patterns: counts.map(([key, count]) => patternOf(key, count, base, columns.length)) };
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

/** Keys order patterns as `tally` does: the first coder's category counts most, and missing comes first. */
function addressed(keys: Float64Array, possible: number): Counted[] {
  const counters = new Int32Array(possible);
  for (const key of keys) counters[key] = (counters[key] as number) + 1;
  const counted: Counted[] = [];
  for (let key = 0; key < possible; key++) {
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
