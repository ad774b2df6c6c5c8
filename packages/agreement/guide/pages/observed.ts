import { percentAgreement, unanimousAgreement } from "../../src/measures/index.ts";
import { edgesOfRatings } from "../edges.ts";
import { measure, type Page } from "../page.ts";
import { ofPercentAgreement, ofUnanimousAgreement } from "../worked/observed.ts";

export const OBSERVED: readonly Page[] = [
  {
    slug: "percent-agreement",
    title: "Percent agreement",
    group: "Observed agreement",
    summary: "how often two coders say the same; nothing is taken off for chance",
    functions: [measure("percent-agreement", "percentAgreement")],
    names: ["percent_agreement", "percent_agreement_se"],
    symbols: ["rik", "ri"],
    avoid:
      "As the only figure of a study. Two coders who mark next to nothing agree on next to everything, whatever they mark. For " +
      "two coders who coded the same units this is also Holsti's coefficient of reliability.",
    examples: ofPercentAgreement,
    edges: () => edgesOfRatings(percentAgreement),
  },
  {
    slug: "unanimous-agreement",
    title: "Unanimous agreement",
    group: "Observed agreement",
    summary: "share of units on which all coders say the same",
    functions: [measure("unanimous-agreement", "unanimousAgreement")],
    names: ["unanimous_agreement"],
    symbols: [],
    avoid:
      "To compare studies with different numbers of coders, or under the name of percent agreement: with more than two coders " +
      "the two are different numbers.",
    examples: ofUnanimousAgreement,
    edges: () => edgesOfRatings(unanimousAgreement),
  },
];
