import { type Comparison, compare } from "./compare.ts";
import type { Computed } from "./computed.ts";
import { namesOf } from "./names.ts";
import { resampledInterval } from "./resampled.ts";
import type { WorkedExample } from "./worked-example.ts";

/** Where in a case something is said: `expected` by us, `published` in its source, `bootstrap` about an interval. */
export type ClaimsPart = "expected" | "published" | "bootstrap";
export type NamedClaim = { readonly part: ClaimsPart; readonly name: string };

/** Everything that a case says, by name. */
export function claimsOf({ expected, published, intervals }: WorkedExample): NamedClaim[] {
  const named = (part: ClaimsPart, claims: object) => Object.keys(claims).map((name) => ({ part, name }));
  return [...named("expected", expected), ...named("published", published), ...named("bootstrap", intervals)];
}

/** Recomputes what is said under one name. A measure that refuses the material has not passed. */
export async function checkClaim(example: WorkedExample, { part, name }: NamedClaim): Promise<Comparison[]> {
  const claims = part === "bootstrap" ? example.intervals : example[part];
  const said = claims[name];
  try {
    const tolerance = part === "bootstrap" ? example.intervalTolerance : example.tolerance;
    return compare([name], said, await computedFor(part, name, example), tolerance);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [{ name: [name], expected: said, passed: false, problem }];
  }
}

async function computedFor(part: ClaimsPart, name: string, { material }: WorkedExample): Promise<Computed | undefined> {
  return part === "bootstrap" ? resampledInterval(name, material) : namesOf(material).of(name);
}
