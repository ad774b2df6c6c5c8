import { fourfold } from "../../contingency.ts";
import { occupancyOf } from "../../occupancy.ts";
import type { Ratings } from "../../ratings.ts";
import { firstReason, type Reason } from "../../result.ts";
import type { CodesSummary } from "./pooled-kappa.ts";

/**
 * Micro positive agreement: positive agreement over all codes taken together. Frequent codes count more.
 *
 * @formula micro p_pos = Σ 2a / Σ (2a + b + c), sums over codes
 * @prefer Where only what was marked matters and *absent* is the great rest. It is not corrected for chance.
 * @param ratings - one for each code, by the same two coders, as *absent* and *present*
 * @returns a value in [0, 1]; `category_never_used` when nobody marked any code. `codes` counts those with a unit judged
 *   by both.
 * @see Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function microPositiveAgreement(ratings: readonly Ratings[]): CodesSummary {
  const reasons: Reason[] = [];
  let both = 0;
  let uses = 0;
  let codes = 0;
  for (const each of ratings) {
    const reason = firstReason([occupancyOf(each).unpairable, each.raters !== 2 && "requires_two_raters"]);
    if (reason) {
      reasons.push(reason);
      continue;
    }
    const { a, b, c } = fourfold(each);
    both += 2 * a;
    uses += 2 * a + b + c;
    codes++;
  }
  const counts = { codes, of: ratings.length };
  if (codes === 0) return { ...counts, undefined: firstReason(reasons) ?? "no_units" };
  if (uses === 0) return { ...counts, undefined: "category_never_used" };
  return { ...counts, value: both / uses };
}
