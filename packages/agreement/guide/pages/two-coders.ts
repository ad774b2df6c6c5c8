import {
  biasIndex,
  cohenKappa,
  pabak,
  positiveAgreement,
  prevalenceIndex,
  scottPi,
  weightedKappa,
} from "../../src/measures/index.ts";
import { linearWeights } from "../../src/weights.ts";
import { edgesOfRatings } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { blocks } from "../text/markdown.ts";
import { ofBiasIndex, ofPabak, ofPrevalenceIndex, ofSpecificAgreement } from "../worked/present-absent.ts";
import { ofCohenKappa, ofScottPi, ofWeightedKappa, weightsTable } from "../worked/two-coders.ts";

const group = "Two coders";

export const TWO_CODERS: readonly Page[] = [
  {
    slug: "cohen-kappa",
    title: "Cohen's kappa",
    group,
    summary: "two coders who both coded everything; with the greatest value that their margins allow",
    functions: [measure("cohen-kappa", "cohenKappa")],
    names: ["cohen_kappa", "cohen_kappa_se", "cohen_kappa_se0", "cohen_kappa_max", "n_pairs"],
    symbols: ["po", "pe", "pij", "pi"],
    avoid:
      "For three coders or more, and where different pairs coded different documents: there is no one pair of coders that such a " +
      "kappa could belong to. For a code that hardly ever occurs, read it only beside the figures named above.",
    more: () =>
      blocks([
        "## Its two standard errors",
        "The error shown beside kappa is the one for an interval (`cohen_kappa_se`; Fleiss, Cohen & Everitt 1969). The same paper " +
          "gives another one for testing whether kappa is 0 (`cohen_kappa_se0`); it is not for an interval. Both are for " +
          "large samples: with few units take a [bootstrap interval](bootstrap-intervals.md).",
      ]),
    examples: ofCohenKappa,
    edges: () => edgesOfRatings(cohenKappa),
  },
  {
    slug: "weighted-kappa",
    title: "Weighted kappa",
    group,
    summary: "two coders, ordered categories",
    functions: [measure("weighted-kappa", "weightedKappa")],
    names: [
      "weighted_kappa_linear",
      "weighted_kappa_linear_se",
      "weighted_kappa_quadratic",
      "weighted_kappa_quadratic_se",
      "custom_weighted_kappa",
    ],
    symbols: ["pow", "pe", "wij", "pij", "pi"],
    avoid:
      "For codes without an order, and to make a low kappa look better. Choose the weights before looking at the data.",
    more: () =>
      blocks([
        "## Weights",
        "With linear weights the credit falls in equal steps; with quadratic weights a difference of one step costs little and a " +
          "large one much. The distances are those of the declared categories, so a grade that nobody gave still counts in the range.",
        weightsTable(),
        "A table of disagreements of your own can be given in a file of worked examples (`custom_distance`); each is divided by the " +
          "largest and taken from 1.",
      ]),
    examples: ofWeightedKappa,
    edges: () => edgesOfRatings((ratings) => weightedKappa(ratings, linearWeights([0, 1]))),
  },
  {
    slug: "scott-pi",
    title: "Scott's pi",
    group,
    summary: "two coders who stand for any two coders",
    functions: [measure("scott-pi", "scottPi")],
    names: ["scott_pi"],
    symbols: ["po", "pe", "pi"],
    avoid:
      "Where readers expect Cohen's kappa and both coders coded everything: the two hardly differ unless one coder uses a code much " +
      "more often, and then the difference has to be explained.",
    examples: ofScottPi,
    edges: () => edgesOfRatings(scottPi),
  },
  {
    slug: "pabak",
    title: "PABAK",
    group,
    summary: "kappa as it would be with balanced use of the code; for rare codes, beside kappa",
    functions: [measure("pabak", "pabak")],
    names: ["pabak"],
    symbols: ["po"],
    avoid:
      "Alone. It is percent agreement on another scale, from −1 to 1, and knows nothing of how often the code was used.",
    examples: ofPabak,
    edges: () => edgesOfRatings(pabak),
  },
  {
    slug: "prevalence-index",
    title: "Prevalence index",
    group,
    summary: "how far the code is from being present half of the time",
    functions: [measure("prevalence-index", "prevalenceIndex")],
    names: ["prevalence_index"],
    symbols: ["n"],
    avoid: "As a measure of agreement: it is none. It explains one.",
    examples: ofPrevalenceIndex,
    edges: () => edgesOfRatings(prevalenceIndex),
  },
  {
    slug: "bias-index",
    title: "Bias index",
    group,
    summary: "how much more often one coder says present",
    functions: [measure("bias-index", "biasIndex")],
    names: ["bias_index"],
    symbols: ["n"],
    avoid:
      "As a measure of agreement: it is 0 also when both coders say *present* equally often, but never of the same unit.",
    examples: ofBiasIndex,
    edges: () => edgesOfRatings(biasIndex),
  },
  {
    slug: "specific-agreement",
    title: "Positive, negative and specific agreement",
    group,
    summary: "agreement on what is present, on what is absent, or on any one category",
    functions: [
      measure("specific-agreement", "specificAgreement"),
      measure("specific-agreement", "positiveAgreement", "Positive agreement"),
      measure("specific-agreement", "negativeAgreement", "Negative agreement"),
    ],
    names: ["positive_agreement", "negative_agreement", "specific_agreement"],
    symbols: ["abcd", "pkk", "pk"],
    avoid: "Where a value corrected for chance is asked for. Give positive and negative agreement together.",
    examples: ofSpecificAgreement,
    edgesOf: "positive agreement",
    edges: () => edgesOfRatings(positiveAgreement),
  },
];
