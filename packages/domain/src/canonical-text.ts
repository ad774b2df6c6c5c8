/** Line ends of every convention: CRLF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR. */
const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that canonical text must not have
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;
const NUL_OR_LONE_SURROGATE = /\0|\p{Surrogate}/gu;

/**
 * The one form in which a text is stored: one leading byte order mark dropped, NUL and lone surrogates replaced by
 * U+FFFD, other C0 controls except tab and newline dropped, every line end a LF, NFC. Nothing is trimmed or folded,
 * because codings, quotes and exported positions refer to what the researcher sees. Idempotent.
 *
 * @param decoded - text as decoded from the file
 */
export function canonicalise(decoded: string): string {
  const withoutMark = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  const lines = withoutMark.replace(LINE_END, "\n");
  return lines.replace(NUL_OR_LONE_SURROGATE, "\ufffd").replace(CONTROL, "").normalize("NFC");
}

/** Whether a text is already in the stored form. A leading U+FEFF would be dropped, so it is not. */
export function isCanonical(text: string): boolean {
  return canonicalise(text) === text;
}
