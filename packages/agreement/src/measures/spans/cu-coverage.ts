import { defined, type SpanAgreement } from "../../result.ts";
import { codedLengths, sumOf } from "./coded-lengths.ts";
import type { Continuum } from "./continuum.ts";
import { quotient } from "./disagreement.ts";
import { examine } from "./preconditions.ts";

/**
 * The share of the text that both coders marked, whatever they called it: what cu-alpha rests on.
 *
 * @formula coverage = l* / l
 * @prefer Beside every cu-alpha and (k)u-alpha.
 * @returns a value in [0, 1]; 0 when no character was marked by both. `requires_two_raters` for more than two coders,
 *   `overlapping_spans_same_coder` when a coder put two labels on one passage.
 * @see Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50, 2347-2364.
 */
export function cuCoverage(continuum: Continuum): SpanAgreement {
  const { basis, reason } = examine(continuum, { raters: "two", overlaps: "refused" });
  if (reason) return { ...basis, undefined: reason };
  const { shared } = sumOf(codedLengths(continuum));
  return defined(basis, { value: quotient([shared, 2n * BigInt(continuum.length)]), warnings: [] });
}
