import { chanceCorrected, ofPrevalence } from "../chance-corrected.ts";
import { isComplete, type Occupancy, occupancyOf, prevalences } from "../occupancy.ts";
import { type Ratings, ratersWithRatings } from "../ratings.ts";
import { type Agreement, defined, type StandardError } from "../result.ts";
import { rootOf } from "../standard-error.ts";
import { type AgreementWeights, identityWeights } from "../weights.ts";

/** Parts that only Fleiss' kappa has. */
export type FleissParts = {
  /**
   * For a test of kappa = 0 only; complete data only.
   *
   * @see Fleiss, Nee & Landis (1979), Psychological Bulletin 86(5), 974-977. The formula printed in 1971 is wrong.
   */
  readonly nullStandardError: StandardError;
};

/**
 * Fleiss' kappa: Scott's pi for any number of coders, corrected for the chance agreement of coders who use the codes
 * alike. Missing ratings allowed: a unit with one rating still counts towards the prevalence of its category.
 *
 * @formula κ = (p_a − p_e) / (1 − p_e), p_e = Σ_k π_k², π_k the mean share of category k in a unit; weighted:
 *   p_e = Σ_kl w_kl π_k π_l
 * @prefer More than two coders, or pairs of coders that rotate, where readers expect a kappa. Like every kappa it falls
 *   with rare codes; show Gwet's AC1 beside it.
 * @param weights - of partial agreement between categories; left out for nominal ones
 * @returns a value of at most 1; `single_category` when nobody used a second category
 * @see Fleiss (1971), Psychological Bulletin 76(5), 378-382; Gwet (2014), Handbook of Inter-Rater Reliability, 4th
 *   edition, for missing ratings and the standard error.
 */
export function fleissKappa(ratings: Ratings, weights?: AgreementWeights): Agreement<FleissParts> {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, used } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const { apart } = weights ?? identityWeights(ratings.categories);
  const shares = prevalences(occupancy, ratings.categories);
  // How far a rating of the category is apart from another taken from anywhere, in the mean.
  const apartFromAny = new Map(
    used.map((category) => {
      const distances = used.map((other) => ((apart(category, other) + apart(other, category)) / 2) * shareOf(other));
      return [category, distances.reduce((sum, distance) => sum + distance, 0)];
    }),
  );
  const expectedApart = used.reduce((sum, category) => sum + shareOf(category) * (apartFromAny.get(category) ?? 0), 0);
  // A sum of products that are never negative: 0 only if no two categories in use differ.
  if (expectedApart === 0) return { ...basis, undefined: "single_category" };
  const corrected = chanceCorrected(
    ratings,
    occupancy,
    {
      expectedApart,
      expectedApartOf: ({ counts, given }) =>
        counts.reduce((sum, [category, count]) => sum + (count / given) * (apartFromAny.get(category) ?? 0), 0),
    },
    weights,
  );
  return defined(basis, {
    ...corrected,
    nullStandardError: nullError(occupancy, shares, ratersWithRatings(ratings)),
    warnings: [...corrected.warnings, ...ofPrevalence(ratings, occupancy, corrected.value)],
  });

  function shareOf(category: number): number {
    return shares[category] ?? 0;
  }
}

function nullError(occupancy: Occupancy, shares: readonly number[], raters: number): StandardError {
  const method = "large_sample";
  if (!isComplete(occupancy, raters)) return { method, undefined: "requires_complete_data" };
  let a = 0;
  let b = 0;
  for (const share of shares) {
    a += share * (1 - share);
    b += share * (1 - share) * (1 - 2 * share);
  }
  const pairs = occupancy.rated * raters * (raters - 1);
  return { method, value: rootOf((2 * (a * a - b)) / (a * a * pairs)) };
}
