import { observedAgreement, occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";

/**
 * Gwet's AC1: chance agreement is the chance that a coder guesses, times the chance that guesses coincide. Any number of
 * coders; with missing ratings a unit's single rating still counts towards the prevalence of its category.
 *
 * @returns a value of at most 1. It exists also when one of several declared categories is used throughout (value 1,
 *   with a warning), and is `single_category` only when one category is declared.
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1), 29-48; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th edition.
 */
export function gwetAc1(ratings: Ratings): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, warnings, strata, rated } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const q = ratings.categories;
  if (q < 2) return { ...basis, undefined: "single_category" };
  let guesses = 0;
  for (let category = 0; category < q; category++) {
    let share = 0;
    for (const stratum of strata) share += (stratum.perCategory[category] ?? 0) / stratum.ratings;
    const prevalence = share / rated;
    guesses += prevalence * (1 - prevalence);
  }
  const observed = observedAgreement(occupancy);
  const expected = guesses / (q - 1);
  return defined(basis, { value: (observed - expected) / (1 - expected), observed, expected, warnings });
}
