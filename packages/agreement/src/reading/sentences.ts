import type { Reason, Warning } from "../result.ts";
import type { Explanation } from "./explanation.ts";

/** Why there is no value, in words that follow "undefined:". */
export const REASON_IN_WORDS: Readonly<Record<Reason, string>> = {
  single_rater: "there are fewer than two coders",
  no_units: "no unit was judged by anybody",
  no_pairable_units: "no unit was judged by two coders",
  single_category: "the judgements that are compared do not vary, so nothing can be told from them",
  category_never_used: "nobody used this category",
  rater_without_ratings: "one coder judged nothing",
  requires_two_raters: "the measure is for two coders",
  requires_complete_data: "the measure needs every coder's judgement on every unit",
  fewer_than_two_units: "one unit can not vary",
  zero_standard_error: "there is no variation among units",
  no_spans: "there are no spans to compute it from",
  no_variation: "nothing varies in the stretches of text that are compared",
  no_intersections: "none of the spans in question overlaps one of the other coder",
  overlapping_spans_same_coder: "one coder's spans overlap; the measure is for codes that exclude one another",
  empty_span: "a span is empty",
  empty_continuum: "the text is empty",
};

/** Doubts about a value, in words that follow the value. */
export const WARNING_IN_WORDS: Readonly<Record<Warning, string>> = {
  single_category_used: "all judgements that are compared are the same; the value exists by definition and says little",
  zero_standard_error: "there is no variation among units, hence no interval",
  few_positive_ratings: "fewer than ten ratings say present",
  kappa_far_below_agreement: "far below percent agreement while nearly all units are of one kind",
};

/** One explanation as a sentence or two. Numbers are rounded here and nowhere before. */
export function sentenceOf(explanation: Explanation): string {
  switch (explanation.code) {
    case "no_value":
      return `There is no ${explanation.measure}: ${REASON_IN_WORDS[explanation.reason]}.`;
    case "never_varied":
      return explanation.present
        ? `Both coders marked the code in ${allOf(explanation.units)}.`
        : `Neither coder marked the code in ${anyOf(explanation.units)}.`;
    case "prevalence": {
      const { counts, agreement, kappa, expected, pabak } = explanation;
      return (
        `The coders agree on ${percent(agreement)} of ${counted(counts.units, "unit")}, yet kappa is ${decimal(kappa)}: ` +
        `${counted(counts.bothAbsent, "unit")} ${are(counts.bothAbsent)} absent for both and ${counts.bothPresent} ` +
        `present for both, so that ${percent(expected)} agreement is expected by chance. If both answers were equally ` +
        `frequent, the same agreement would give ${decimal(pabak)} (PABAK).`
      );
    }
    case "bias": {
      const { first, second, units, maximum } = explanation;
      return (
        `The first coder says present in ${first} of ${counted(units, "unit")}, the second in ${second}. ` +
        `With these counts kappa can be ${decimal(maximum)} at most.`
      );
    }
    case "few_positive_ratings": {
      const { positive, kappa, oneMore } = explanation;
      const start = `Only ${counted(positive, "rating")} ${positive === 1 ? "says" : "say"} present.`;
      return oneMore === undefined
        ? start
        : `${start} If one unit that only the ${oneMore.markedBy} coder marked had been present for both, kappa would be ` +
            `${decimal(oneMore.kappa)} instead of ${decimal(kappa)}.`;
    }
    case "one_sided": {
      const { agreement, alpha, share, ratings } = explanation;
      return (
        `Pairs of coders agree on ${percent(agreement)}, yet alpha is ${decimal(alpha)}: ${percent(share)} of the ` +
        `${counted(ratings, "rating")} are in one category, which agrees often by chance.`
      );
    }
    case "two_units":
      return twoUnits(explanation);
  }
}

function twoUnits({ first, second, kappas }: Explanation & { readonly code: "two_units" }): string {
  const [before, after] = kappas.map((kappa) =>
    typeof kappa === "number" ? decimal(kappa) : `undefined (${REASON_IN_WORDS[kappa]})`,
  );
  const moved = `Kappa is ${before} there and ${after} here.`;
  const disputed = (counts: typeof first) => counts.firstOnly + counts.secondOnly;
  if (
    first.bothPresent === second.bothPresent &&
    first.firstOnly === second.firstOnly &&
    first.secondOnly === second.secondOnly
  ) {
    const more = second.bothAbsent - first.bothAbsent;
    return (
      `Both ways of counting have ${first.bothPresent} present for both and ${disputed(first)} in dispute; ` +
      `${counted(Math.abs(more), "unit")} ${more < 0 ? "fewer" : "more"} ${are(Math.abs(more))} absent for both. ${moved}`
    );
  }
  return (
    `Of ${counted(first.units, "unit")} ${first.bothPresent} are present for both and ${disputed(first)} in dispute; ` +
    `of ${counted(second.units, "unit")} ${second.bothPresent} and ${disputed(second)}. ${moved}`
  );
}

function allOf(units: number): string {
  return units === 1 ? "the only unit" : `every one of ${units} units`;
}

function anyOf(units: number): string {
  return units === 1 ? "the only unit" : `any of ${units} units`;
}

/** A number with its noun in the right form. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function are(count: number): string {
  return count === 1 ? "is" : "are";
}

/** Never rounded up to 100 % or down to 0 % when it is not. */
function percent(share: number): string {
  const rounded = (100 * share).toFixed(1);
  if (rounded === "100.0") return share === 1 ? "100 %" : "over 99.9 %";
  if (rounded === "0.0") return share === 0 ? "0 %" : "under 0.1 %";
  return `${rounded} %`;
}

function decimal(value: number): string {
  const rounded = value.toFixed(2);
  return rounded === "-0.00" ? "0.00" : rounded.replace("-", "−");
}
