/** A unit that a coder did not judge. Not a category: *absent* is a judgement, and this is none. */
export const MISSING = -1;
export const ABSENT = 0;
export const PRESENT = 1;

/** How many units the coders judged in this way: one category index (or `MISSING`) for each coder. */
export type Pattern = { readonly ratings: readonly number[]; readonly units: number };

/**
 * Judgements of several coders on the same units. Units judged alike by every coder are counted, not repeated, so the
 * cost of a measure depends on the number of distinct patterns.
 */
export type Ratings = {
  readonly raters: number;
  /** Number of *declared* categories: those of the codebook, not those seen. */
  readonly categories: number;
  /** The category that means *present*, where there is one. */
  readonly positive?: number;
  /** Distinct and in a fixed order, so that the order of the units can not change a sum. */
  readonly patterns: readonly Pattern[];
};

/** Judgements of two coders on one code: how many units each combination has. */
export type BinaryCounts = {
  readonly bothPresent: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly bothAbsent: number;
};

/**
 * Counts patterns together.
 *
 * @param patterns - may repeat one another
 * @throws when a pattern does not fit the number of coders or categories, or its count is not a natural number
 */
export function tally(
  shape: Pick<Ratings, "raters" | "categories" | "positive">,
  patterns: Iterable<Pattern>,
): Ratings {
  const merged = new Map<string, { ratings: readonly number[]; units: number }>();
  for (const { ratings, units } of patterns) {
    if (!Number.isSafeInteger(units) || units < 0) throw new Error(`a pattern counts ${units} units`);
    if (ratings.length !== shape.raters) throw new Error(`${ratings.length} ratings by ${shape.raters} coders`);
    for (const rating of ratings)
      if (!Number.isInteger(rating) || rating < MISSING || rating >= shape.categories)
        throw new Error(`category ${rating} is not one of the ${shape.categories} declared`);
    if (units === 0) continue;
    const key = ratings.join(",");
    const known = merged.get(key);
    if (known) known.units += units;
    else merged.set(key, { ratings, units });
  }
  return { ...shape, patterns: [...merged.values()].sort((a, b) => compareRatings(a.ratings, b.ratings)) };
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
  const units = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== units)) throw new Error("the coders' rows differ in length");
  const patterns = Array.from({ length: units }, (_, unit) => ({
    ratings: rows.map((row) => {
      const label = row[unit];
      return label === null || label === undefined ? MISSING : indexOf(label);
    }),
    units: 1,
  }));
  const shape = { raters: rows.length, categories: categories.length };
  return tally(positive === undefined ? shape : { ...shape, positive: indexOf(positive) }, patterns);
}

/** Ratings of two coders on one code, or on many cells alike, from the four counts. */
export function ratingsOfCounts(counts: BinaryCounts): Ratings {
  return tally({ raters: 2, categories: 2, positive: PRESENT }, [
    { ratings: [PRESENT, PRESENT], units: counts.bothPresent },
    { ratings: [PRESENT, ABSENT], units: counts.firstOnly },
    { ratings: [ABSENT, PRESENT], units: counts.secondOnly },
    { ratings: [ABSENT, ABSENT], units: counts.bothAbsent },
  ]);
}

function compareRatings(a: readonly number[], b: readonly number[]): number {
  for (const [index, rating] of a.entries()) {
    const difference = rating - (b[index] ?? MISSING);
    if (difference !== 0) return difference;
  }
  return 0;
}
