import { occupancyOf } from "../occupancy.ts";
import { ratedPatterns } from "../rated-patterns.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";

/**
 * Unanimous agreement: the share of units on which all coders who judged them say the same. For two coders it equals
 * percent agreement; for more it is never higher, since one dissenter spoils a unit.
 *
 * @formula unanimous agreement = (units whose ratings are all equal) / (units with two ratings or more)
 * @prefer Where a decision needs everybody's consent. With more coders it falls by itself, so it can not be compared
 *   between studies with different numbers of coders.
 * @returns a share in [0, 1]
 * @see Fleiss (1971), Psychological Bulletin 76(5), 378-382, on why pairs are counted instead.
 */
export function unanimousAgreement(ratings: Ratings): Agreement {
  const { basis, pairable, unpairable, warnings } = occupancyOf(ratings);
  if (unpairable) return { ...basis, undefined: unpairable };
  let unanimous = 0;
  for (const { counts, given, units } of ratedPatterns(ratings))
    if (given >= 2 && counts.length === 1) unanimous += units;
  return defined(basis, { value: unanimous / pairable, warnings });
}
