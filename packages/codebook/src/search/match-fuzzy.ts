import type { SearchableLabel } from "./searchable.ts";

const SHORTEST = 3;

/**
 * How well a label answers what was typed with slips, smaller is better: every token is a word's beginning but for one
 * slip (a letter too many, too few, wrong, or two swapped), or all letters occur in order from the start of a word on.
 *
 * @param typed - folded
 */
export function matchFuzzy(typed: string, label: SearchableLabel): number | undefined {
  if (typed.length < SHORTEST) return undefined;
  const tokens = typed.split(" ");
  if (tokens.every((token) => label.words.some((word) => beginsWithSlip(token, word)))) return 0;
  return gapsInOrder(typed.replaceAll(" ", ""), label.words);
}

/** Words of up to three letters must be right. */
function beginsWithSlip(token: string, word: string): boolean {
  if (word.startsWith(token)) return true;
  if (token.length <= SHORTEST) return false;
  let at = 0;
  while (at < token.length && token[at] === word[at]) at++;
  const rest = token.slice(at + 1);
  return (
    word.startsWith(rest, at) ||
    word.startsWith(rest, at + 1) ||
    word.startsWith(token.slice(at), at + 1) ||
    (token[at] === word[at + 1] && token[at + 1] === word[at] && word.startsWith(token.slice(at + 2), at + 2))
  );
}

/** Letters skipped between the first and the last typed letter, from the best word on; too many are no match. */
function gapsInOrder(letters: string, words: readonly string[]): number | undefined {
  let best: number | undefined;
  for (const [index, word] of words.entries()) {
    if (word[0] !== letters[0]) continue;
    const text = words.slice(index).join("");
    let at = 0;
    let end = 0;
    while (at < letters.length && end < text.length) if (text[end++] === letters[at]) at++;
    if (at < letters.length) continue;
    const gaps = end - letters.length;
    if (gaps <= 2 * letters.length && (best === undefined || gaps + 1 < best)) best = gaps + 1;
  }
  return best;
}
