import { ofError, ofPrevalence } from "../chance-corrected.ts";
import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import { identityWeights } from "../weights.ts";
import { type KappaErrors, kappaErrors } from "./kappa-error.ts";

/** Parts that only Cohen's kappa has. */
export type CohenParts = KappaErrors & {
  /** The greatest kappa that the coders' margins allow. */
  readonly maximum: number;
};

/**
 * Cohen's kappa: agreement of two coders on nominal categories, corrected for the agreement that their margins would
 * give by chance. Units that lack either rating are left out.
 *
 * @formula κ = (p_o − p_e) / (1 − p_e), p_o = Σ p_ii, p_e = Σ p_i· p_·i; its maximum: κ_max = (Σ min(p_i·, p_·i) − p_e) / (1 − p_e)
 * @prefer Two coders who both coded everything, each with a use of the codes of their own. Not for three or more
 *   coders, nor where pairs of coders rotate: take Krippendorff's alpha, Gwet's AC1 or Fleiss' kappa there. Read it
 *   beside percent agreement, PABAK, the prevalence index, the bias index and positive agreement.
 * @returns a value in [-1, 1]. When both coders use one and the same category throughout, expected agreement is 1 and
 *   kappa is 0/0: `single_category`. When only one coder is constant it is 0. With the large-sample standard errors.
 * @see Cohen (1960), Educational and Psychological Measurement 20(1), 37-46; Fleiss, Cohen & Everitt (1969),
 *   Psychological Bulletin 72(5), 323-327, for the standard errors; Feinstein & Cicchetti (1990), Journal of Clinical
 *   Epidemiology 43(6), 543-549, for the paradoxes.
 */
export function cohenKappa(ratings: Ratings): Agreement<CohenParts> {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings } = occupancy;
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const contingency = contingencyOf(ratings);
  const { rows, columns, agreeing, units } = contingency;
  const square = units * units;
  let chance = 0;
  let most = 0;
  for (const [category, row] of rows.entries()) {
    const column = columns[category] ?? 0;
    chance += row * column;
    most += Math.min(row, column);
  }
  if (chance === square) return { ...basis, undefined: "single_category" };
  const value = (units * agreeing - chance) / (square - chance);
  const observed = agreeing / units;
  const expected = chance / square;
  const errors = kappaErrors(contingency, identityWeights(ratings.categories), value, (square - chance) / square);
  return defined(basis, {
    value,
    observed,
    expected,
    maximum: (units * most - chance) / (square - chance),
    ...errors,
    warnings: [...warnings, ...ofError(errors.standardError), ...ofPrevalence(ratings, occupancy, value)],
  });
}
