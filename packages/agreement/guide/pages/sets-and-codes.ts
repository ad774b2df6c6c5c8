import {
  masiDistance,
  meanDefinedKappa,
  microPositiveAgreement,
  pooledKappa,
  setAlpha,
} from "../../src/measures/index.ts";
import { edgesOfCodes, edgesOfSets } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { blocks } from "../text/markdown.ts";
import {
  distancesTable,
  ofMeanDefinedKappa,
  ofMicroPositiveAgreement,
  ofPooledKappa,
  ofSetAlpha,
} from "../worked/codes.ts";

const group = "Sets and many codes";

export const SETS_AND_CODES: readonly Page[] = [
  {
    slug: "set-alpha",
    title: "Alpha of sets",
    group,
    summary: "units that carry several codes at once: Jaccard, MASI, whole sets",
    functions: [measure("sets/set-alpha", "setAlpha")],
    names: ["krippendorff_alpha_jaccard", "krippendorff_alpha_masi", "krippendorff_alpha_set_nominal"],
    symbols: ["do", "de", "deltaSet"],
    avoid: "Instead of values per code: a high alpha of sets can hide a code on which the coders never agree.",
    more: () =>
      blocks([
        "## Distances",
        "**Jaccard**: one minus the share of common labels in all labels of the two sets. **MASI**: one minus that share times 2/3 " +
          "where one set contains the other, times 1/3 where each has labels of its own; Passonneau (2006). **Whole sets**: 0 for equal " +
          "sets, 1 for any others.",
        distancesTable(),
        "An empty set is a judgement: the coder looked and found nothing. A unit that a coder did not judge has no set. Programs that " +
          "round the thirds of MASI to two digits, or multiply distances instead of similarities, come to other values.",
      ]),
    examples: ofSetAlpha,
    edgesOf: "MASI",
    edges: () => edgesOfSets((rows) => setAlpha(rows, masiDistance)),
  },
  {
    slug: "pooled-kappa",
    title: "Pooled kappa",
    group,
    summary: "one kappa over many codes, two coders",
    functions: [measure("codes/pooled-kappa", "pooledKappa")],
    names: ["pooled_kappa"],
    symbols: ["po", "pe"],
    avoid: "Instead of values per code: frequent codes count for most of it.",
    examples: ofPooledKappa,
    edges: () => edgesOfCodes(pooledKappa),
  },
  {
    slug: "mean-defined-kappa",
    title: "Mean of the defined kappas",
    group,
    summary: "mean over the codes that have a kappa, with their number",
    functions: [measure("codes/mean-defined-kappa", "meanDefinedKappa")],
    names: ["mean_defined_kappa", "codes_with_defined_kappa"],
    symbols: ["kappa"],
    avoid:
      "Without the number of codes it rests on. A code that occurs once weighs as much in it as one that occurs a hundred times, and " +
      "its kappa is 0 or 1 by one unit.",
    examples: ofMeanDefinedKappa,
    edges: () => edgesOfCodes(meanDefinedKappa),
  },
  {
    slug: "micro-positive-agreement",
    title: "Micro positive agreement",
    group,
    summary: "positive agreement over all codes together",
    functions: [measure("codes/micro-positive-agreement", "microPositiveAgreement")],
    names: ["micro_positive_agreement"],
    symbols: ["abcd"],
    avoid: "Where a value corrected for chance is asked for; put pooled kappa beside it.",
    examples: ofMicroPositiveAgreement,
    edges: () => edgesOfCodes(microPositiveAgreement),
  },
];
