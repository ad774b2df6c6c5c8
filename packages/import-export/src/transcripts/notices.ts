/** What an importer left out, assumed or noticed, with the facts that a sentence about it needs. */
export type ImportNotice =
  | { readonly code: "encoding_assumed"; readonly encoding: string; readonly basis: "zero_bytes" | "letter_statistics" }
  | { readonly code: "characters_replaced"; readonly count: number }
  | { readonly code: "front_matter_kept_as_note"; readonly lines: number }
  /** Lines end where the page did, not where paragraphs do. */
  | { readonly code: "hard_wrapped"; readonly lines: number; readonly longest: number }
  | { readonly code: "comments_present"; readonly count: number }
  | { readonly code: "line_numbers_in_text"; readonly lines: number }
  | { readonly code: "footnotes_moved_to_end"; readonly count: number }
  | { readonly code: "symbols_unknown"; readonly count: number }
  | { readonly code: "dropped"; readonly what: Dropped; readonly count: number };

export type Dropped =
  /** Insertions are kept; counted in deletions, not in words. */
  | "tracked_deletions"
  | "hidden_text"
  | "images"
  | "headers_and_footers"
  | "embedded_files"
  /** Numbers and bullets that the word processor makes; they are not in the file's text. */
  | "list_numbers"
  | "link_addresses"
  | "html_tags"
  | "template_tags"
  | "cue_tags"
  | "cue_notes"
  | "cues_without_text";

/** Counts of what was dropped while reading, in the order in which it was first met. */
export class DropCounts {
  readonly #counts = new Map<Dropped, number>();

  add(what: Dropped, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  of(what: Dropped): number {
    return this.#counts.get(what) ?? 0;
  }

  notices(): ImportNotice[] {
    return [...this.#counts].map(([what, count]) => ({ code: "dropped", what, count }));
  }
}
