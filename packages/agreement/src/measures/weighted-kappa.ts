import { ofError } from "../chance-corrected.ts";
import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import { type AgreementWeights, weightBetween } from "../weights.ts";
import { type KappaErrors, kappaErrors } from "./kappa-error.ts";

/**
 * Weighted kappa: Cohen's kappa for categories that are nearer or farther from one another, such as grades. Some
 * disagreements count as partial agreement. With identity weights it is Cohen's kappa.
 *
 * @formula κ_w = (p_o − p_e) / (1 − p_e), p_o = Σ w_ij p_ij, p_e = Σ w_ij p_i· p_·j
 * @prefer Ordered categories and two coders. Name the weights with the number: quadratic weights usually give higher
 *   values than linear ones, and grow with the number of categories.
 * @param weights - `linearWeights` or `quadraticWeights` of the scale, or `weightsFromDistances` of a table
 * @returns a value of at most 1, and at least -1 with linear and quadratic weights; `single_category` when no two
 *   categories in use differ by the weights. With the large-sample standard errors.
 * @see Cohen (1968), Psychological Bulletin 70(4), 213-220; Fleiss, Cohen & Everitt (1969), Psychological Bulletin
 *   72(5), 323-327.
 */
export function weightedKappa(ratings: Ratings, weights: AgreementWeights): Agreement<KappaErrors> {
  if (weights.size !== ratings.categories)
    throw new Error(`weights of ${weights.size} categories for ratings in ${ratings.categories}`);
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const contingency = contingencyOf(ratings);
  const { cells, rows, columns, units } = contingency;
  let agreeing = 0;
  let chance = 0;
  let differ = false;
  for (const [first, row] of rows.entries())
    for (const [second, column] of columns.entries()) {
      const weight = weightBetween(weights, first, second);
      agreeing += weight * (cells[first]?.[second] ?? 0);
      chance += weight * row * column;
      if (weight !== 1 && row > 0 && column > 0) differ = true;
    }
  if (!differ) return { ...basis, undefined: "single_category" };
  const observed = agreeing / units;
  const expected = chance / (units * units);
  const value = (observed - expected) / (1 - expected);
  const errors = kappaErrors(contingency, weights, value, expected);
  return defined(basis, {
    value,
    observed,
    expected,
    ...errors,
    warnings: [...warnings, ...ofError(errors.standardError)],
  });
}
