import { defined, type Estimate, firstReason, type SpanAgreement } from "../../result.ts";
import type { Continuum } from "./continuum.ts";
import { type MatchRule, matchedSpans } from "./matched-spans.ts";
import { type Demands, examine } from "./preconditions.ts";

const DEMANDS: Demands = { raters: "two", overlaps: "allowed" };

/** Parts of an F1. The first coder is the reference only to give the two shares their names. */
export type F1Parts = {
  /** Share of what the second coder marked that the first marked too. */
  readonly precision: Estimate;
  /** Share of what the first coder marked that the second marked too. */
  readonly recall: Estimate;
};

/**
 * F1 of spans: the share of both coders' spans that have a partner with the same label, under the best one-to-one
 * matching. Not corrected for chance.
 *
 * @formula F1 = 2 TP / (n_1 + n_2), TP the greatest number of pairs of matching spans
 * @prefer To say in plain words how often the coders found the same thing, and to compare with work on automatic coding. Name
 *   the rule of matching. A coder who marks much finds much by chance, and nothing is taken off for it.
 * @returns a value in [0, 1], the same in both orders of the coders; 0 when only one of them marked anything. `no_spans`
 *   when neither did, `requires_two_raters` for more than two coders.
 * @see Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function spanF1(continuum: Continuum, rule: MatchRule): SpanAgreement<F1Parts & { readonly matched: number }> {
  const { basis, reason } = examine(continuum, DEMANDS);
  if (reason) return { ...basis, undefined: reason };
  const matched = matchedSpans(continuum, rule);
  return defined(basis, { matched, ...f1Of(matched, basis.spans) });
}

/**
 * Precision of the second coder's spans, the first coder being the reference: the share of them with a partner.
 *
 * @formula precision = TP / n_2
 * @prefer Where one coder is a reference, such as an agreed coding; between equals take F1.
 * @returns a value in [0, 1]; `no_spans` when the second coder marked none
 * @see Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function spanPrecision(continuum: Continuum, rule: MatchRule): SpanAgreement {
  return shareMatched(continuum, rule, 1);
}

/**
 * Recall of the first coder's spans, the reference, by the second: the share of them with a partner.
 *
 * @formula recall = TP / n_1
 * @prefer Where one coder is a reference, such as an agreed coding; between equals take F1.
 * @returns a value in [0, 1]; `no_spans` when the first coder marked none
 * @see Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12(3), 296-298.
 */
export function spanRecall(continuum: Continuum, rule: MatchRule): SpanAgreement {
  return shareMatched(continuum, rule, 0);
}

function shareMatched(continuum: Continuum, rule: MatchRule, coder: 0 | 1): SpanAgreement {
  const { basis, reason } = examine(continuum, DEMANDS);
  const marked = basis.spans[coder] ?? 0;
  const first = firstReason([reason, continuum.length > 0 && marked === 0 && "no_spans"]);
  if (first) return { ...basis, undefined: first };
  return defined(basis, { value: matchedSpans(continuum, rule) / marked, warnings: [] });
}

/** F1 with its parts from what is common and what each of two coders marked, in spans or in characters. */
export function f1Of(common: number, [first = 0, second = 0]: readonly number[]) {
  return {
    value: (2 * common) / (first + second),
    precision: shareOf(common, second),
    recall: shareOf(common, first),
    warnings: [],
  };
}

function shareOf(common: number, marked: number): Estimate {
  return marked === 0 ? { undefined: "no_spans" } : { value: common / marked };
}
