import { REASONS, type Reason } from "../result.ts";
import { Mismatch, type Shape, shown } from "./json-shape.ts";

/** What a case says of one value. */
export type Claim =
  | { readonly value: number; readonly tolerance: number }
  | { readonly undefined: Reason }
  | { readonly word: string };

/** How far a value may be off. Coefficients lie within 1 of 0, so that beyond 1 nearly everything would pass. */
export const tolerated: Shape<number> = (value, at) => {
  if (isTolerance(value)) return value;
  throw new Mismatch(at, "a number from 0 to 1", value);
};

function isTolerance(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

/**
 * Reads what a case says of one value: a number, `{ value, tolerance }`, `{ undefined: reason }`, or a word.
 *
 * @param tolerance - for a number without one of its own
 * @returns or says what is wrong with it
 */
export function readClaim(said: unknown, tolerance: number): Claim | { readonly problem: string } {
  if (typeof said === "number" && Number.isFinite(said)) return { value: said, tolerance };
  if (typeof said === "string") return { word: said };
  if (saysBoth(said)) return { problem: `the case says ${shown(said)}, a value and that there is none` };
  if (saysUndefined(said)) {
    const reason = REASONS.find((each) => each === said.undefined);
    return reason
      ? { undefined: reason }
      : { problem: `${shown(said.undefined)} is not a reason that the engine gives` };
  }
  const printed = said as { value?: unknown; tolerance?: unknown } | null | undefined;
  if (typeof printed?.value === "number" && Number.isFinite(printed.value)) {
    const own = printed.tolerance ?? tolerance;
    if (!isTolerance(own)) return { problem: `${shown(own)} is not a tolerance; one is a number from 0 to 1` };
    return { value: printed.value, tolerance: own };
  }
  return { problem: `the case says ${shown(said)}, which is neither a number nor {"undefined": reason}` };
}

function saysBoth(said: unknown): boolean {
  return typeof said === "object" && said !== null && "undefined" in said && "value" in said;
}

export function saysUndefined(said: unknown): said is { readonly undefined: string } {
  return typeof said === "object" && said !== null && "undefined" in said && typeof said.undefined === "string";
}
