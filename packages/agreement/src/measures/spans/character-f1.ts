import { defined, type SpanAgreement } from "../../result.ts";
import type { Continuum, LabelledSpan } from "./continuum.ts";
import { intersectionsOf } from "./intersections.ts";
import { byLabel } from "./labels.ts";
import { examine } from "./preconditions.ts";
import { type F1Parts, f1Of } from "./span-f1.ts";
import { united } from "./united.ts";

/**
 * F1 of characters: the share of the pairs of a position and a label that both coders marked, over all labels together
 * (micro average). What a coder marked twice with one label counts once. Not corrected for chance; long spans weigh
 * more than short ones, and neighbouring characters are not independent, so it has no interval.
 *
 * @formula F1 = 2 c / (c_1 + c_2), c the pairs of a position and a label that both marked, c_1 and c_2 those of each coder
 * @prefer Long spans whose ends are a matter of taste, beside the F1 of whole spans.
 * @returns a value in [0, 1], the same in both orders of the coders; 0 when only one of them marked anything. `no_spans`
 *   when neither did, `requires_two_raters` for more than two coders.
 * @see Hripcsak & Rothschild (2005), Journal of the American Medical Informatics Association 12(3), 296-298, on F1 as a
 *   measure of agreement.
 */
export function characterF1(continuum: Continuum): SpanAgreement<F1Parts> {
  const { basis, reason } = examine(continuum, { raters: "two", overlaps: "allowed" });
  if (reason) return { ...basis, undefined: reason };
  let common = 0;
  const marked: [number, number] = [0, 0];
  for (const label of byLabel(continuum).values()) {
    const [first = [], second = []] = united(label).coders;
    common += totalLength(intersectionsOf(first, second));
    marked[0] += totalLength(first.map(sized));
    marked[1] += totalLength(second.map(sized));
  }
  return defined(basis, f1Of(common, marked));
}

function sized({ start, end }: LabelledSpan): { readonly length: number } {
  return { length: end - start };
}

function totalLength(stretches: readonly { readonly length: number }[]): number {
  return stretches.reduce((sum, { length }) => sum + length, 0);
}
