/** Control characters, marks that turn the direction of writing, and line ends that are no control characters. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text on one line, with everything written out that a terminal would obey instead of show: `\x1b`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
  });
}

/** A text of several lines of ours, each of them made visible. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

const LONGEST_QUOTED = 60;

/** What stands in a file or on the command line, within a sentence: in quotes, visible, and cut where it is long. */
export function quoted(text: string | number): string {
  const whole = String(text);
  if (whole.length <= LONGEST_QUOTED) return `"${visible(whole)}"`;
  // Half of a surrogate pair at the cut would be no character.
  return `"${visible(whole.slice(0, LONGEST_QUOTED).replace(/[\ud800-\udbff]$/, ""))}…"`;
}

/** Several of them, not more than a reader takes in. */
export function quotedList(texts: readonly (string | number)[], most = 20): string {
  const shown = texts.slice(0, most).map(quoted).join(", ");
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
