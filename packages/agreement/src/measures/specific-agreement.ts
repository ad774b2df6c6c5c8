import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";

/**
 * Agreement specific to one category: of the times either coder used it, the share in which both did. For *present* it
 * is positive agreement, 2a / (2a + b + c), which equals the F1 score; for *absent*, negative agreement.
 *
 * @formula p_spec(k) = 2 p_kk / (p_k· + p_·k)
 * @prefer Where it matters on which category the coders agree. It leaves out the units for which neither coder used the
 *   category, so it stays readable for a rare one; it is not corrected for chance.
 * @param category - index of a declared category
 * @returns a value in [0, 1]; `category_never_used` when neither coder used it
 * @see Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology 43(6), 551-558; Hripcsak & Rothschild (2005),
 *   Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function specificAgreement(ratings: Ratings, category: number): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { cells, rows, columns } = contingencyOf(ratings);
  const both = cells[category]?.[category];
  if (both === undefined) throw new Error(`category ${category} is not one of the ${ratings.categories} declared`);
  const uses = (rows[category] ?? 0) + (columns[category] ?? 0);
  if (uses === 0) return { ...basis, undefined: "category_never_used" };
  return defined(basis, { value: (2 * both) / uses, warnings });
}

/**
 * Positive agreement: of the times either coder said *present*, the share in which both did. It equals the F1 score.
 *
 * @formula p_pos = 2a / (2a + b + c)
 * @prefer Rare codes, beside kappa: it looks only at units that somebody marked. It is not corrected for chance, and where
 *   nearly everything is marked it is high by itself.
 * @returns a value in [0, 1]; `category_never_used` when neither coder said *present*
 * @see Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology 43(6), 551-558; Hripcsak & Rothschild (2005),
 *   Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function positiveAgreement(ratings: Ratings): Agreement {
  return specificAgreement(ratings, positiveOf(ratings));
}

/**
 * Negative agreement: of the times either coder said *absent*, the share in which both did.
 *
 * @formula p_neg = 2d / (2d + b + c)
 * @prefer Beside positive agreement, never alone: for a rare code it is near 1 whatever the coders do.
 * @returns a value in [0, 1]; `category_never_used` when neither coder said *absent*
 * @see Cicchetti & Feinstein (1990), Journal of Clinical Epidemiology 43(6), 551-558.
 */
export function negativeAgreement(ratings: Ratings): Agreement {
  return specificAgreement(ratings, 1 - positiveOf(ratings));
}

function positiveOf({ positive, categories }: Ratings): number {
  if (positive === undefined || categories !== 2) throw new Error("the ratings do not say which category is present");
  return positive;
}
