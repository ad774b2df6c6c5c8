/** Characters of symbol fonts that word processors put in by themselves, or that stand in questionnaires. */
const WINGDINGS: Readonly<Record<number, string>> = {
  74: "☺",
  75: "😐",
  76: "☹",
  108: "●",
  110: "■",
  111: "□",
  113: "❑",
  118: "❖",
  167: "▪",
  168: "◻",
  216: "➢",
  223: "←",
  224: "→",
  225: "↑",
  226: "↓",
  231: "⇦",
  232: "⇨",
  240: "⇨",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};
const SYMBOL: Readonly<Record<number, string>> = Object.fromEntries([
  ...[..."ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"].map((letter, at) => [0x41 + at, letter]),
  ...[..."αβχδεφγηιϕκλμνοπθρστυϖωξψζ"].map((letter, at) => [0x61 + at, letter]),
  [0xa3, "≤"],
  [0xb3, "≥"],
  [0xb1, "±"],
  [0xb4, "×"],
  [0xb7, "•"],
  [0xb9, "≠"],
  [0xbb, "≈"],
  [0xbc, "…"],
  [0xac, "←"],
  [0xad, "↑"],
  [0xae, "→"],
  [0xaf, "↓"],
  [0xab, "↔"],
  [0xa5, "∞"],
  [0xd6, "√"],
  [0xde, "⇒"],
]);

/**
 * The character that a symbol font shows for a code, written in hexadecimal.
 *
 * @returns nothing when the font's table is not known here and the code means nothing without it
 */
export function symbolOf(font: string, code: string): string | undefined {
  const point = Number.parseInt(code, 16);
  if (!Number.isInteger(point) || point <= 0 || point > 0xffff) return undefined;
  const isPrivate = point >= 0xf000 && point <= 0xf0ff;
  const table = /^wingdings$/i.test(font) ? WINGDINGS : /^symbol$/i.test(font) ? SYMBOL : undefined;
  return table?.[point & 0xff] ?? (isPrivate ? undefined : String.fromCharCode(point));
}
