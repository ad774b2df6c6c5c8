import { firstReason, type SpanAgreement } from "../../result.ts";
import { codedLengths, sumOf } from "./coded-lengths.ts";
import type { Continuum } from "./continuum.ts";
import { alphaOf, type DisagreementParts } from "./disagreement.ts";
import { onlyLabel } from "./labels.ts";
import { examine } from "./preconditions.ts";

/**
 * (k)u-alpha: how reliably two coders told one label from the others, where both marked the text.
 *
 * @formula (k)uα = 1 − ((l*_k − l*_kk) / l*_k) / (l*_k (l* − l*_k) / (l*_k l* − s*_k))
 * @prefer To find the label that lowers cu-alpha, beside the coverage.
 * @returns at most 1. `category_never_used` when nobody used the label; `no_intersections` when the other coder marked
 *   nothing wherever it was used; `no_variation` when no other label is found where both marked; `requires_two_raters`
 *   for more than two coders.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364, eq. 13.
 */
export function kuAlpha(continuum: Continuum, label: string): SpanAgreement<DisagreementParts> {
  const { basis, reason } = examine(continuum, { raters: "two", overlaps: "refused" });
  const unused = onlyLabel(continuum, label).coders.every((spans) => spans.length === 0);
  // Where nobody marked anything, it is not this label that is missing.
  const first = reason === "no_spans" ? reason : firstReason([reason, unused && "category_never_used"]);
  if (first) return { ...basis, undefined: first };
  const lengths = codedLengths(continuum);
  const all = sumOf(lengths).shared;
  const labelled = lengths.get(label);
  if (!labelled) return { ...basis, undefined: "no_intersections" };
  const { shared, agreed, selfPaired } = labelled;
  return alphaOf(basis, [shared - agreed, shared], [shared * (all - shared), shared * all - selfPaired]);
}
