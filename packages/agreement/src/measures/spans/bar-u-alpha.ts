import type { SpanAgreement } from "../../result.ts";
import type { Continuum } from "./continuum.ts";
import { alphaOf, type DisagreementParts } from "./disagreement.ts";
import { pairedLengths } from "./paired-lengths.ts";
import { GAP } from "./partition.ts";
import { examine } from "./preconditions.ts";

/**
 * |u-alpha: agreement of any number of coders on what is worth marking, whatever they called it. Where there is one
 * label only, it is u-alpha.
 *
 * @formula |uα = 1 − (l_φ − l_φφ) / (l_φ (l − l_φ) / (l − S / l)), φ the gaps
 * @prefer Beside u-alpha, to see whether the coders differ in where they mark or in what they call it: if it is clearly
 *   higher than u-alpha, the labels are the trouble.
 * @returns at most 1. `no_variation` when nobody left any gap; `overlapping_spans_same_coder` as for u-alpha.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364, eq. 6.
 */
export function barUAlpha(continuum: Continuum): SpanAgreement<DisagreementParts> {
  const { basis, reason } = examine(continuum, { raters: "any", overlaps: "refused" });
  if (reason) return { ...basis, undefined: reason };
  const { all, under, agreedGaps, selfPaired } = pairedLengths(continuum);
  const gaps = under.get(GAP) ?? 0n;
  const partners = BigInt(basis.raters - 1);
  return alphaOf(basis, [gaps * partners - agreedGaps, all * partners], [gaps * (all - gaps), all * all - selfPaired]);
}
