import { type Occupancy, observedAgreement } from "./occupancy.ts";
import { apartWithin, type RatedPattern, ratedPatterns } from "./rated-patterns.ts";
import type { Ratings } from "./ratings.ts";
import type { Value, Warning } from "./result.ts";
import { linearisedError } from "./standard-error.ts";
import { type AgreementWeights, identityWeights } from "./weights.ts";

/** Kappa counts as far below percent agreement from this difference on, where nearly all units are of one kind. */
const FAR_BELOW = 0.2;
const ONE_SIDED = 0.8;

/** How a coefficient takes disagreement to come about by chance. */
export type Chance = {
  /** D_e = 1 - p_e, above 0. */
  readonly expectedApart: number;
  /** A unit's own part in D_e; see `linearisedError`. */
  readonly expectedApartOf?: (pattern: RatedPattern) => number;
};

/**
 * The coefficient 1 - D_o / D_e, which is (p_a - p_e) / (1 - p_e), with its parts and its linearised standard error.
 *
 * @param weights - of partial agreement; left out when only the same category agrees
 */
export function chanceCorrected(
  ratings: Ratings,
  occupancy: Occupancy,
  chance: Chance,
  weights?: AgreementWeights,
): Value {
  const observedApart = weights ? weightedDisagreement(ratings, occupancy, weights) : 1 - observedAgreement(occupancy);
  const { expectedApart } = chance;
  const value = 1 - observedApart / expectedApart;
  const among = weights ?? identityWeights(ratings.categories);
  const standardError = linearisedError(ratings, among, { coefficient: value, ...chance });
  return {
    value,
    observed: 1 - observedApart,
    expected: 1 - expectedApart,
    standardError,
    warnings: [...occupancy.warnings, ...ofError(standardError)],
  };
}

/** The doubt that a standard error of 0 raises: no variation among units, hence no interval. */
export function ofError(standardError: Value["standardError"]): Warning[] {
  return standardError && "value" in standardError && standardError.value === 0 ? ["zero_standard_error"] : [];
}

/**
 * The doubt whether a coefficient is low only because nearly all units are of one kind.
 *
 * @see Feinstein & Cicchetti (1990), Journal of Clinical Epidemiology 43(6), 543-549.
 */
export function ofPrevalence(ratings: Ratings, occupancy: Occupancy, value: number): Warning[] {
  const { positive, categories } = ratings;
  const below = observedAgreement(occupancy) - value;
  if (positive === undefined || categories !== 2 || below < FAR_BELOW) return [];
  let present = 0;
  let all = 0;
  for (const stratum of occupancy.strata) {
    if (stratum.ratings < 2) continue;
    present += stratum.perCategory[positive] ?? 0;
    all += stratum.units * stratum.ratings;
  }
  // For two coders this is the prevalence index.
  return Math.abs(2 * present - all) > ONE_SIDED * all ? ["kappa_far_below_agreement"] : [];
}

function weightedDisagreement(ratings: Ratings, { pairable }: Occupancy, weights: AgreementWeights): number {
  let sum = 0;
  for (const pattern of ratedPatterns(ratings)) sum += pattern.units * apartWithin(pattern, weights);
  return sum / pairable;
}
