import type { SearchableLabel } from "./searchable.ts";

/**
 * How well a label answers what was typed, by the starts of its words; 0 is best, nothing when it does not:
 * 0 the label; 1 its beginning; 2 the first letters of its words; 3 starts of some words, in order; 4 in any order;
 * 5 pieces of word starts run together, as `socpra` for *Social support (practical)*.
 *
 * @param typed - folded
 */
export function matchWords(typed: string, label: SearchableLabel): number | undefined {
  const { folded, words, initials } = label;
  if (folded === typed) return 0;
  const tokens = typed.split(" ");
  if (folded.startsWith(typed) || tokens.every((token, index) => words[index]?.startsWith(token))) return 1;
  if (tokens.length === 1 && typed.length > 1 && initials.startsWith(typed)) return 2;
  if (startsInOrder(tokens, words)) return 3;
  if (startsInAnyOrder(tokens, words)) return 4;
  return tokens.length === 1 && typed.length > 1 && runTogether(typed, words) ? 5 : undefined;
}

function startsInOrder(tokens: readonly string[], words: readonly string[]): boolean {
  let from = 0;
  return tokens.every((token) => {
    const found = words.findIndex((word, index) => index >= from && word.startsWith(token));
    from = found + 1;
    return found >= 0;
  });
}

/** Longer tokens choose first, since fewer words answer them. */
function startsInAnyOrder(tokens: readonly string[], words: readonly string[]): boolean {
  const free = [...words];
  return [...tokens]
    .sort((a, b) => b.length - a.length)
    .every((token) => {
      const found = free.findIndex((word) => word.startsWith(token));
      if (found >= 0) free.splice(found, 1);
      return found >= 0;
    });
}

function runTogether(typed: string, words: readonly string[]): boolean {
  // Numbers of typed letters that can be used up by the words so far, each word giving a beginning or nothing.
  const used = new Set([0]);
  for (const word of words)
    for (const from of [...used])
      for (let length = 1; length <= word.length && typed[from + length - 1] === word[length - 1]; length++)
        used.add(from + length);
  return used.has(typed.length);
}
