import { fourfold } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Prevalence index of two coders on *present* and *absent*: (both present - both absent) / units.
 *
 * @returns a signed value in [-1, 1]; near -1 when almost everything is absent
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5), 423-429 (who print it without sign).
 */
export function prevalenceIndex(ratings: Ratings): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { a, d, units } = fourfold(ratings);
  return defined(basis, { value: (a - d) / units, warnings });
}
