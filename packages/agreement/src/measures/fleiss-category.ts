import { isComplete, occupancyOf } from "../occupancy.ts";
import { type Ratings, ratersWithRatings, requireDeclared } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Fleiss' kappa of one category: how far coders agree on this category against all others. Complete data only.
 *
 * @formula κ_k = (p_k' − π_k) / (1 − π_k), p_k' = (Σ_i r_ik² − n r π_k) / (n r (r − 1) π_k)
 * @prefer To find the category that lowers Fleiss' kappa, with three coders or more. It equals Fleiss' kappa of the
 *   category against the rest.
 * @param category - index of the category
 * @returns a value of at most 1; `category_never_used`, or `single_category` when nobody used another one
 * @see Fleiss (1971), Psychological Bulletin 76(5), 378-382, equations 18 and 19.
 */
export function fleissCategoryKappa(ratings: Ratings, category: number): Agreement {
  requireDeclared(category, ratings.categories);
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, used, rated, warnings } = occupancy;
  const raters = ratersWithRatings(ratings);
  const reason = firstReason([
    unpairable,
    used.length === 1 && used[0] === category && "single_category",
    !used.includes(category) && "category_never_used",
    !isComplete(occupancy, raters) && "requires_complete_data",
  ]);
  if (reason) return { ...basis, undefined: reason };
  let inCategory = 0;
  let agreeingPairs = 0;
  for (const pattern of ratings.patterns) {
    const count = pattern.ratings.filter((rating) => rating === category).length;
    inCategory += pattern.units * count;
    agreeingPairs += pattern.units * count * (count - 1);
  }
  const share = inCategory / (rated * raters);
  const observed = agreeingPairs / (inCategory * (raters - 1));
  return defined(basis, { value: (observed - share) / (1 - share), observed, expected: share, warnings });
}
