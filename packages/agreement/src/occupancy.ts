import { MISSING, type Ratings } from "./ratings.ts";
import { type Basis, firstReason, type Reason, type Warning } from "./result.ts";

/** Units that have the same number of ratings, with whole-number sums over them. */
export type Stratum = {
  /** Ratings per unit. */
  readonly ratings: number;
  readonly units: number;
  /** Ordered pairs of coders who gave the same unit the same category. */
  readonly agreeingPairs: number;
  /** Ratings in each category. */
  readonly perCategory: readonly number[];
};

/**
 * Who rated how much: all that the measures for any number of coders need. Sums are whole numbers, so neither the order
 * of the units nor that of the coders can change a result.
 */
export type Occupancy = {
  /** Units with at least one rating. */
  readonly rated: number;
  /** Units with at least two. */
  readonly pairable: number;
  readonly strata: readonly Stratum[];
  /** Categories that somebody used in a rated unit, one that a single coder rated included, in their order. */
  readonly used: readonly number[];
  readonly basis: Basis;
  /** Why no measure of agreement exists for these ratings, whatever the measure. */
  readonly unpairable: Reason | undefined;
  /** Doubts that hold for every value computed from these ratings. */
  readonly warnings: readonly Warning[];
};

const FEW = 10;

export function occupancyOf(ratings: Ratings): Occupancy {
  const strata = new Map<number, { units: number; agreeingPairs: number; perCategory: number[] }>();
  let all = 0;
  const inUnit = new Int32Array(ratings.categories);
  for (const { ratings: judged, units } of ratings.patterns) {
    all += units;
    let given = 0;
    let agreeingPairs = 0;
    for (const rating of judged) {
      if (rating === MISSING) continue;
      given++;
      // Each earlier rating of the category makes one pair more, in both orders.
      agreeingPairs += 2 * (inUnit[rating] as number);
      inUnit[rating] = (inUnit[rating] as number) + 1;
    }
    if (given === 0) continue;
    const stratum = strata.get(given) ?? {
      units: 0,
      agreeingPairs: 0,
      perCategory: new Array<number>(ratings.categories).fill(0),
    };
    strata.set(given, stratum);
    stratum.units += units;
    stratum.agreeingPairs += units * agreeingPairs;
    for (const rating of judged) {
      if (rating === MISSING) continue;
      inUnit[rating] = 0;
      stratum.perCategory[rating] = (stratum.perCategory[rating] ?? 0) + units;
    }
  }
  const sorted = [...strata].map(([each, stratum]) => ({ ratings: each, ...stratum }));
  sorted.sort((a, b) => a.ratings - b.ratings);
  const rated = sorted.reduce((sum, stratum) => sum + stratum.units, 0);
  const paired = sorted.filter((stratum) => stratum.ratings >= 2);
  const pairable = paired.reduce((sum, stratum) => sum + stratum.units, 0);
  const inCategory = (category: number) => paired.reduce((sum, each) => sum + (each.perCategory[category] ?? 0), 0);
  const categories = Array.from({ length: ratings.categories }, (_, category) => category);
  const usedInPairs = categories.filter(inCategory).length;
  const warnings: Warning[] = [];
  if (usedInPairs === 1) warnings.push("single_category_used");
  if (ratings.positive !== undefined && inCategory(ratings.positive) < FEW) warnings.push("few_positive_ratings");
  return {
    rated,
    pairable,
    strata: sorted,
    used: categories.filter((category) => sorted.some(({ perCategory }) => perCategory[category])),
    basis: {
      units: pairable,
      leftOut: all - pairable,
      raters: ratings.raters,
      categories: { declared: ratings.categories, used: usedInPairs },
    },
    unpairable: firstReason([
      ratings.raters < 2 && "single_rater",
      rated === 0 && "no_units",
      pairable === 0 && "no_pairable_units",
    ]),
    warnings,
  };
}

/**
 * Pairwise observed agreement: the share of agreeing pairs of coders in each unit, averaged over the units with two
 * ratings or more. For two coders, agreeing units over units.
 */
export function observedAgreement({ strata, pairable }: Occupancy): number {
  let sum = 0;
  for (const { ratings, agreeingPairs } of strata) if (ratings >= 2) sum += agreeingPairs / (ratings * (ratings - 1));
  return sum / pairable;
}

/**
 * Share of each declared category, every rated unit counting the same however many ratings it has: Gwet's form with
 * missing ratings.
 */
export function prevalences({ strata, rated }: Occupancy, categories: number): number[] {
  return Array.from({ length: categories }, (_, category) => {
    let share = 0;
    for (const stratum of strata) share += (stratum.perCategory[category] ?? 0) / stratum.ratings;
    return share / rated;
  });
}

/** Whether every one of the coders rated every unit that anybody rated. */
export function isComplete({ strata }: Pick<Occupancy, "strata">, raters: number): boolean {
  return strata.every((stratum) => stratum.ratings === raters);
}
