import { type Estimate, isDefined, type Reason, type StandardError, type StandardErrorMethod } from "../result.ts";
import { normalQuantile, studentQuantile } from "./distributions.ts";

export const DEFAULT_LEVEL = 0.95;

/** Between which values a coefficient lies, at which level of confidence and by which method; or why there is none. */
export type Interval<Method extends string = StandardErrorMethod> = {
  readonly method: Method;
  /** Such as 0.95. */
  readonly level: number;
} & ({ readonly low: number; readonly high: number } | { readonly undefined: Reason });

/**
 * The interval that a measure's own standard error gives. A large-sample error goes with the normal distribution and is
 * cut at -1 and 1; a linearised one with Student's t and is cut at 1. An error of 0 means that the units do not vary,
 * and one unit can not vary: neither gives an interval.
 *
 * @returns nothing when the measure has no standard error
 */
export function intervalOf(
  result: Estimate & { readonly units: number; readonly standardError?: StandardError },
  level: number = DEFAULT_LEVEL,
): Interval | undefined {
  if (!isDefined(result) || !result.standardError) return undefined;
  const error = result.standardError;
  const { method } = error;
  if ("undefined" in error) return { method, level, undefined: error.undefined };
  if (result.units < 2) return { method, level, undefined: "fewer_than_two_units" };
  if (error.value === 0) return { method, level, undefined: "zero_standard_error" };
  const upper = (1 + level) / 2;
  const reach =
    error.value *
    (method === "linearised" ? studentQuantile(upper, error.degreesOfFreedom ?? 1) : normalQuantile(upper));
  const low = result.value - reach;
  return {
    method,
    level,
    low: method === "linearised" ? low : Math.max(-1, low),
    high: Math.min(1, result.value + reach),
  };
}
