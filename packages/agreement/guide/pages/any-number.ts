import {
  brennanPrediger,
  congerKappa,
  fleissCategoryKappa,
  fleissKappa,
  gwetAc1,
  gwetAc2,
  lightKappa,
} from "../../src/measures/index.ts";
import { PRESENT } from "../../src/ratings.ts";
import { linearWeights } from "../../src/weights.ts";
import { edgesOfRatings } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { blocks } from "../text/markdown.ts";
import { ofAc1, ofAc2, ofBrennanPrediger } from "../worked/declared-categories.ts";
import { ofFleissCategory, ofFleissKappa } from "../worked/fleiss.ts";
import { ofCongerKappa, ofLightKappa } from "../worked/named-coders.ts";

const group = "Any number of coders";

export const ANY_NUMBER: readonly Page[] = [
  {
    slug: "fleiss-kappa",
    title: "Fleiss' kappa",
    group,
    summary: "three coders or more, or rotating pairs, where readers expect a kappa",
    functions: [measure("fleiss-kappa", "fleissKappa")],
    names: ["fleiss_kappa", "fleiss_kappa_se", "fleiss_kappa_se0"],
    symbols: ["pa", "pe", "pik", "wkl"],
    avoid:
      "For two coders who both coded everything: it is [Scott's pi](scott-pi.md) then, and readers expect Cohen's kappa. The " +
      "coders are taken to be interchangeable, so it says nothing of one of them.",
    more: () =>
      blocks([
        "## Its standard errors",
        "The error shown is linearised over units (`fleiss_kappa_se`) and may be used for an interval. `fleiss_kappa_se0` is for testing " +
          "whether kappa is 0 and needs complete data (Fleiss, Nee & Landis 1979); the formula printed in 1971 was wrong.",
      ]),
    examples: ofFleissKappa,
    edges: () => edgesOfRatings((ratings) => fleissKappa(ratings)),
  },
  {
    slug: "fleiss-category",
    title: "Fleiss' kappa of one category",
    group,
    summary: "which category lowers Fleiss' kappa",
    functions: [measure("fleiss-category", "fleissCategoryKappa")],
    names: ["fleiss_category"],
    symbols: ["pik", "rik", "n", "r"],
    avoid:
      "With missing ratings, and as a list of marks for categories: rare categories have low values by themselves.",
    examples: ofFleissCategory,
    edgesOf: "the category *present*",
    edges: () => edgesOfRatings((ratings) => fleissCategoryKappa(ratings, PRESENT)),
  },
  {
    slug: "conger-kappa",
    title: "Conger's kappa",
    group,
    summary: "three named coders or more, each with a use of the codes of their own",
    functions: [measure("conger-kappa", "congerKappa")],
    names: ["conger_kappa", "conger_kappa_se"],
    symbols: ["pa", "pe", "pig", "wkl"],
    avoid: "Where coders rotate: a coder with few units has a use of the codes that is not well known.",
    examples: ofCongerKappa,
    edges: () => edgesOfRatings((ratings) => congerKappa(ratings)),
  },
  {
    slug: "light-kappa",
    title: "Light's kappa",
    group,
    summary: "mean of Cohen's kappas of all pairs",
    functions: [measure("light-kappa", "lightKappa")],
    names: ["light_kappa"],
    symbols: ["gh"],
    avoid:
      "With missing ratings, or where a coder never uses a category: one pair without a kappa takes the mean with it.",
    examples: ofLightKappa,
    edges: () => edgesOfRatings(lightKappa),
  },
  {
    slug: "brennan-prediger",
    title: "The Brennan-Prediger coefficient",
    group,
    summary: "every declared category is equally likely by chance",
    functions: [measure("brennan-prediger", "brennanPrediger")],
    names: ["brennan_prediger", "brennan_prediger_se"],
    symbols: ["pa", "pe", "q", "wkl"],
    avoid:
      "With a codebook of many codes of which each unit carries one: with 93 categories chance agreement is next to nothing, and the " +
      "coefficient is percent agreement again.",
    examples: ofBrennanPrediger,
    edges: () => edgesOfRatings((ratings) => brennanPrediger(ratings)),
  },
  {
    slug: "gwet-ac1",
    title: "Gwet's AC1",
    group,
    summary: "rare codes, missing ratings, any number of coders",
    functions: [measure("gwet-ac1", "gwetAc1")],
    names: ["gwet_ac1", "gwet_ac1_se"],
    symbols: ["pa", "pe", "q"],
    avoid:
      "Alone. For a code that nobody used it is 1 by definition, and for rare codes it is nearly percent agreement: put positive " +
      "agreement and a kappa or alpha beside it.",
    examples: ofAc1,
    edges: () => edgesOfRatings(gwetAc1),
  },
  {
    slug: "gwet-ac2",
    title: "Gwet's AC2",
    group,
    summary: "AC1 for ordered categories",
    functions: [measure("gwet-ac1", "gwetAc2")],
    names: ["gwet_ac2_linear", "gwet_ac2_linear_se", "gwet_ac2_quadratic", "gwet_ac2_quadratic_se"],
    symbols: ["pa", "pe", "pik", "q"],
    avoid:
      "For codes without an order. Name the weights beside the number, as for [weighted kappa](weighted-kappa.md).",
    examples: ofAc2,
    edges: () => edgesOfRatings((ratings) => gwetAc2(ratings, linearWeights([0, 1]))),
  },
];
