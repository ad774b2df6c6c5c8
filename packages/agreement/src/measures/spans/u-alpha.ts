import type { SpanAgreement, SpanBasis } from "../../result.ts";
import type { Continuum } from "./continuum.ts";
import { alphaOf, type DisagreementParts } from "./disagreement.ts";
import { onlyLabel } from "./labels.ts";
import { pairedLengths } from "./paired-lengths.ts";
import { examine } from "./preconditions.ts";
import { united } from "./united.ts";

/**
 * u-alpha: agreement of any number of coders on where they marked spans and on what they called them, corrected for the
 * agreement that the same spans would give if they lay anywhere. For labels that exclude each other; where codes may
 * share a passage, see {@link uAlphaOfLabel}.
 *
 * @formula uα = 1 − (l − Σ_c l_cc) / ((l² − Σ_c l_c²) / (l − S / l))
 * @prefer Spans that the coders chose themselves, from codes that exclude each other: it counts a missed span, a shifted
 *   end and a different label alike, by length of text. Long spans weigh most.
 * @returns at most 1. `no_variation` when every coder put all of the text under one and the same label;
 *   `overlapping_spans_same_coder` when a coder put two labels on one passage. If only one coder marked anything, it is
 *   0 or below.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364, eq. 1-5, and erratum 50, 2365.
 */
export function uAlpha(continuum: Continuum): SpanAgreement<DisagreementParts> {
  const { basis, reason } = examine(continuum, { raters: "any", overlaps: "refused" });
  return reason ? { ...basis, undefined: reason } : ofDisjoint(basis, continuum);
}

/**
 * u-alpha of one label against everything else: the way to judge codes that may overlap, one by one. A coder's spans
 * with that label that overlap count as one; those that only touch stay apart.
 *
 * @formula uα of a text on which this label is the only one
 * @prefer Qualitative coding, where several codes may lie on one passage: one value for each code. It does not say what the
 *   other coder called a passage instead; the list of disagreements does.
 * @returns at most 1; `no_spans` when nobody used the label. The number of spans is that before uniting.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364, eq. 1-5, for the coefficient.
 */
export function uAlphaOfLabel(continuum: Continuum, label: string): SpanAgreement<DisagreementParts> {
  const labelled = onlyLabel(continuum, label);
  const { basis, reason } = examine(labelled, { raters: "any", overlaps: "allowed" });
  return reason ? { ...basis, undefined: reason } : ofDisjoint(basis, united(labelled));
}

function ofDisjoint(basis: SpanBasis, continuum: Continuum): SpanAgreement<DisagreementParts> {
  const { all, under, agreed, selfPaired } = pairedLengths(continuum);
  const partners = BigInt(basis.raters - 1);
  const square = all * all;
  const likeWithLike = [...under.values()].reduce((sum, length) => sum + length * length, 0n);
  return alphaOf(basis, [all * partners - agreed, all * partners], [square - likeWithLike, square - selfPaired]);
}
