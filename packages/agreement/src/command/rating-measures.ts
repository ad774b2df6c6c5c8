import { keyOf, type Label } from "../cases/label.ts";
import * as measures from "../measures/index.ts";
import { occupancyOf } from "../occupancy.ts";
import type { Ratings } from "../ratings.ts";
import type { Agreement } from "../result.ts";
import { linearWeights, quadraticWeights, scaleOf } from "../weights.ts";
import { alphaAt, type Level } from "./level.ts";

/** A measure of rated units with its names. */
export type RatingMeasure = {
  readonly name: string;
  readonly label: string;
  readonly measure: (ratings: Ratings) => Agreement;
};

/** What the choice of measures depends on. */
export type Rated = { readonly ratings: Ratings; readonly categories: readonly Label[]; readonly level: Level };

const PERCENT = of("percent_agreement", "percent agreement", measures.percentAgreement);
const UNANIMOUS = of("unanimous_agreement", "unanimous agreement", measures.unanimousAgreement);
const COHEN = of("cohen_kappa", "Cohen's kappa", measures.cohenKappa);
const SCOTT = of("scott_pi", "Scott's pi", measures.scottPi);
const PABAK = of("pabak", "PABAK", measures.pabak);
const AC1 = of("gwet_ac1", "Gwet's AC1", measures.gwetAc1);
const FLEISS = of("fleiss_kappa", "Fleiss' kappa", (ratings) => measures.fleissKappa(ratings));
const CONGER = of("conger_kappa", "Conger's kappa", (ratings) => measures.congerKappa(ratings));
const LIGHT = of("light_kappa", "Light's kappa", measures.lightKappa);
const BRENNAN = of("brennan_prediger", "Brennan-Prediger", (ratings) => measures.brennanPrediger(ratings));
const OF_WHAT_IS_PRESENT = [
  of("positive_agreement", "positive agreement", measures.positiveAgreement),
  of("negative_agreement", "negative agreement", measures.negativeAgreement),
  of("prevalence_index", "prevalence index", measures.prevalenceIndex),
  of("bias_index", "bias index", measures.biasIndex),
];

/** Beyond this labels are measurements, not categories; a table of categories by categories would say nothing. */
const MOST_CATEGORIES = 100;

/**
 * The measures that fit the data, the one to be read first at the top. With more than two coders there is no Cohen's
 * kappa of all: Krippendorff's alpha, AC1 and Fleiss' kappa take missing ratings and rotating pairs.
 */
export function fittingMeasures(rated: Rated): RatingMeasure[] {
  if (rated.categories.length > MOST_CATEGORIES) return [...alphas(rated), PERCENT, UNANIMOUS];
  return rated.ratings.raters === 2 ? forTwo(rated) : forMany(rated);
}

function forTwo(rated: Rated): RatingMeasure[] {
  const { ratings, categories } = rated;
  const known = ratings.categories === 2 && ratings.positive !== undefined;
  return [
    COHEN,
    PERCENT,
    ...(known ? [PABAK] : []),
    AC1,
    ...alphas(rated),
    ...weighted(rated, true),
    SCOTT,
    BRENNAN,
    ...(known
      ? OF_WHAT_IS_PRESENT
      : categories.map((label, index) =>
          of(`specific_agreement ${keyOf(label)}`, `agreement on "${label}"`, (each) =>
            measures.specificAgreement(each, index),
          ),
        )),
  ];
}

function forMany(rated: Rated): RatingMeasure[] {
  const complete = occupancyOf(rated.ratings).strata.every(({ ratings }) => ratings === rated.ratings.raters);
  return [
    ...alphas(rated),
    AC1,
    FLEISS,
    ...weighted(rated, false),
    PERCENT,
    UNANIMOUS,
    BRENNAN,
    CONGER,
    ...(complete ? [LIGHT] : []),
  ];
}

/** Alpha at the level of measurement; for ordered labels also the one that does not know of the order. */
function alphas({ categories, level }: Rated): RatingMeasure[] {
  const levels: Level[] = level === "nominal" ? ["nominal"] : [level, "nominal"];
  return levels.map((each) =>
    of(`krippendorff_alpha_${each}`, `Krippendorff's alpha (${each})`, alphaAt(each, categories)),
  );
}

function weighted({ categories, level }: Rated, two: boolean): RatingMeasure[] {
  if (level === "nominal" || categories.length === 0) return [];
  const scale = scaleOf(categories);
  return [["linear", linearWeights(scale)] as const, ["quadratic", quadraticWeights(scale)] as const].flatMap(
    ([name, weights]) => [
      ...(two
        ? [of(`weighted_kappa_${name}`, `weighted kappa (${name})`, (each) => measures.weightedKappa(each, weights))]
        : []),
      of(`gwet_ac2_${name}`, `Gwet's AC2 (${name})`, (each) => measures.gwetAc2(each, weights)),
    ],
  );
}

function of(name: string, label: string, measure: RatingMeasure["measure"]): RatingMeasure {
  return { name, label, measure };
}
