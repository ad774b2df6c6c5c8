import { contingencyOf } from "../../contingency.ts";
import { occupancyOf } from "../../occupancy.ts";
import type { Ratings } from "../../ratings.ts";
import { type Estimate, firstReason, type Reason } from "../../result.ts";

/** A summary over many codes, and how many codes it rests on. */
export type CodesSummary = Estimate & {
  /** Codes that went into the value. */
  readonly codes: number;
  /** Codes that were asked for. */
  readonly of: number;
};

/**
 * Pooled kappa: one kappa for many codes, from the mean observed and the mean expected agreement. Codes that nobody used
 * add the same to both and cancel out, so that nothing undefined has to be averaged.
 *
 * @formula pooled κ = (mean p_o − mean p_e) / (1 − mean p_e), means over codes
 * @prefer One number over a codebook for two coders, instead of a mean of kappas of which many are undefined.
 * @param ratings - one for each code, by the same two coders on the same units
 * @returns a value of at most 1; `single_category` when no code was used by anybody. Codes without a unit judged by both
 *   are left out.
 * @see De Vries, Elliott, Kanouse & Teleki (2008), Field Methods 20(3), 272-282.
 */
export function pooledKappa(ratings: readonly Ratings[]): CodesSummary {
  const reasons: Reason[] = [];
  let observed = 0;
  let expected = 0;
  let codes = 0;
  let varied = false;
  for (const each of ratings) {
    const reason = firstReason([occupancyOf(each).unpairable, each.raters !== 2 && "requires_two_raters"]);
    if (reason) {
      reasons.push(reason);
      continue;
    }
    const { rows, columns, agreeing, units } = contingencyOf(each);
    const chance = rows.reduce((sum, row, category) => sum + row * (columns[category] ?? 0), 0);
    if (chance !== units * units) varied = true;
    observed += agreeing / units;
    expected += chance / (units * units);
    codes++;
  }
  const counts = { codes, of: ratings.length };
  if (codes === 0) return { ...counts, undefined: firstReason(reasons) ?? "no_units" };
  if (!varied) return { ...counts, undefined: "single_category" };
  return { ...counts, value: (observed - expected) / (codes - expected) };
}
