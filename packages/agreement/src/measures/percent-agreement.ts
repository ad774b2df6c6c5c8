import { ofError } from "../chance-corrected.ts";
import { observedAgreement, occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";
import { linearisedError } from "../standard-error.ts";
import { identityWeights } from "../weights.ts";

/**
 * Percent agreement: how often two coders drawn at random say the same of a unit. For two coders it is the share of
 * units on which they agree. Any number of coders, missing ratings allowed; nothing is taken off for chance.
 *
 * @formula p_a = (1/n') Σ_i Σ_k r_ik (r_ik − 1) / (r_i (r_i − 1)), over the n' units with two ratings or more
 * @prefer Report it beside every coefficient, never alone: where nearly all units are of one kind, it is high even if
 *   the coders never agree on the rare kind.
 * @returns a share in [0, 1], not a percentage
 * @see Fleiss (1971), Psychological Bulletin 76(5), 378-382, equations 1 and 2; Gwet (2014), Handbook of Inter-Rater
 *   Reliability, 4th edition, chapter 2.
 */
export function percentAgreement(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const value = observedAgreement(occupancy);
  const standardError = linearisedError(ratings, identityWeights(ratings.categories), {
    coefficient: value,
    expectedApart: 1,
  });
  return defined(basis, { value, standardError, warnings: [...warnings, ...ofError(standardError)] });
}
