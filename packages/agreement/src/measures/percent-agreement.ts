import { observedAgreement, occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";

/**
 * Percent agreement, pairwise, for any number of coders; missing ratings allowed. Not corrected for chance.
 *
 * @returns a share in [0, 1], not a percentage
 * @see Fleiss (1971), Psychological Bulletin 76(5), 378-382, equations 1 and 2; Gwet (2014), Handbook, chapter 2.
 */
export function percentAgreement(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  return defined(basis, { value: observedAgreement(occupancy), warnings });
}
