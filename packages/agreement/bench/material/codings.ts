import { ABSENT, PRESENT, seededRandom } from "../../src/index.ts";

/** Two coders who said of every segment and code whether the code is there; in the memory layout of the file. */
export type Codings = { readonly codes: number; readonly segments: number; readonly at: Int8Array };

/** Codes are rare: from one segment in a thousand to one in twenty, most of them at the rare end. */
const RAREST = 0.001;
const MOST_FREQUENT = 0.05;

/**
 * Codings as of a taxonomy of many rare codes, by coders who mostly agree.
 *
 * @param seed - the same seed gives the same codings on every machine
 * @returns `at[(coder * codes + code) * segments + segment]` is `PRESENT` or `ABSENT`
 */
export function twoCoders(codes: number, segments: number, seed: number): Codings {
  const random = seededRandom(seed);
  const at = new Int8Array(2 * codes * segments);
  for (let code = 0; code < codes; code++) {
    const prevalence = RAREST + (MOST_FREQUENT - RAREST) * random() ** 3;
    const kept = 0.6 + 0.35 * random(); // of the first coder's codings, those that the second has too
    const added = ((1 - kept) * prevalence) / (1 - prevalence); // so that both use the code equally often
    for (let segment = 0; segment < segments; segment++) {
      const first = random() < prevalence;
      const second = random() < (first ? kept : added);
      at[code * segments + segment] = first ? PRESENT : ABSENT;
      at[(codes + code) * segments + segment] = second ? PRESENT : ABSENT;
    }
  }
  return { codes, segments, at };
}

/** One coder's judgements on one code; a view, no copy. */
export function column({ codes, segments, at }: Codings, coder: 0 | 1, code: number): Int8Array {
  const start = (coder * codes + code) * segments;
  return at.subarray(start, start + segments);
}
