import { fourfold } from "../contingency.ts";
import {
  biasIndex,
  cohenKappa,
  krippendorffAlpha,
  pabak,
  percentAgreement,
  prevalenceIndex,
} from "../measures/index.ts";
import { occupancyOf } from "../occupancy.ts";
import { type BinaryCounts, type Ratings, ratingsOfCounts } from "../ratings.ts";
import { isDefined, type Reason } from "../result.ts";

/** The four counts of two coders on *present* and *absent*, with their sum. */
type Counts = BinaryCounts & { readonly units: number };

/**
 * What a result's own data say about it, as facts. `sentenceOf` puts one into words; a screen may put it into its own.
 * Each says only what follows from the counts by the formulas.
 */
export type Explanation =
  /** Why there is no value. */
  | { readonly code: "no_value"; readonly measure: string; readonly reason: Reason; readonly units: number }
  /** Kappa is low beside percent agreement, and nearly all units are of one kind. */
  | {
      readonly code: "prevalence";
      readonly counts: Counts;
      readonly agreement: number;
      readonly kappa: number;
      readonly expected: number;
      readonly prevalenceIndex: number;
      /** What the same agreement gives with equal prevalence and no bias. */
      readonly pabak: number;
    }
  /** One coder says *present* clearly more often. */
  | {
      readonly code: "bias";
      readonly first: number;
      readonly second: number;
      readonly units: number;
      readonly biasIndex: number;
      /** The greatest kappa that these margins allow. */
      readonly maximum: number;
    }
  /** So few ratings say *present* that a single unit matters. */
  | {
      readonly code: "few_positive_ratings";
      readonly positive: number;
      readonly kappa: number;
      /**
       * Kappa, had one unit that only this coder marked been *present* for both: of the coder who has more such units.
       * Left out where nothing is disputed.
       */
      readonly oneMore?: { readonly markedBy: "first" | "second"; readonly kappa: number };
    }
  /** All ratings are in one category, so that measures corrected for chance say nothing. */
  | { readonly code: "never_varied"; readonly units: number; readonly present: boolean }
  /** Several coders: alpha is low beside percent agreement, and most ratings are in one category. */
  | {
      readonly code: "one_sided";
      readonly agreement: number;
      readonly alpha: number;
      readonly category: number;
      readonly share: number;
      readonly ratings: number;
    }
  /** The same codings counted in two kinds of unit. */
  | {
      readonly code: "two_units";
      readonly first: Counts;
      readonly second: Counts;
      readonly kappas: readonly [number | Reason, number | Reason];
    };

const FAR_BELOW = 0.2;
const ONE_SIDED = 0.8;
const BIASED = 0.1;
const FEW = 10;

/** What is to be said of the ratings of one code, or of many cells alike, beside their coefficients. */
export function explain(ratings: Ratings): Explanation[] {
  const { unpairable, basis } = occupancyOf(ratings);
  if (unpairable) return [{ code: "no_value", measure: "agreement", reason: unpairable, units: basis.units }];
  if (ratings.raters === 2 && ratings.categories === 2 && ratings.positive !== undefined) return explainPair(ratings);
  return explainSeveral(ratings);
}

/** Why two coefficients of the same codings differ when they are counted in another unit. */
export function explainUnits(first: BinaryCounts, second: BinaryCounts): Explanation {
  const kappaOf = (counts: BinaryCounts) => {
    const kappa = cohenKappa(ratingsOfCounts(counts));
    return isDefined(kappa) ? kappa.value : kappa.undefined;
  };
  return {
    code: "two_units",
    first: withSum(first),
    second: withSum(second),
    kappas: [kappaOf(first), kappaOf(second)],
  };
}

function explainPair(ratings: Ratings): Explanation[] {
  const { a, b, c, d, units } = fourfold(ratings);
  const counts = { bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d, units };
  const kappa = cohenKappa(ratings);
  if (!isDefined(kappa))
    return [
      { code: "never_varied", units, present: a > 0 },
      { code: "no_value", measure: "kappa", reason: kappa.undefined, units },
    ];
  const found: Explanation[] = [];
  const [agreement, prevalence, bias, adjusted] = [percentAgreement, prevalenceIndex, biasIndex, pabak].map(
    (measure) => {
      const result = measure(ratings);
      return isDefined(result) ? result.value : 0; // they exist wherever kappa does
    },
  ) as [number, number, number, number];
  if (agreement - kappa.value >= FAR_BELOW && Math.abs(prevalence) > ONE_SIDED)
    found.push({
      code: "prevalence",
      counts,
      agreement,
      kappa: kappa.value,
      expected: kappa.expected ?? 0,
      prevalenceIndex: prevalence,
      pabak: adjusted,
    });
  if (Math.abs(bias) >= BIASED)
    found.push({ code: "bias", first: a + b, second: a + c, units, biasIndex: bias, maximum: kappa.maximum });
  const positive = 2 * a + b + c;
  if (positive < FEW) {
    const oneMore = b + c > 0 ? cohenKappa(ratingsOfCounts(agreedOnOneMore(counts))) : undefined;
    found.push({
      code: "few_positive_ratings",
      positive,
      kappa: kappa.value,
      ...(oneMore && isDefined(oneMore)
        ? { oneMore: { markedBy: b >= c ? "first" : "second", kappa: oneMore.value } }
        : {}),
    });
  }
  return found;
}

/** The counts, had one disputed unit been *present* for both; of the coder who has more such units. */
function agreedOnOneMore({ bothPresent, firstOnly, secondOnly, bothAbsent }: BinaryCounts): BinaryCounts {
  const first = firstOnly >= secondOnly;
  return {
    bothPresent: bothPresent + 1,
    firstOnly: first ? firstOnly - 1 : firstOnly,
    secondOnly: first ? secondOnly : secondOnly - 1,
    bothAbsent,
  };
}

function explainSeveral(ratings: Ratings): Explanation[] {
  const { strata, basis } = occupancyOf(ratings);
  const alpha = krippendorffAlpha(ratings);
  if (!isDefined(alpha)) return [{ code: "no_value", measure: "alpha", reason: alpha.undefined, units: basis.units }];
  const agreement = percentAgreement(ratings);
  const inCategory = new Array<number>(ratings.categories).fill(0);
  for (const { ratings: given, perCategory } of strata)
    if (given >= 2)
      for (const [category, count] of perCategory.entries()) inCategory[category] = (inCategory[category] ?? 0) + count;
  const most = inCategory.reduce((high, count) => Math.max(high, count), 0);
  const share = most / alpha.pairableRatings;
  if (!isDefined(agreement) || agreement.value - alpha.value < FAR_BELOW || share <= (1 + ONE_SIDED) / 2) return [];
  return [
    {
      code: "one_sided",
      agreement: agreement.value,
      alpha: alpha.value,
      category: inCategory.indexOf(most),
      share,
      ratings: alpha.pairableRatings,
    },
  ];
}

function withSum(counts: BinaryCounts): Counts {
  const { bothPresent, firstOnly, secondOnly, bothAbsent } = counts;
  return { ...counts, units: bothPresent + firstOnly + secondOnly + bothAbsent };
}
