import { ofPrevalence } from "../chance-corrected.ts";
import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Scott's pi: agreement of two coders, corrected for the chance agreement of coders who use the codes alike. Units that
 * lack either rating are left out.
 *
 * @formula π = (p_o − p_e) / (1 − p_e), p_e = Σ ((p_i· + p_·i) / 2)²
 * @prefer Two coders who stand for any two trained coders. It is at most as high as Cohen's kappa, which rewards coders
 *   for using the codes unequally often. Krippendorff's alpha is the same with a correction for small samples.
 * @returns a value in [-1, 1]; `single_category` when both coders use one and the same category throughout
 * @see Scott (1955), Public Opinion Quarterly 19(3), 321-325.
 */
export function scottPi(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings } = occupancy;
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { rows, columns, agreeing, units } = contingencyOf(ratings);
  const square = 4 * units * units;
  const chance = rows.reduce((sum, row, category) => sum + (row + (columns[category] ?? 0)) ** 2, 0);
  if (chance === square) return { ...basis, undefined: "single_category" };
  const value = (4 * units * agreeing - chance) / (square - chance);
  const observed = agreeing / units;
  return defined(basis, {
    value,
    observed,
    expected: chance / square,
    warnings: [...warnings, ...ofPrevalence(ratings, occupancy, value)],
  });
}
