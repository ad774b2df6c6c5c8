import { fourfold } from "../../src/contingency.ts";
import type { Ratings } from "../../src/ratings.ts";
import { BCTTV1, twoCodersCorpus } from "../../test/two-coders-corpus.ts";
import { demoRatings } from "./material.ts";

const interviews = twoCodersCorpus().length;
const techniques = BCTTV1.length;

/** Where the demo data are from, and what is wrong with an interval over all its cells. */
export const DEMO =
  `The demo study: two coders, ${interviews} interviews, ${techniques} techniques. Each technique in each interview is one ` +
  `unit, ${interviews} × ${techniques} = ${interviews * techniques} in all. (Units of one interview depend on one another, ` +
  "so an interval over all of them is narrower than it should be. The interval of one technique over the interviews does " +
  "not have this fault.)";

export const FOUR_RATERS =
  "Four raters and 12 units with missing ratings, a data set of Gwet (2014), Handbook of Inter-Rater Reliability. A dot " +
  "stands where a rater did not judge the unit.";

export const MADE_UP = "Data made up for this page.";

/** The counts of two coders on *present* and *absent*. */
export function countsOf(ratings: Ratings) {
  const { a, b, c, d, units } = fourfold(ratings);
  return { a, b, c, d, n: units };
}

export function demoCounts() {
  return countsOf(demoRatings());
}
