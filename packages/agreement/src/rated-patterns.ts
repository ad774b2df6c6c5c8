import { MISSING, type Ratings } from "./ratings.ts";
import type { AgreementWeights } from "./weights.ts";

/** One way in which coders rated a unit, without telling who gave which rating. */
export type RatedPattern = {
  /** Category index of each coder, or `MISSING`. */
  readonly ratings: readonly number[];
  /** Categories used and how often, in the order of the categories. */
  readonly counts: readonly (readonly [category: number, count: number])[];
  /** Ratings given. */
  readonly given: number;
  readonly units: number;
};

/** The patterns with at least one rating. */
export function ratedPatterns({ patterns }: Ratings): RatedPattern[] {
  const rated: RatedPattern[] = [];
  for (const { ratings, units } of patterns) {
    const counts: [number, number][] = [];
    let given = 0;
    for (const rating of ratings) {
      if (rating === MISSING) continue;
      given++;
      const known = counts.find(([category]) => category === rating);
      if (known) known[1]++;
      else counts.push([rating, 1]);
    }
    if (given > 0) rated.push({ ratings, counts: counts.sort(([a], [b]) => a - b), given, units });
  }
  return rated;
}

/** Mean distance of ordered pairs of ratings of one unit, by what is missing from agreement; 0 where there is no pair. */
export function apartWithin({ counts, given }: RatedPattern, { apart }: AgreementWeights): number {
  if (given < 2) return 0;
  let sum = 0;
  for (const [category, count] of counts)
    for (const [other, times] of counts) if (other !== category) sum += apart(category, other) * count * times;
  return sum / (given * (given - 1));
}
