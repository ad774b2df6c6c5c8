import { krippendorffAlpha, krippendorffCategoryAlpha } from "../../src/measures/index.ts";
import { PRESENT } from "../../src/ratings.ts";
import { edgesOfRatings } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { blocks } from "../text/markdown.ts";
import { metricsTable, ofBinaryAlpha, ofCategoryAlpha, ofKrippendorffAlpha } from "../worked/alpha.ts";

const group = "Krippendorff's alpha";

export const ALPHA: readonly Page[] = [
  {
    slug: "krippendorff-alpha",
    title: "Krippendorff's alpha",
    group,
    summary: "any number of coders, missing ratings, any level of measurement",
    functions: [measure("krippendorff-alpha", "krippendorffAlpha")],
    names: [
      "krippendorff_alpha_nominal",
      "krippendorff_alpha_ordinal",
      "krippendorff_alpha_interval",
      "krippendorff_alpha_ratio",
      "custom_krippendorff_alpha",
    ],
    symbols: ["do", "de", "ock", "nc", "bigN", "delta"],
    avoid:
      "As the only figure of a rare code: like kappa, it is low there although the coders hardly ever differ. Do not take an " +
      "interval from a program that keeps expected disagreement fixed for the one shown here; it is usually narrower.",
    more: () =>
      blocks([
        "## Metrics",
        "The metric says how far two categories are apart. It has to fit the level of measurement; a code that is present or absent " +
          "is nominal. The last two columns are for the numbers of example 1 below.",
        metricsTable(),
        "Gwet's ordinal weights are something else than the ordinal metric: they know the ranks, but not how often ranks are used. A " +
          "table of distances of your own can be given in a file of worked examples (`custom_distance`).",
      ]),
    examples: async () => [...(await ofKrippendorffAlpha()), ...ofBinaryAlpha()],
    edges: () => edgesOfRatings((ratings) => krippendorffAlpha(ratings)),
  },
  {
    slug: "alpha-per-category",
    title: "Krippendorff's alpha of one category",
    group,
    summary: "which category lowers alpha",
    functions: [measure("krippendorff-alpha", "krippendorffCategoryAlpha")],
    names: [],
    symbols: ["do", "de"],
    avoid: "For a code that is judged as present or absent: alpha of that code is the same already.",
    examples: ofCategoryAlpha,
    edgesOf: "the category *present*",
    edges: () => edgesOfRatings((ratings) => krippendorffCategoryAlpha(ratings, PRESENT)),
  },
];
