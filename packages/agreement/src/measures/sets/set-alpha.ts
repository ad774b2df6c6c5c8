import { ratingsOfColumns } from "../../rating-columns.ts";
import { MISSING, type Ratings } from "../../ratings.ts";
import type { Agreement } from "../../result.ts";
import { type AlphaParts, krippendorffAlpha } from "../krippendorff-alpha.ts";
import type { SetDistance } from "./distances.ts";

/** One row per coder, one entry per unit: the labels on the unit. `[]` is a judgement; `null` means not judged. */
export type LabelSets = readonly (readonly (readonly string[] | null)[])[];

/** Ratings whose categories are the distinct sets, and what the sets are. */
export type SetRatings = { readonly ratings: Ratings; readonly sets: readonly ReadonlySet<string>[] };

/** @throws when the coders' rows differ in length */
export function setRatings(rows: LabelSets): SetRatings {
  const labels = [...new Set(rows.flatMap((row) => row.flatMap((entry) => entry ?? [])))].sort();
  const rankOf = new Map(labels.map((label, rank) => [label, rank]));
  const keyOf = (entry: readonly string[]) =>
    [...new Set(entry)].map((label) => rankOf.get(label) ?? 0).sort((a, b) => a - b);
  const keyed = rows.map((row) => row.map((entry) => (entry ? keyOf(entry) : null)));
  const distinct = new Map<string, number[]>();
  for (const key of keyed.flat()) if (key) distinct.set(key.join(" "), key);
  // In an order of their own, so that the order of the units can not change a sum.
  const sets = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  const indexOf = new Map(sets.map(([key], index) => [key, index]));
  const columns = keyed.map((row) =>
    Int32Array.from(row, (key) => (key ? (indexOf.get(key.join(" ")) ?? MISSING) : MISSING)),
  );
  return {
    ratings: ratingsOfColumns({ categories: sets.length }, columns),
    sets: sets.map(([, key]) => new Set(key.map((rank) => labels[rank] ?? ""))),
  };
}

/**
 * Krippendorff's alpha for units that may carry several labels at once: each rating is a set, the empty set included,
 * and sets may be nearer or farther from one another.
 *
 * @formula α = 1 − D_o / D_e with the distance of sets in place of δ²; the categories are the distinct sets
 * @prefer To sum up a unit's whole coding in one number, with the MASI distance where partial overlap should count and
 *   whole sets where it should not. It hides which code fails: give results per code too.
 * @returns as Krippendorff's alpha: at most 1; `single_category` when all sets are equal
 * @see Passonneau (2006), LREC, 831-836, for MASI; Krippendorff (2004), Content Analysis.
 */
export function setAlpha(rows: LabelSets, distance: SetDistance): Agreement<AlphaParts> {
  const { ratings, sets } = setRatings(rows);
  const between = (first: number, second: number) => {
    const [a, b] = [sets[first], sets[second]];
    if (!a || !b) throw new Error(`no set ${a ? second : first} among ${sets.length}`);
    return distance(a, b);
  };
  return krippendorffAlpha(ratings, () => between);
}
