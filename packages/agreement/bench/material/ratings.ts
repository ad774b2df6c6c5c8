import { MISSING, type Random, seededRandom } from "../../src/index.ts";

/** Several coders who put each unit into one of some categories, or did not judge it. */
export type RatedUnits = { readonly coders: number; readonly units: number; readonly at: Int8Array };

/** How often each category is the right one. */
const SHARES = [0.6, 0.2, 0.15, 0.05] as const;
export const CATEGORIES = SHARES.length;
const RIGHT = 0.8;

/**
 * Ratings by coders who mostly see the same category; some ratings are missing at random.
 *
 * @param missing - share of ratings that are missing
 * @returns `at[coder * units + unit]` is a category index or `MISSING`
 */
export function severalCoders(coders: number, units: number, missing: number, seed: number): RatedUnits {
  const random = seededRandom(seed);
  const at = new Int8Array(coders * units);
  for (let unit = 0; unit < units; unit++) {
    const right = anyCategory(random);
    for (let coder = 0; coder < coders; coder++) {
      const rating = random() < RIGHT ? right : anyCategory(random);
      at[coder * units + unit] = random() < missing ? MISSING : rating;
    }
  }
  return { coders, units, at };
}

/** One coder's ratings; a view, no copy. */
export function rowOf({ units, at }: RatedUnits, coder: number): Int8Array {
  return at.subarray(coder * units, (coder + 1) * units);
}

function anyCategory(random: Random): number {
  let left = random();
  for (const [category, share] of SHARES.entries()) {
    left -= share;
    if (left < 0) return category;
  }
  return CATEGORIES - 1;
}
