import type { Reason, Warning } from "../result.ts";
import type { Explanation } from "./explanation.ts";

/** Why there is no value, in words that follow "undefined:". */
export const REASON_IN_WORDS: Readonly<Record<Reason, string>> = {
  single_rater: "only one coder judged; agreement needs two",
  no_units: "no unit was judged by anybody",
  no_pairable_units: "no unit was judged by two coders",
  single_category: "all judgements are the same, so chance alone would agree as often",
  category_never_used: "nobody used this category",
  rater_without_ratings: "one coder judged nothing",
  requires_two_raters: "the measure is for two coders",
  requires_complete_data: "the measure needs every coder's judgement on every unit",
  fewer_than_two_units: "one unit can not vary",
  zero_standard_error: "there is no variation among units",
  no_spans: "nobody marked a span",
  no_variation: "everybody marked everything alike, so there is no variation to agree on",
  no_intersections: "no spans of the coders overlap",
  overlapping_spans_same_coder: "one coder's spans overlap; the measure is for codes that exclude one another",
  empty_span: "a span is empty",
  empty_continuum: "the text is empty",
};

/** Doubts about a value, in words that follow the value. */
export const WARNING_IN_WORDS: Readonly<Record<Warning, string>> = {
  single_category_used: "all judgements are the same; the value exists by definition and says little",
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
        ? `Both coders marked the code in every one of ${counted(explanation.units, "unit")}.`
        : `Neither coder marked the code in any of ${counted(explanation.units, "unit")}.`;
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
      const { positive, kappa, kappaWithOneMore } = explanation;
      const start = `Only ${counted(positive, "rating")} ${positive === 1 ? "says" : "say"} present.`;
      return kappaWithOneMore === undefined
        ? start
        : `${start} One disputed unit agreed on as present would change kappa from ${decimal(kappa)} to ${decimal(kappaWithOneMore)}.`;
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

function counted(count: number, noun: string): string {
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
