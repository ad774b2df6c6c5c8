import { ofPrevalence } from "../chance-corrected.ts";
import { type Occupancy, occupancyOf } from "../occupancy.ts";
import { ratedPatterns } from "../rated-patterns.ts";
import { collapsedTo, type Ratings, requireDeclared } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";
import type { Distance } from "../weights.ts";
import { type Metric, nominalMetric } from "./alpha-metrics.ts";

/** Parts that only Krippendorff's alpha has. */
export type AlphaParts = {
  /** D_o, the mean distance of two ratings of one unit. */
  readonly observedDisagreement: number;
  /** D_e, the mean distance of two ratings taken from anywhere. */
  readonly expectedDisagreement: number;
  /** Ratings in units with two ratings or more. */
  readonly pairableRatings: number;
};

/**
 * Krippendorff's alpha: one minus the ratio of observed to expected disagreement. Any number of coders, missing ratings,
 * any level of measurement. Units with fewer than two ratings do not count.
 *
 * @formula α = 1 − D_o / D_e, D_o = Σ_ck o_ck δ²_ck / N, D_e = Σ_ck n_c n_k δ²_ck / (N (N − 1)), o the coincidences of
 *   ratings within units, N the pairable ratings
 * @prefer The headline where coders rotate, more than two coders took part or ratings are missing. It falls with rare
 *   codes as every kappa does. With two coders, complete data and many units it is nearly Scott's pi.
 * @param metric - of distance: nominal by default; `ordinalMetric`, `intervalMetric`, `ratioMetric` or `customMetric`
 * @returns a value of at most 1, 0 at chance level; `single_category` when the pairable ratings do not vary, where some
 *   programs print 1
 * @see Krippendorff (1970), Educational and Psychological Measurement 30(1), 61-70; Krippendorff (2004, 2019), Content
 *   Analysis, chapter 12; Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
 */
export function krippendorffAlpha(ratings: Ratings, metric: Metric = nominalMetric): Agreement<AlphaParts> {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, strata, warnings } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const frequencies = new Array<number>(ratings.categories).fill(0);
  let pairableRatings = 0;
  for (const stratum of strata) {
    if (stratum.ratings < 2) continue;
    pairableRatings += stratum.ratings * stratum.units;
    for (const [category, count] of stratum.perCategory.entries())
      frequencies[category] = (frequencies[category] ?? 0) + count;
  }
  const distance = metric(frequencies);

  const anywhere =
    metric === nominalMetric
      ? frequencies.reduce((rest, count) => rest - count * count, pairableRatings * pairableRatings)
      : distanceAnywhere(frequencies, distance);
  // A sum of products of counts and distances, none negative: it is 0 only if no two categories in use differ.
  if (anywhere === 0) return { ...basis, undefined: "single_category" };

  const within = metric === nominalMetric ? differingPairs(occupancy) : distanceWithin(ratings, distance);
  const observedDisagreement = within / pairableRatings;
  const expectedDisagreement = anywhere / (pairableRatings * (pairableRatings - 1));
  const value = 1 - ((pairableRatings - 1) * within) / anywhere;
  return defined(basis, {
    value,
    observedDisagreement,
    expectedDisagreement,
    pairableRatings,
    warnings: [...warnings, ...ofPrevalence(ratings, occupancy, value)],
  });
}

/** Sum of the distances of every ordered pair of ratings, wherever they stand. */
function distanceAnywhere(frequencies: readonly number[], distance: Distance): number {
  const used = [...frequencies.entries()].filter(([, count]) => count > 0);
  let anywhere = 0;
  for (let index = 0; index < used.length; index++) {
    const [first, times] = used[index] as [number, number];
    for (let other = index + 1; other < used.length; other++) {
      const [second, count] = used[other] as [number, number];
      anywhere += times * count * bothWays(distance, first, second);
    }
  }
  return anywhere;
}

/** Sum over units of the distances of ordered pairs of ratings, over one less than the unit's ratings. */
function distanceWithin(ratings: Ratings, distance: Distance): number {
  let within = 0;
  for (const { counts, given, units } of ratedPatterns(ratings)) {
    if (given < 2) continue;
    let apart = 0;
    for (const [index, [first, times]] of counts.entries())
      for (const [second, count] of counts.slice(index + 1)) apart += times * count * bothWays(distance, first, second);
    within += (units * apart) / (given - 1);
  }
  return within;
}

/** A table of one's own may tell a step up from a step down. */
function bothWays(distance: Distance, first: number, second: number): number {
  return distance(first, second) + distance(second, first);
}

/** The same where any two categories are 1 apart, from whole numbers that are counted already. */
function differingPairs({ strata }: Occupancy): number {
  let within = 0;
  for (const { ratings, units, agreeingPairs } of strata)
    if (ratings >= 2) within += (units * ratings * (ratings - 1) - agreeingPairs) / (ratings - 1);
  return within;
}

/**
 * Krippendorff's alpha of one category against all others taken together.
 *
 * @formula α = 1 − D_o / D_e, after every rating is read as *this category* or *another one*
 * @prefer To find the category that lowers alpha. The plain mean of its values is not the alpha of
 *   all categories.
 * @param category - index of the category
 * @returns as Krippendorff's alpha; `category_never_used` when no pairable rating is in the category
 * @see Krippendorff (2004), Content Analysis, 2nd edition, chapter 11.
 */
export function krippendorffCategoryAlpha(ratings: Ratings, category: number): Agreement<AlphaParts> {
  requireDeclared(category, ratings.categories);
  const { basis, unpairable, strata } = occupancyOf(ratings);
  const used = strata.some((stratum) => stratum.ratings >= 2 && stratum.perCategory[category]);
  if (!unpairable && !used) return { ...basis, undefined: "category_never_used" };
  return krippendorffAlpha(collapsedTo(category, ratings));
}
