import { isDefined, type SpanAgreement } from "../../result.ts";
import { codedLengths, sumOf } from "./coded-lengths.ts";
import type { Continuum } from "./continuum.ts";
import { cuCoverage } from "./cu-coverage.ts";
import { alphaOf, type DisagreementParts } from "./disagreement.ts";

/**
 * cu-alpha: agreement of two coders on what they called a passage, where both marked one. It does not see what only one
 * of them marked, so it is read beside its `coverage`, the share of the text that it rests on.
 *
 * @formula cuα = 1 − (l* − Σ_c l*_cc) / ((l*² − Σ_c l*_c²) / (l* − S* / l*)), the stars for text that both marked
 * @prefer Beside u-alpha, to judge the codes apart from where spans begin and end. Never without its coverage: two coders
 *   who hardly ever mark the same words can have the value 1.
 * @returns at most 1. `no_intersections` when no character was marked by both; `no_variation` when only one label is
 *   found where both marked; `requires_two_raters` for more than two coders, for whom published implementations differ.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364, eq. 10-11.
 */
export function cuAlpha(continuum: Continuum): SpanAgreement<DisagreementParts & { readonly coverage: number }> {
  const covered = cuCoverage(continuum);
  if (!isDefined(covered)) return covered;
  const { value: coverage, warnings: _, ...basis } = covered;
  const lengths = codedLengths(continuum);
  const { shared, agreed, selfPaired } = sumOf(lengths);
  if (shared === 0n) return { ...basis, undefined: "no_intersections" };
  const square = shared * shared;
  const likeWithLike = [...lengths.values()].reduce((sum, label) => sum + label.shared * label.shared, 0n);
  const alpha = alphaOf(basis, [shared - agreed, shared], [square - likeWithLike, square - selfPaired]);
  return isDefined(alpha) ? { ...alpha, coverage } : alpha;
}
