import { fourfold } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Prevalence-adjusted bias-adjusted kappa: Brennan-Prediger for two coders and the categories *present* and *absent*,
 * which comes to 2 p_o - 1.
 *
 * @returns a value in [-1, 1], 1 also for a code that nobody used (with a warning)
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5), 423-429.
 */
export function pabak(ratings: Ratings): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { a, b, c, d, units } = fourfold(ratings);
  return defined(basis, { value: (a + d - b - c) / units, observed: (a + d) / units, expected: 0.5, warnings });
}
