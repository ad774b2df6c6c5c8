import type { Estimate } from "../result.ts";
import { type Claim, readClaim, saysUndefined } from "./claim.ts";
import type { Computed, Parts } from "./computed.ts";
import { shown } from "./json-shape.ts";

/** One value that a case claims beside the one that was found. */
export type Comparison = {
  /** Path of names down to the value: `["per_code", "1.1", "cohen_kappa"]`. */
  readonly name: readonly string[];
  /** As the case says it. */
  readonly expected: unknown;
  readonly found?: Estimate | { readonly word: string };
  /** Found minus expected, where both are numbers. */
  readonly difference?: number;
  readonly tolerance?: number;
  readonly passed: boolean;
  /** Why nothing could be compared. */
  readonly problem?: string;
};

/** Compares everything that is said under one name. What could not be compared has not passed. */
export function compare(
  name: readonly string[],
  said: unknown,
  computed: Computed | undefined,
  tolerance: number,
): Comparison[] {
  const failed = (problem: string): Comparison[] => [{ name, expected: said, passed: false, problem }];
  if (!computed) return failed(`nothing is called "${name.at(-1)}" here`);
  if ("parts" in computed) return compareParts(name, said, computed.parts, tolerance);
  if ("list" in computed) return compareLists(name, said, computed.list, tolerance);
  const claim = readClaim(said, tolerance);
  if ("problem" in claim) return failed(claim.problem).map((each) => ({ ...each, found: computed }));
  return [{ name, expected: said, ...verdict(claim, computed) }];
}

function compareParts(name: readonly string[], said: unknown, parts: Parts, tolerance: number): Comparison[] {
  // One reason for the whole holds for each of its parts.
  if (saysUndefined(said))
    return parts.names.flatMap((part) => compare([...name, part], said, parts.of(part), tolerance));
  const claims = typeof said === "object" && said !== null && !Array.isArray(said) ? Object.entries(said) : [];
  if (claims.length === 0)
    return [{ name, expected: said, passed: false, problem: `the case says ${shown(said)}, expected named values` }];
  return claims.flatMap(([part, value]) => compare([...name, part], value, parts.of(part), tolerance));
}

function compareLists(
  name: readonly string[],
  said: unknown,
  list: readonly number[],
  tolerance: number,
): Comparison[] {
  if (!Array.isArray(said) || said.length !== list.length)
    return [
      { name, expected: said, passed: false, problem: `the case says ${shown(said)}, expected ${list.length} numbers` },
    ];
  return list.flatMap((value, index) => compare([...name, String(index)], said[index], { value }, tolerance));
}

function verdict(claim: Claim, found: Estimate | { readonly word: string }): Omit<Comparison, "name" | "expected"> {
  if ("value" in claim && "value" in found) {
    const difference = found.value - claim.value;
    const { tolerance } = claim;
    // Decimals are not exact: the doubles 0.8 and 0.75 are a little more than 0.05 apart.
    const rounding = Number.EPSILON * Math.max(1, Math.abs(claim.value));
    return { found, difference, tolerance, passed: Math.abs(difference) <= tolerance + rounding };
  }
  if ("undefined" in claim && "undefined" in found) return { found, passed: claim.undefined === found.undefined };
  if ("word" in claim && "word" in found) return { found, passed: claim.word === found.word };
  return { found, passed: false };
}
