import { contingencyOf } from "../contingency.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason, isDefined, type Warning } from "../result.ts";
import { prevalenceIndex } from "./prevalence-index.ts";

/** Kappa counts as far below percent agreement from this difference on, where nearly all units are of one kind. */
const FAR_BELOW = 0.2;
const ONE_SIDED = 0.8;

/**
 * Cohen's kappa: agreement of two coders on nominal categories, corrected for the agreement that their margins would
 * give by chance. Units that lack either rating are left out.
 *
 * @returns a value in [-1, 1]. When both coders use one and the same category throughout, expected agreement is 1 and
 *   kappa is 0/0: `single_category`. When only one coder is constant it is 0.
 * @see Cohen (1960), Educational and Psychological Measurement 20(1), 37-46; for the warning, Feinstein & Cicchetti
 *   (1990), Journal of Clinical Epidemiology 43(6), 543-549.
 */
export function cohenKappa(ratings: Ratings): Agreement {
  const { basis, unpairable, warnings } = occupancyOf(ratings);
  const reason = firstReason([unpairable, ratings.raters !== 2 && "requires_two_raters"]);
  if (reason) return { ...basis, undefined: reason };
  const { rows, columns, agreeing, units } = contingencyOf(ratings);
  const square = units * units;
  const chance = rows.reduce((sum, row, category) => sum + row * (columns[category] ?? 0), 0);
  if (chance === square) return { ...basis, undefined: "single_category" };
  const value = (units * agreeing - chance) / (square - chance);
  const observed = agreeing / units;
  return defined(basis, {
    value,
    observed,
    expected: chance / square,
    warnings: [...warnings, ...paradox(ratings, observed - value)],
  });
}

function paradox(ratings: Ratings, below: number): Warning[] {
  if (ratings.positive === undefined || ratings.categories !== 2 || below < FAR_BELOW) return [];
  const prevalence = prevalenceIndex(ratings);
  return isDefined(prevalence) && Math.abs(prevalence.value) > ONE_SIDED ? ["kappa_far_below_agreement"] : [];
}
