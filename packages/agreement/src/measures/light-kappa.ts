import { isComplete, occupancyOf } from "../occupancy.ts";
import { activeRaters, everyPair, type Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason, isDefined } from "../result.ts";
import { cohenKappa } from "./cohen-kappa.ts";

/**
 * Light's kappa: the mean of Cohen's kappas of all pairs of coders. Complete data only. For two coders it is Cohen's
 * kappa.
 *
 * @formula κ = mean over pairs g < h of κ_gh
 * @prefer Three or more coders who all coded everything, when a reader wants to compare with pairwise kappas. A single
 *   pair without a kappa leaves it undefined; Conger's kappa is sturdier.
 * @returns a value in [-1, 1]; the reason of the first pair that has no kappa
 * @see Light (1971), Psychological Bulletin 76(5), 365-377.
 */
export function lightKappa(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, used, warnings } = occupancy;
  const raters = activeRaters(ratings);
  const reason = firstReason([
    unpairable,
    used.length === 1 && "single_category",
    !isComplete(occupancy, raters.length) && "requires_complete_data",
  ]);
  if (reason) return { ...basis, undefined: reason };
  let sum = 0;
  let pairs = 0;
  for (const pair of everyPair(ratings, raters)) {
    const kappa = cohenKappa(pair.ratings);
    if (!isDefined(kappa)) return { ...basis, undefined: kappa.undefined };
    sum += kappa.value;
    pairs++;
  }
  return defined(basis, { value: sum / pairs, warnings });
}
