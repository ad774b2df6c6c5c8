import type { Code } from "@concord/domain";
import { fold, variantsOf } from "../labels/index.ts";

/** A label prepared for searching. */
export type SearchableLabel = {
  readonly folded: string;
  readonly words: readonly string[];
  /** First letters of the words that carry meaning. */
  readonly initials: string;
};
/** The code's own label first, then others under which it is known. */
export type Searchable = { readonly labels: readonly [SearchableLabel, ...SearchableLabel[]] };

const SMALL_WORDS = new Set(
  ["a", "about", "and", "by", "for", "from", "how", "in", "of", "on", "or", "the", "to", "with", "without"].map(fold),
);
// Codes are never changed in place, so what was prepared once per code stays true.
const prepared = new WeakMap<Code, Searchable>();

export function searchable(code: Code): Searchable {
  const known = prepared.get(code);
  if (known) return known;
  const made: Searchable = { labels: [searchableLabel(code.label), ...variantsOf(code).map(searchableLabel)] };
  prepared.set(code, made);
  return made;
}

function searchableLabel(label: string): SearchableLabel {
  const folded = fold(label);
  const words = folded.split(" ");
  const meaning = words.filter((word) => !SMALL_WORDS.has(word));
  return { folded, words, initials: meaning.map((word) => word.charAt(0)).join("") };
}
