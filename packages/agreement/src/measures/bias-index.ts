import { fourfold } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Bias index of two coders on *present* and *absent*: how much more often the first says *present* than the second, as a
 * share of all units. It tells whether one of them draws the line lower than the other.
 *
 * @formula BI = (b − c) / n, b units present for the first coder only, c for the second only
 * @prefer Beside every kappa of a single code, above all while coders are trained: a code with a clear bias needs a
 *   sharper definition rather than more practice.
 * @returns a signed value in [-1, 1]; positive when the first coder says *present* more often. Swapping the coders turns
 *   its sign.
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5), 423-429 (who print it without sign).
 */
export function biasIndex(ratings: Ratings): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { b, c, units } = fourfold(ratings);
  return defined(basis, { value: (b - c) / units, warnings });
}
