import { chanceCorrected } from "../chance-corrected.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";
import { type AgreementWeights, totalWeight } from "../weights.ts";

/**
 * The Brennan-Prediger coefficient (Bennett's S, Randolph's free-marginal kappa): every declared category is taken to be
 * equally likely by chance. Any number of coders, missing ratings allowed.
 *
 * @formula BP = (p_a − p_e) / (1 − p_e), p_e = 1/q for q declared categories; weighted: p_e = Σ w_kl / q²
 * @prefer Where coders are free in how often they use a code, and where codes are rare. It does not see how rare they
 *   are: with many unused categories it flatters, so state q.
 * @param weights - of partial agreement between categories; left out for nominal ones
 * @returns a value of at most 1, at least -1/(q-1) without weights; `single_category` when only one category is declared
 * @see Brennan & Prediger (1981), Educational and Psychological Measurement 41(3), 687-699; Bennett, Alpert & Goldstein
 *   (1954), Public Opinion Quarterly 18(3), 303-308; Randolph (2005), Joensuu Learning and Instruction Symposium.
 */
export function brennanPrediger(ratings: Ratings, weights?: AgreementWeights): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const q = ratings.categories;
  const expectedApart = weights ? 1 - totalWeight(weights) / (q * q) : 1 - 1 / q;
  if (expectedApart === 0) return { ...basis, undefined: "single_category" };
  return defined(basis, chanceCorrected(ratings, occupancy, { expectedApart }, weights));
}
