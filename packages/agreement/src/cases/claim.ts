import { REASONS, type Reason } from "../result.ts";
import { shown } from "./json-shape.ts";

/** What a case says of one value. */
export type Claim =
  | { readonly value: number; readonly tolerance: number }
  | { readonly undefined: Reason }
  | { readonly word: string };

/**
 * Reads what a case says of one value: a number, `{ value, tolerance }`, `{ undefined: reason }`, or a word.
 *
 * @param tolerance - for a number without one of its own
 * @returns or says what is wrong with it
 */
export function readClaim(said: unknown, tolerance: number): Claim | { readonly problem: string } {
  if (typeof said === "number" && Number.isFinite(said)) return { value: said, tolerance };
  if (typeof said === "string") return { word: said };
  if (saysUndefined(said)) {
    const reason = REASONS.find((each) => each === said.undefined);
    return reason ? { undefined: reason } : { problem: `"${said.undefined}" is not a reason that the engine gives` };
  }
  const printed = said as { value?: unknown; tolerance?: unknown } | null | undefined;
  if (typeof printed?.value === "number" && Number.isFinite(printed.value)) {
    const own = printed.tolerance ?? tolerance;
    if (typeof own !== "number" || !(own >= 0)) return { problem: `${shown(own)} is not a tolerance` };
    return { value: printed.value, tolerance: own };
  }
  return { problem: `the case says ${shown(said)}, which is neither a number nor {"undefined": reason}` };
}

export function saysUndefined(said: unknown): said is { readonly undefined: string } {
  return typeof said === "object" && said !== null && "undefined" in said && typeof said.undefined === "string";
}
