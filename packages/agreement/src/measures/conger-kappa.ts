import { chanceCorrected, ofPrevalence } from "../chance-corrected.ts";
import { occupancyOf } from "../occupancy.ts";
import type { RatedPattern } from "../rated-patterns.ts";
import { MISSING, type Ratings } from "../ratings.ts";
import { type Agreement, defined, firstReason } from "../result.ts";
import { type AgreementWeights, identityWeights } from "../weights.ts";

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
    used.length === 1 && "single_category",
    uses.some(({ given }) => given === 0) && "rater_without_ratings",
  ]);
  if (reason) return { ...basis, undefined: reason };
  const chance = chanceOf(uses, among, occupancy.rated);
  // A sum of products that are never negative: 0 only if no two coders' categories differ.
  if (chance.expectedApart === 0) return { ...basis, undefined: "single_category" };
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

function chanceOf(uses: readonly Use[], { size, apart }: AgreementWeights, rated: number) {
  const used = Array.from({ length: size }, (_, category) => category).filter((category) =>
    uses.some(({ shares }) => shares[category]),
  );
  const pairs = uses.length * (uses.length - 1);
  const total = new Map(used.map((each) => [each, uses.reduce((sum, { shares }) => sum + (shares[each] ?? 0), 0)]));
  // For each coder: how far a rating of a category is apart from the other coders' uses, and the coder's own use from them.
  const fromOthers = uses.map(({ shares, given }) => {
    const rest = (category: number) => (total.get(category) ?? 0) - (shares[category] ?? 0);
    const distances = new Map(
      used.map((category) => [category, used.reduce((sum, other) => sum + apart(other, category) * rest(other), 0)]),
    );
    const own = used.reduce((sum, category) => sum + (distances.get(category) ?? 0) * (shares[category] ?? 0), 0);
    return { distances, own, given };
  });
  return {
    expectedApart: fromOthers.reduce((sum, { own }) => sum + own, 0) / pairs,
    expectedApartOf: ({ ratings }: RatedPattern) => {
      let sum = 0;
      for (const [rater, { distances, own, given }] of fromOthers.entries()) {
        const rating = ratings[rater] ?? MISSING;
        const rates = rating === MISSING ? 0 : 1;
        sum += (rated / given) * ((distances.get(rating) ?? 0) - (rates - given / rated) * own);
      }
      return sum / pairs;
    },
  };
}
