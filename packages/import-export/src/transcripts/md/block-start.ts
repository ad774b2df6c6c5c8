export type BlockStart = {
  readonly kind: "blank" | "rule" | "fence" | "heading" | "item" | "text";
  /** The line without quotation markers. */
  readonly line: string;
  readonly quote: boolean;
  /** For a fence: the line that closes it. */
  readonly close: RegExp;
};

const NEVER = /(?!)/;
const QUOTE = /^(?: {0,3}>[ \t]?)+/;

/** What a line begins, as far as one line tells. */
export function blockStart(typed: string): BlockStart {
  const quoted = QUOTE.exec(typed)?.[0] ?? "";
  const line = typed.slice(quoted.length);
  const found = (kind: BlockStart["kind"], close = NEVER) => ({ kind, line, quote: quoted !== "", close });
  if (!/\S/.test(line)) return found("blank");
  const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
  const mark = fence?.[1] ?? fence?.[2];
  if (mark) return found("fence", new RegExp(`^ {0,3}${mark[0]}{${Math.min(mark.length, 1000)},}[ \\t]*$`));
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line)) return found("heading");
  if (isRule(line)) return found("rule");
  if (/^[ \t]{0,20}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(line)) return found("item");
  return found("text");
}

function isRule(line: string): boolean {
  const marks = line.replace(/[ \t]/g, "");
  return marks.length >= 3 && /^ {0,3}\S/.test(line) && /^(?:-+|\*+|_+)$/.test(marks);
}

/** The second line of a table: dashes, bars, colons. */
export function isTableRule(line: string): boolean {
  return line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);
}

/** Cells of a table row; a bar that is escaped or in code parts nothing. */
export function splitRow(line: string): string[] {
  const inner = line.trim().replace(/^\|/, "");
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at] ?? "";
    if (character === "\\" && inner[at + 1] === "|") {
      cell += "|";
      at++;
    } else if (character === "|") {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  if (cell.trim() !== "") cells.push(cell.trim());
  return cells;
}
