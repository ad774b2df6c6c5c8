import { observedAgreement, occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";

/**
 * The Brennan-Prediger coefficient (Bennett's S, Randolph's free-marginal kappa): every declared category is taken to be
 * equally likely by chance. Any number of coders, missing ratings allowed.
 *
 * @returns a value in [-1/(q-1), 1] for q declared categories; `single_category` when only one is declared
 * @see Brennan & Prediger (1981), Educational and Psychological Measurement 41(3), 687-699; Bennett, Alpert & Goldstein
 *   (1954), Public Opinion Quarterly 18(3), 303-308; Randolph (2005).
 */
export function brennanPrediger(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const q = ratings.categories;
  if (q < 2) return { ...basis, undefined: "single_category" };
  const observed = observedAgreement(occupancy);
  return defined(basis, { value: (q * observed - 1) / (q - 1), observed, expected: 1 / q, warnings });
}
