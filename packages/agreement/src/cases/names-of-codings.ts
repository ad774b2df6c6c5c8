import { contingencyOf } from "../contingency.ts";
import * as measures from "../measures/index.ts";
import { ratingsFrom } from "../rating-columns.ts";
import type { Ratings } from "../ratings.ts";
import { type Agreement, type Estimate, isDefined } from "../result.ts";
import { type AgreementWeights, linearWeights, quadraticWeights, scaleOf, weightsFromDistances } from "../weights.ts";
import { type Computed, errorOf, estimateOf, type Names } from "./computed.ts";
import { type Label, labelNamed } from "./label.ts";
import type { CodingMaterial } from "./worked-example.ts";

/** Ratings with what their categories are called. */
export type CodedUnits = Pick<CodingMaterial, "categories" | "categoriesGuessed" | "distances"> & {
  readonly ratings: Ratings;
};

export function codedUnitsOf({ rows, positive, ...material }: CodingMaterial): CodedUnits {
  return { ...material, ratings: ratingsFrom(rows, material.categories, positive) };
}

type Measure<R = Agreement> = (units: CodedUnits) => R;
type Entry = readonly [name: string, compute: Measure<Computed>];

const linear: Measure<AgreementWeights> = ({ categories }) => linearWeights(scaleOf(categories));
const quadratic: Measure<AgreementWeights> = ({ categories }) => quadraticWeights(scaleOf(categories));
const distancesOf: Measure<readonly (readonly number[])[]> = ({ distances }) => {
  if (!distances) throw new Error("the case has no custom_distance");
  return distances;
};

/** Every name that a case of kind `coding` may use. */
export const NAMES_OF_CODINGS: Names<CodedUnits> = new Map([
  ...withError("percent_agreement", ({ ratings }) => measures.percentAgreement(ratings)),
  plain("unanimous_agreement", ({ ratings }) => measures.unanimousAgreement(ratings)),
  plain("n_pairs", ({ ratings }) => pairsIn(ratings)),

  ...withError("cohen_kappa", ({ ratings }) => measures.cohenKappa(ratings)),
  plain("cohen_kappa_se0", ({ ratings }) => nullErrorOf(measures.cohenKappa(ratings))),
  plain("cohen_kappa_max", ({ ratings }) => {
    const kappa = measures.cohenKappa(ratings);
    return "value" in kappa ? { value: kappa.maximum } : kappa;
  }),
  plain("scott_pi", ({ ratings }) => measures.scottPi(ratings)),
  ...withError("weighted_kappa_linear", (units) => measures.weightedKappa(units.ratings, linear(units))),
  ...withError("weighted_kappa_quadratic", (units) => measures.weightedKappa(units.ratings, quadratic(units))),
  plain("custom_weighted_kappa", (units) =>
    measures.weightedKappa(units.ratings, weightsFromDistances(distancesOf(units))),
  ),

  plain("pabak", ({ ratings }) => measures.pabak(ofTwoCategories(withPositive(ratings)))),
  plain("prevalence_index", ({ ratings }) => measures.prevalenceIndex(ofTwoCategories(ratings))),
  plain("bias_index", ({ ratings }) => measures.biasIndex(ofTwoCategories(ratings))),
  plain("positive_agreement", ({ ratings }) => measures.positiveAgreement(ofTwoCategories(ratings))),
  plain("negative_agreement", ({ ratings }) => measures.negativeAgreement(ofTwoCategories(ratings))),
  perCategory("specific_agreement", measures.specificAgreement),

  ...withError("fleiss_kappa", ({ ratings }) => measures.fleissKappa(ratings)),
  plain("fleiss_kappa_se0", ({ ratings }) => nullErrorOf(measures.fleissKappa(ratings))),
  perCategory("fleiss_category", measures.fleissCategoryKappa),
  ...withError("conger_kappa", ({ ratings }) => measures.congerKappa(ratings)),
  plain("light_kappa", ({ ratings }) => measures.lightKappa(ratings)),
  ...withError("brennan_prediger", (units) => measures.brennanPrediger(ofDeclared(units))),
  ...withError("gwet_ac1", (units) => measures.gwetAc1(ofDeclared(units))),
  ...withError("gwet_ac2_linear", (units) => measures.gwetAc2(ofDeclared(units), linear(units))),
  ...withError("gwet_ac2_quadratic", (units) => measures.gwetAc2(ofDeclared(units), quadratic(units))),

  plain("krippendorff_alpha_nominal", ({ ratings }) => measures.krippendorffAlpha(ratings)),
  plain("krippendorff_alpha_ordinal", ({ ratings }) => measures.krippendorffAlpha(ratings, measures.ordinalMetric)),
  plain("krippendorff_alpha_interval", ({ ratings, categories }) =>
    measures.krippendorffAlpha(ratings, measures.intervalMetric(scaleOf(categories))),
  ),
  plain("krippendorff_alpha_ratio", ({ ratings, categories }) =>
    measures.krippendorffAlpha(ratings, measures.ratioMetric(scaleOf(categories))),
  ),
  plain("custom_krippendorff_alpha", (units) =>
    measures.krippendorffAlpha(units.ratings, measures.customMetric(distancesOf(units))),
  ),
]);

function plain(name: string, measure: Measure<Estimate>): Entry {
  return [name, (units) => estimateOf(measure(units))];
}

function withError(name: string, measure: Measure): Entry[] {
  return [plain(name, measure), [`${name}_se`, (units) => errorOf(measure(units))]];
}

function perCategory(name: string, measure: (ratings: Ratings, category: number) => Agreement): Entry {
  return [
    name,
    ({ ratings, categories }) => ({
      parts: {
        names: categories.map(String),
        of: (category) => {
          const index = categories.indexOf(labelNamed(category, categories) as Label);
          return index < 0 ? undefined : estimateOf(measure(ratings, index));
        },
      },
    }),
  ];
}

function nullErrorOf(kappa: Agreement<{ readonly nullStandardError: Estimate }>): Estimate {
  return "value" in kappa ? kappa.nullStandardError : kappa;
}

/** A count exists without any pair: it is 0 then. */
function pairsIn(ratings: Ratings): Estimate {
  if (ratings.raters < 2) return { undefined: "single_rater" };
  if (ratings.raters > 2) return { undefined: "requires_two_raters" };
  return { value: contingencyOf(ratings).units };
}

/** Ratings for a measure that depends on how many categories there are, q. @throws when q is not known */
function ofDeclared({ ratings, categoriesGuessed }: CodedUnits): Ratings {
  if (categoriesGuessed) throw new Error("categories are not declared, so q is unknown");
  return ratings;
}

/** Ratings for a measure of *present* and *absent*. @throws when they are something else */
function ofTwoCategories(ratings: Ratings): Ratings {
  // Where nothing can be compared the measure gives its own reason, whatever the categories are.
  if (ratings.raters !== 2 || !isDefined(measures.percentAgreement(ratings))) return ratings;
  if (ratings.categories !== 2)
    throw new Error(
      `the measure is for two categories, the case has ${ratings.categories}; "categories" declares them`,
    );
  if (ratings.positive === undefined)
    throw new Error('the case does not say with "positive" which category means present');
  return ratings;
}

/** PABAK does not depend on which of the two categories means *present*. */
function withPositive(ratings: Ratings): Ratings {
  return ratings.positive === undefined && ratings.categories === 2 ? { ...ratings, positive: 1 } : ratings;
}
