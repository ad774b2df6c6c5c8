/**
 * Why a coefficient has no value, in order of precedence: when several reasons apply, the first of this list is given.
 */
export const REASONS = [
  "single_rater",
  "no_units",
  /** No unit has two ratings. */
  "no_pairable_units",
  /** No variation: expected agreement is 1, or expected disagreement 0. */
  "single_category",
  "category_never_used",
  "rater_without_ratings",
  "requires_two_raters",
  "requires_complete_data",
  /** Only for standard errors. */
  "fewer_than_two_units",
  "zero_standard_error",
  "no_spans",
  /** Unitizing: both marked the whole text as one. */
  "no_variation",
  "no_intersections",
  "overlapping_spans_same_coder",
  "empty_span",
  "empty_continuum",
] as const;
export type Reason = (typeof REASONS)[number];

/** Doubts about a value that exists. */
export const WARNINGS = [
  /** AC1, Brennan-Prediger and PABAK are defined without variation, and then say little. */
  "single_category_used",
  "zero_standard_error",
  /** Fewer than ten ratings say *present*, both coders together. */
  "few_positive_ratings",
  /** Kappa lies far below percent agreement because nearly all units are of one kind. */
  "kappa_far_below_agreement",
] as const;
export type Warning = (typeof WARNINGS)[number];

/** What a result about rated units rests on; shown beside every value. */
export type Basis = {
  /** Units that the value is computed from. */
  readonly units: number;
  /** Units that fewer coders rated than the measure needs. */
  readonly leftOut: number;
  readonly raters: number;
  readonly categories: { readonly declared: number; readonly used: number };
};

/** What a result about spans on a text rests on. */
export type SpanBasis = {
  /** Length of the continuum, in the unit of its offsets. */
  readonly length: number;
  readonly raters: number;
  /** Number of spans that each coder marked, in the order of the coders. */
  readonly spans: readonly number[];
};

/** A number, or why there is none. */
export type Estimate = { readonly value: number } | { readonly undefined: Reason };

/**
 * `large_sample`: from the counts of a contingency table (Fleiss, Cohen & Everitt 1969), for an interval by the normal
 * distribution. `linearised`: over units (Gwet 2008), for an interval by Student's t with n - 1 degrees of freedom.
 */
export type StandardErrorMethod = "large_sample" | "linearised";
export type StandardError = Estimate & {
  readonly method: StandardErrorMethod;
  /** Of Student's t, for a linearised error. */
  readonly degreesOfFreedom?: number;
};

/** A value that exists, with its parts. */
export type Value = {
  readonly value: number;
  /** Observed agreement, where the measure has one. */
  readonly observed?: number;
  /** Agreement expected by chance, where the measure has one. */
  readonly expected?: number;
  /** Where the measure has one. */
  readonly standardError?: StandardError;
  readonly warnings: readonly Warning[];
};

/**
 * A value with its parts, or why there is none. Never NaN, and never 0 or 1 in place of "can not be computed".
 *
 * @typeParam B - what the result rests on; it is there in both cases
 * @typeParam More - parts that only this measure has
 */
export type Result<B, More = unknown> = (B & Value & More) | (B & { readonly undefined: Reason });

export type Agreement<More = unknown> = Result<Basis, More>;
export type SpanAgreement<More = unknown> = Result<SpanBasis, More>;

/** Whether a result has a value; the type then has its parts. */
export function isDefined<R extends Estimate>(result: R): result is Extract<R, { readonly value: number }> {
  return "value" in result;
}

/** @throws when the value is not a finite number: a measure has to decide from its counts that there is none. */
export function defined<B extends object, V extends Value>(basis: B, result: V): B & V {
  if (!Number.isFinite(result.value)) throw new Error(`a measure gave ${result.value} instead of a reason`);
  // Spreading both costs twenty times as much, which a bootstrap pays thousands of times.
  return Object.assign({}, basis, result);
}

/** The reason that wins among those that apply, if any does. */
export function firstReason(reasons: readonly (Reason | false | undefined)[]): Reason | undefined {
  return REASONS.find((reason) => reasons.includes(reason));
}
