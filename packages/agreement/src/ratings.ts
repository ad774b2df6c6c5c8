/** A unit that a coder did not judge. Not a category: *absent* is a judgement, and this is none. */
export const MISSING = -1;
export const ABSENT = 0;
export const PRESENT = 1;

/** How many units the coders judged in this way: one category index (or `MISSING`) for each coder. */
export type Pattern = { readonly ratings: readonly number[]; readonly units: number };

export type RatingsShape = {
  readonly raters: number;
  /** Number of *declared* categories: those of the codebook, not those seen. */
  readonly categories: number;
  /** The category that means *present*, where there is one. */
  readonly positive?: number;
};

/**
 * Judgements of several coders on the same units. Units judged alike by every coder are counted, not repeated, so the
 * cost of a measure depends on the number of distinct patterns.
 */
export type Ratings = RatingsShape & {
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
export function tally(shape: RatingsShape, patterns: Iterable<Pattern>): Ratings {
  const merged = new Map<string, { ratings: readonly number[]; units: number }>();
  for (const { ratings, units } of patterns) {
    if (!Number.isSafeInteger(units) || units < 0) throw new Error(`a pattern counts ${units} units`);
    if (ratings.length !== shape.raters) throw new Error(`${ratings.length} ratings by ${shape.raters} coders`);
    for (const rating of ratings) requireDeclared(rating, shape.categories);
    if (units === 0) continue;
    const key = ratings.join(",");
    const known = merged.get(key);
    if (known) known.units += units;
    else merged.set(key, { ratings, units });
  }
  return { ...shape, patterns: [...merged.values()].sort((a, b) => compareRatings(a.ratings, b.ratings)) };
}

/** @throws when the rating is neither a declared category nor `MISSING` */
export function requireDeclared(rating: number, categories: number): void {
  if (!Number.isInteger(rating) || rating < MISSING || rating >= categories)
    throw new Error(`category ${rating} is not one of the ${categories} declared`);
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

/** The ratings of some of the coders, in the order asked for. */
export function ratingsOfRaters(ratings: Ratings, raters: readonly number[]): Ratings {
  const { patterns, ...shape } = ratings;
  return tally(
    { ...shape, raters: raters.length },
    patterns.map((pattern) => ({
      ratings: raters.map((rater) => pattern.ratings[rater] ?? MISSING),
      units: pattern.units,
    })),
  );
}

/** Two of the coders, by their places, the earlier one first. */
export type PairOfRaters = { readonly raters: readonly [number, number]; readonly ratings: Ratings };

/** Every two of the coders with their ratings alone, one pair at a time: many coders have very many. */
export function* everyPair(
  ratings: Ratings,
  raters: readonly number[] = Array.from({ length: ratings.raters }, (_, rater) => rater),
): Generator<PairOfRaters> {
  for (const [index, first] of raters.entries())
    for (const second of raters.slice(index + 1))
      yield { raters: [first, second], ratings: ratingsOfRaters(ratings, [first, second]) };
}

/** How many coders judged anything at all. Measures that do not tell coders apart ignore one who judged nothing. */
export function ratersWithRatings({ raters, patterns }: Ratings): number {
  return activeRaters({ raters, patterns }).length;
}

/** The coders who judged something, by their place. */
export function activeRaters({ raters, patterns }: Pick<Ratings, "raters" | "patterns">): number[] {
  return Array.from({ length: raters }, (_, rater) => rater).filter((rater) =>
    patterns.some(({ ratings }) => ratings[rater] !== MISSING),
  );
}

/** Without the units that nobody judged, which no statistic counts. */
export function ratedUnits(ratings: Ratings): Ratings {
  return {
    ...ratings,
    patterns: ratings.patterns.filter((pattern) => pattern.ratings.some((each) => each !== MISSING)),
  };
}

/** Ratings of the units that every coder judged; the listwise deletion that other programs do unasked. */
export function completeUnits(ratings: Ratings): Ratings {
  return { ...ratings, patterns: ratings.patterns.filter((pattern) => !pattern.ratings.includes(MISSING)) };
}

/** The same with one category against all others taken together: 1 for that category, 0 for another. */
export function collapsedTo(category: number, ratings: Ratings): Ratings {
  requireDeclared(category, ratings.categories);
  return tally(
    { raters: ratings.raters, categories: 2, positive: PRESENT },
    ratings.patterns.map((pattern) => ({
      ratings: pattern.ratings.map((each) => (each === MISSING ? MISSING : each === category ? PRESENT : ABSENT)),
      units: pattern.units,
    })),
  );
}

function compareRatings(a: readonly number[], b: readonly number[]): number {
  for (const [index, rating] of a.entries()) {
    const difference = rating - (b[index] ?? MISSING);
    if (difference !== 0) return difference;
  }
  return 0;
}
