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
 * @returns a value in [0, 1]; `no_spans` when the second coder marked none
 */
export function spanPrecision(continuum: Continuum, rule: MatchRule): SpanAgreement {
  return shareMatched(continuum, rule, 1);
}

/**
 * Recall of the first coder's spans, the reference, by the second: the share of them with a partner.
 *
 * @returns a value in [0, 1]; `no_spans` when the first coder marked none
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
