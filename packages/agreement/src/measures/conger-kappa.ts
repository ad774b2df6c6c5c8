import { chanceCorrected, ofPrevalence } from "../chance-corrected.ts";
import { occupancyOf } from "../occupancy.ts";
import type { RatedPattern } from "../rated-patterns.ts";
import { MISSING, type Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import { type AgreementWeights, allAgree, identityWeights, weightBetween } from "../weights.ts";

/**
 * Conger's kappa: Cohen's kappa for any number of coders, each with a use of the codes of their own. For two coders who
 * coded everything it is Cohen's kappa. Missing ratings allowed.
 *
 * @formula κ = (p_a − p_e) / (1 − p_e), p_e = mean over ordered pairs of coders g ≠ h of Σ_kl w_kl p_gk p_hl
 * @prefer Three or more named coders who all coded most of the material. Where coders stand for any coder, or rotate,
 *   Fleiss' kappa or Krippendorff's alpha fits better.
 * @param weights - of partial agreement between categories; left out for nominal ones
 * @returns a value of at most 1; `single_category` when nobody used a second category, `rater_without_ratings` when a
 *   coder judged nothing, since that coder has no use of the codes
 * @see Conger (1980), Psychological Bulletin 88(2), 322-328; Hubert (1977), Psychological Bulletin 84(2), 289-297;
 *   Davies & Fleiss (1982), Biometrics 38(4), 1047-1051; Gwet (2014), Handbook, for missing ratings.
 */
export function congerKappa(ratings: Ratings, weights?: AgreementWeights): Agreement {
  const occupancy = occupancyOf(ratings);
  const { basis, unpairable, used } = occupancy;
  const among = weights ?? identityWeights(ratings.categories);
  const uses = usesOf(ratings);
  const reason = firstReason([
    unpairable,
    allAgree(among, used) && "single_category",
    uses.some(({ given }) => given === 0) && "rater_without_ratings",
  ]);
  if (reason) return { ...basis, undefined: reason };
  const chance = chanceOf(uses, among, occupancy.rated);
  const corrected = chanceCorrected(ratings, occupancy, chance, weights);
  return defined(basis, {
    ...corrected,
    warnings: [...corrected.warnings, ...ofPrevalence(ratings, occupancy, corrected.value)],
  });
}

/** How one coder uses the categories. */
type Use = { readonly given: number; readonly shares: readonly number[] };

function usesOf({ raters, categories, patterns }: Ratings): Use[] {
  return Array.from({ length: raters }, (_, rater) => {
    const counts = new Array<number>(categories).fill(0);
    let given = 0;
    for (const { ratings, units } of patterns) {
      const rating = ratings[rater] ?? MISSING;
      if (rating === MISSING) continue;
      counts[rating] = (counts[rating] ?? 0) + units;
      given += units;
    }
    return { given, shares: counts.map((count) => count / given) };
  });
}

function chanceOf(uses: readonly Use[], weights: AgreementWeights, rated: number) {
  const categories = Array.from({ length: weights.size }, (_, category) => category);
  const raters = uses.length;
  const pairs = raters * (raters - 1);
  const total = categories.map((category) => uses.reduce((sum, { shares }) => sum + (shares[category] ?? 0), 0));
  // For each coder: how a rating of a category agrees with the other coders' uses, and with the coder's own.
  const others = uses.map(({ shares, given }) => {
    const rest = categories.map((category) => (total[category] ?? 0) - (shares[category] ?? 0));
    const alike = categories.map((category) =>
      categories.reduce((sum, other) => sum + weightBetween(weights, other, category) * (rest[other] ?? 0), 0),
    );
    const own = categories.reduce((sum, category) => sum + (alike[category] ?? 0) * (shares[category] ?? 0), 0);
    return { alike, own, given };
  });
  return {
    expected: others.reduce((sum, { own }) => sum + own, 0) / pairs,
    expectedOf: ({ ratings }: RatedPattern) => {
      let sum = 0;
      for (const [rater, { alike, own, given }] of others.entries()) {
        const rating = ratings[rater] ?? MISSING;
        const rates = rating === MISSING ? 0 : 1;
        const agrees = rates ? (alike[rating] ?? 0) : 0;
        sum += (rated / given) * (agrees - (rates - given / rated) * own);
      }
      return sum / pairs;
    },
  };
}
