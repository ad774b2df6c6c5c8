import { ofError } from "../chance-corrected.ts";
import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import type { AgreementWeights } from "../weights.ts";
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
  let observedApart = 0;
  let expectedApart = 0;
  for (const [first, row] of rows.entries())
    for (const [second, column] of columns.entries()) {
      const distance = weights.apart(first, second);
      observedApart += (distance * (cells[first]?.[second] ?? 0)) / units;
      expectedApart += distance * (row / units) * (column / units);
    }
  // A sum of products that are never negative: 0 only if no two categories in use differ.
  if (expectedApart === 0) return { ...basis, undefined: "single_category" };
  const value = 1 - observedApart / expectedApart;
  const errors = kappaErrors(contingency, weights, value, expectedApart);
  return defined(basis, {
    value,
    observed: 1 - observedApart,
    expected: 1 - expectedApart,
    ...errors,
    warnings: [...warnings, ...ofError(errors.standardError)],
  });
}
