import { REASON_IN_WORDS } from "../reading/index.ts";
import { type Estimate, isDefined } from "../result.ts";

/** A number for people: six significant digits at most, and no digits that say nothing. */
export function decimal(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A value, or in words why there is none. */
export function estimateInWords(estimate: Estimate): string {
  return isDefined(estimate) ? decimal(estimate.value) : `undefined: ${REASON_IN_WORDS[estimate.undefined]}`;
}
