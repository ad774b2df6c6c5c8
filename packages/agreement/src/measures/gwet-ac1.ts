import { chanceCorrected } from "../chance-corrected.ts";
import { occupancyOf, prevalences } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, defined } from "../result.ts";
import { type AgreementWeights, totalWeight } from "../weights.ts";

/**
 * Gwet's AC1: agreement corrected for chance, where chance agreement is the chance that a coder guesses, times the chance
 * that guesses coincide. Any number of coders; with missing ratings a unit's single rating still counts towards the
 * prevalence of its category.
 *
 * @formula AC1 = (p_a − p_e) / (1 − p_e), p_e = Σ_k π_k (1 − π_k) / (q − 1), π_k the mean share of category k in a unit
 * @prefer Rare codes: it stays near percent agreement where kappa falls to 0. Good with missing ratings and rotating
 *   pairs of coders. State q: it counts the declared categories.
 * @returns a value of at most 1. It exists also when one of several declared categories is used throughout (value 1,
 *   with a warning), and is `single_category` only when one category is declared.
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1), 29-48; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th edition.
 */
export function gwetAc1(ratings: Ratings): Agreement {
  return gwetAc(ratings);
}

/**
 * Gwet's AC2: AC1 for categories that are nearer or farther from one another, such as grades. Some disagreements count
 * as partial agreement.
 *
 * @formula AC2 = (p_a − p_e) / (1 − p_e), p_e = T_w Σ_k π_k (1 − π_k) / (q (q − 1)), T_w the sum of all weights
 * @prefer Ordered categories with missing ratings or more than two coders, and where most units are of one kind.
 * @param weights - of partial agreement: `linearWeights`, `quadraticWeights`, `ordinalWeights` or a table
 * @returns a value of at most 1; `single_category` as for AC1
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3.
 */
export function gwetAc2(ratings: Ratings, weights: AgreementWeights): Agreement {
  return gwetAc(ratings, weights);
}

function gwetAc(ratings: Ratings, weights?: AgreementWeights): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable } = occupancy;
  if (unpairable) return { ...basis, undefined: unpairable };
  const q = ratings.categories;
  const total = weights ? totalWeight(weights) : q;
  if (q < 2 || total === q * q) return { ...basis, undefined: "single_category" };
  const shares = prevalences(occupancy, q);
  const scale = total / (q * (q - 1));
  return defined(
    basis,
    chanceCorrected(
      ratings,
      occupancy,
      {
        expectedApart: 1 - scale * shares.reduce((sum, share) => sum + share * (1 - share), 0),
        expectedApartOf: ({ counts, given }) =>
          1 -
          scale * counts.reduce((sum, [category, count]) => sum + (count / given) * (1 - (shares[category] ?? 0)), 0),
      },
      weights,
    ),
  );
}
