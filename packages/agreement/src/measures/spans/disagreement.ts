import { defined, type SpanAgreement, type SpanBasis } from "../../result.ts";

/** A quotient of whole numbers, so that what is 0, and what is undefined, is decided without rounding. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

/** Parts of an alpha: both as shares of the length that is compared. */
export type DisagreementParts = { readonly observedDisagreement: number; readonly expectedDisagreement: number };

/**
 * 1 - observed / expected disagreement, divided once at the end.
 *
 * @returns `no_variation` when no disagreement is expected
 */
export function alphaOf(basis: SpanBasis, observed: Fraction, expected: Fraction): SpanAgreement<DisagreementParts> {
  const chance = expected[0] * observed[1];
  if (chance === 0n) return { ...basis, undefined: "no_variation" };
  return defined(basis, {
    value: quotient([chance - observed[0] * expected[1], chance]),
    observedDisagreement: quotient(observed),
    expectedDisagreement: quotient(expected),
    warnings: [],
  });
}

export function quotient([numerator, denominator]: Fraction): number {
  return Number(numerator) / Number(denominator);
}
