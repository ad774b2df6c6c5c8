import { identity, type PositionMap, replaceMapped, through } from "./position-map.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that canonical text must not have
const NOT_STORED = /\r\n|[\0-\u0008\u000b-\u001f\u0085\u2028\u2029]|\p{Surrogate}/gu;
const LEADING_MARKS = /^\ufeff+/;
/**
 * A character with everything that may compose with it, or one outside the Latin range that may have a canonical
 * equal of its own. Besides marks, Hangul vowels and finals and the Kirat Rai vowel signs compose with what precedes.
 */
const CLUSTER =
  /[^\p{M}]?[\p{M}\u1160-\u11ff\ud7b0-\ud7fb\u{16d63}-\u{16d6a}]+|[^\0-\u02ff][\p{M}\u1160-\u11ff\ud7b0-\ud7fb\u{16d63}-\u{16d6a}]*/gu;

function storedForm(found: string): string {
  if (found === "\0" || (found >= "\ud800" && found <= "\udfff")) return "\ufffd";
  // CR (also before LF), NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR end a line; the other controls say nothing.
  return /^[\r\u0085\u2028\u2029]/.test(found) ? "\n" : "";
}

/**
 * The one form in which a text is stored: leading byte order marks dropped, NUL and lone surrogates replaced by
 * U+FFFD, other C0 controls except tab and newline dropped, every line end a LF, NFC. Nothing is trimmed or folded,
 * because codings, quotes and exported positions refer to what the researcher sees. Idempotent.
 *
 * @param decoded - text as decoded from the file
 */
export function canonicalise(decoded: string): string {
  // Marks are dropped last, and all of them, or a second pass would find one that the first had brought to the front.
  return decoded.replace(NOT_STORED, storedForm).replace(LEADING_MARKS, "").normalize("NFC");
}

/** Whether a text is already in the stored form. A leading U+FEFF would be dropped, so it is not. */
export function isCanonical(text: string): boolean {
  return canonicalise(text) === text;
}

/**
 * `canonicalise`, with where each position of the decoded text went. A position inside something that became shorter
 * or longer (CR LF, a letter with combining marks) goes to its start when it starts a span, to its end when it ends one.
 */
export function canonicaliseMapped(decoded: string): { readonly text: string; readonly positions: PositionMap } {
  const lines = replaceMapped(decoded, NOT_STORED, storedForm);
  const unmarked = replaceMapped(lines.text, LEADING_MARKS, () => "");
  const composed =
    unmarked.text.normalize("NFC") === unmarked.text
      ? { text: unmarked.text, positions: identity }
      : replaceMapped(unmarked.text, CLUSTER, (cluster) => cluster.normalize("NFC"));
  return { text: composed.text, positions: through(lines.positions, unmarked.positions, composed.positions) };
}
