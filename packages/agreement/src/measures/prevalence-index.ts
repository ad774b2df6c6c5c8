import { fourfold } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Prevalence index of two coders on *present* and *absent*: how far the units on which both say the same lean to one
 * side. It tells how much of kappa's distance from percent agreement comes from a code being rare, or very frequent.
 *
 * @formula PI = (a − d) / n, a units present for both, d absent for both
 * @prefer Beside every kappa of a single code. Where it is near −1 or 1, chance agreement is near 1, and kappa can be low
 *   although the coders hardly ever differ.
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
