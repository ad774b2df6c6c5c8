import { percentAgreement } from "../../src/measures/index.ts";
import type { Ratings } from "../../src/ratings.ts";
import { isDefined } from "../../src/result.ts";
import { shown } from "../text/numbers.ts";
import type { ratingsOfCase } from "./material.ts";

/** The data set of four raters with missing ratings. */
export const RATERS = "gwet-raw4raters";

export type Rows = ReturnType<typeof ratingsOfCase>["material"];

/** Share of each category in a unit, averaged over the units with at least one rating. */
export function meanShares({ rows, categories }: Pick<Rows, "rows" | "categories">): number[] {
  const units = Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) =>
    rows.map((row) => row[unit] ?? null).filter((label) => label !== null),
  ).filter((given) => given.length > 0);
  return categories.map(
    (category) =>
      units.reduce((all, given) => all + given.filter((label) => label === category).length / given.length, 0) /
      units.length,
  );
}

/** Percent agreement of an example, which has a page of its own. */
export function pa(ratings: Ratings): number {
  const agreement = percentAgreement(ratings);
  if (!isDefined(agreement)) throw new Error("an example without observed agreement");
  return agreement.value;
}

export const PA_LINE = (value: number) => `p_a = ${shown(value)} (see percent agreement)`;
