import { apartWithin, type RatedPattern, ratedPatterns } from "./rated-patterns.ts";
import type { Ratings } from "./ratings.ts";
import type { StandardError } from "./result.ts";
import type { AgreementWeights } from "./weights.ts";

/** Below this a standard error is what rounding leaves of 0: its terms are of the order of 1. */
const ROUNDING = 1e-12;

/** A standard error from a variance that can only be negative by rounding. */
export function rootOf(variance: number): number {
  const root = Math.sqrt(Math.max(0, variance));
  return root < ROUNDING ? 0 : root;
}

/** What the linearised standard error of a coefficient 1 - D_o / D_e is computed from. */
export type Linearised = {
  readonly coefficient: number;
  /** D_e, the disagreement expected by chance; 1 for percent agreement, which is not corrected. */
  readonly expectedApart: number;
  /** A unit's own part in D_e. Left out where D_e does not depend on the ratings. */
  readonly expectedApartOf?: (pattern: RatedPattern) => number;
};

/**
 * Standard error over units, for an infinite population of units and fixed coders; divisor n (n - 1), where n counts
 * units with at least one rating. The papers write it with agreements p = 1 - D.
 *
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1), section 5; Gwet (2014), Handbook
 *   of Inter-Rater Reliability, 4th edition, chapter 5.
 */
export function linearisedError(ratings: Ratings, weights: AgreementWeights, linearised: Linearised): StandardError {
  const { coefficient, expectedApart, expectedApartOf } = linearised;
  const patterns = ratedPatterns(ratings);
  let rated = 0;
  let pairable = 0;
  for (const { given, units } of patterns) {
    rated += units;
    if (given >= 2) pairable += units;
  }
  if (rated < 2) return { method: "linearised", undefined: "fewer_than_two_units" };
  let squares = 0;
  for (const pattern of patterns) {
    const paired = pattern.given >= 2 ? 1 - apartWithin(pattern, weights) / expectedApart : 0;
    const own = (rated / pairable) * paired;
    const shift = expectedApartOf ? 2 * (1 - coefficient) * (1 - expectedApartOf(pattern) / expectedApart) : 0;
    squares += pattern.units * (own - shift - coefficient) ** 2;
  }
  return { method: "linearised", value: rootOf(squares / (rated * (rated - 1))), degreesOfFreedom: rated - 1 };
}
