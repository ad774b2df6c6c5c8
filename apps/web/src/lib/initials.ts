const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Up to two letters that stand for a person: first of the first and first of the last word of the name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = (word: string | undefined) =>
    letters
      .segment(word ?? "")
      [Symbol.iterator]()
      .next().value?.segment ?? "";
  const last = words.length > 1 ? first(words.at(-1)) : "";
  return (first(words[0]) + last).toLocaleUpperCase();
}
