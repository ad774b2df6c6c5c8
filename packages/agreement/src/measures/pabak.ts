import { ofError } from "../chance-corrected.ts";
import { fourfold } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import { completeUnits, type Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import { linearisedError } from "../standard-error.ts";
import { identityWeights } from "../weights.ts";

/**
 * PABAK, the prevalence-adjusted bias-adjusted kappa: what Cohen's kappa would be if *present* were as frequent as
 * *absent* and both coders used it equally often. It is Brennan-Prediger for two coders and two categories.
 *
 * @formula PABAK = 2 p_o − 1
 * @prefer Rare codes, beside kappa: reliability studies of behaviour change techniques report it for that reason. Alone
 *   it flatters, since a code that nobody used has the value 1.
 * @returns a value in [-1, 1], 1 also for a code that nobody used (with a warning)
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46(5), 423-429.
 */
export function pabak(ratings: Ratings): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { a, b, c, d, units } = fourfold(ratings);
  const value = (a + d - b - c) / units;
  // Over pairs: a unit that lacks a rating is no part of PABAK.
  const standardError = linearisedError(completeUnits(ratings), identityWeights(2), {
    coefficient: value,
    expectedApart: EVEN,
  });
  return defined(basis, {
    value,
    observed: (a + d) / units,
    expected: EVEN,
    standardError,
    warnings: [...warnings, ...ofError(standardError)],
  });
}

/** Two answers, equally likely. */
const EVEN = 0.5;
