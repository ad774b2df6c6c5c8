import { type BootstrapInterval, bootstrapInterval } from "../../src/intervals/index.ts";
import type { Ratings } from "../../src/ratings.ts";
import type { Agreement, Estimate, StandardError, Warning } from "../../src/result.ts";
import { shown } from "../text/numbers.ts";

/** What the engine says, whatever the measure. */
export type Found = Estimate & {
  readonly units?: number;
  readonly standardError?: StandardError;
  readonly warnings?: readonly Warning[];
};

/** One coefficient of an example, computed twice: step by step for the page, and by the engine. */
export type Outcome = {
  /** Where an example has several. */
  readonly title?: string;
  readonly symbol: string;
  /** Lines that lead to the last one. */
  readonly steps: readonly string[];
  /** The formula with the numbers put in. */
  readonly arithmetic: string;
  /** What the arithmetic comes to, with all digits. */
  readonly byHand: number;
  readonly found: Found;
  /** As printed where the data come from. */
  readonly published?: number | undefined;
  /** Where the measure has no standard error of its own. */
  readonly bootstrap?: BootstrapInterval;
};

export type Example = {
  /** Where the data are from, in a sentence. */
  readonly about: string;
  /** The data as a table. */
  readonly data: string;
  readonly outcomes: readonly Outcome[];
  /** What the example shows. */
  readonly lesson?: string;
};

export type Arithmetic = Pick<Outcome, "arithmetic" | "byHand">;

/** (observed - expected) / (1 - expected), with the numbers put in. */
export function corrected(observed: number, expected: number): Arithmetic {
  return {
    arithmetic: `(${shown(observed)} − ${shown(expected)}) / (1 − ${shown(expected)})`,
    byHand: (observed - expected) / (1 - expected),
  };
}

/** 1 - observed / expected disagreement, with the numbers put in. */
export function ofDisagreement(observed: number, expected: number): Arithmetic {
  return { arithmetic: `1 − ${shown(observed)} / ${shown(expected)}`, byHand: 1 - observed / expected };
}

/** A fraction of counts, with the counts put in. */
export function fraction(numerator: string, denominator: string, value: number): Arithmetic {
  return { arithmetic: `${numerator} / ${denominator}`, byHand: value };
}

/** The engine's interval by resampling, with its default seed and number of resamples. */
export function resampled(ratings: Ratings, measure: (ratings: Ratings) => Agreement): Promise<BootstrapInterval> {
  return bootstrapInterval(ratings, measure);
}
