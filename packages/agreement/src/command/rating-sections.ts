import { fourfold } from "../contingency.ts";
import { bootstrapGroups, bootstrapInterval, type Groups, intervalOf } from "../intervals/index.ts";
import { cohenKappa } from "../measures/index.ts";
import { type BinaryCounts, everyPair, type Ratings } from "../ratings.ts";
import { explain, sentenceOf } from "../reading/index.ts";
import { type Agreement, isDefined } from "../result.ts";
import { fittingMeasures, type Rated, type RatingMeasure } from "./rating-measures.ts";
import type { Bootstrap, Line, Pair, Section } from "./report.ts";

export type HowSure = {
  /** Where counts over units are no independent observations. */
  readonly withoutErrors: boolean;
  readonly bootstrap: Bootstrap | undefined;
  /** What is resampled as a whole, where that is not the single unit. */
  readonly groups?: Groups | undefined;
};

/** Every measure that fits the ratings; for more than two coders also the kappas of every two. */
export async function sectionOfRatings(
  title: string,
  rated: Rated,
  about: { readonly coders: readonly string[]; readonly notes: readonly string[] },
  howSure: HowSure,
): Promise<Section> {
  const lines: Line[] = [];
  for (const each of fittingMeasures(rated)) lines.push(await lineOf(each, rated.ratings, howSure));
  const { coders, notes } = about;
  const counts = countsOf(rated.ratings);
  return {
    title,
    notes,
    lines,
    ...(counts ? { counts } : {}),
    ...(coders.length > 2 ? { pairs: pairsOf(rated.ratings, coders) } : {}),
    explanations: explain(rated.ratings).map(sentenceOf),
  };
}

async function lineOf(
  { name, label, measure }: RatingMeasure,
  ratings: Ratings,
  { withoutErrors, bootstrap, groups }: HowSure,
): Promise<Line> {
  const found: Agreement = measure(ratings);
  const standardError = isDefined(found) && !withoutErrors ? found.standardError : undefined;
  const interval = withoutErrors
    ? undefined
    : bootstrap && isDefined(found)
      ? await (groups ? bootstrapGroups(groups, measure, bootstrap) : bootstrapInterval(ratings, measure, bootstrap))
      : intervalOf(found);
  return {
    measure: name,
    label,
    result: isDefined(found) ? { value: found.value } : { undefined: found.undefined },
    ...(standardError ? { standardError } : {}),
    ...(interval ? { interval } : {}),
    raters: found.raters,
    units: { used: found.units, leftOut: found.leftOut },
    categories: found.categories,
    warnings: isDefined(found) ? found.warnings : [],
  };
}

function countsOf(ratings: Ratings): BinaryCounts | undefined {
  if (ratings.raters !== 2 || ratings.categories !== 2 || ratings.positive === undefined) return undefined;
  const { a, b, c, d } = fourfold(ratings);
  return { bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d };
}

function pairsOf(ratings: Ratings, coders: readonly string[]): Pair[] {
  return Array.from(everyPair(ratings), ({ raters: [first, second], ratings: pair }) => {
    const kappa = cohenKappa(pair);
    return {
      coders: [coders[first] ?? "", coders[second] ?? ""] as const,
      kappa: isDefined(kappa) ? { value: kappa.value } : { undefined: kappa.undefined },
      units: kappa.units,
    };
  });
}
