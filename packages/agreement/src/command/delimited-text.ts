/** A line of a table as it stands in the file. */
export type Row = {
  /** Where the row begins, counted from 1. A quoted cell may reach over several lines. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the cells can not be trusted. */
  readonly fault?: string;
};

export type DelimitedText = { readonly rows: readonly Row[]; readonly unclosed?: { readonly line: number } };

export const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Reads separated values as RFC 4180 has them: a cell in quotes may hold delimiters, line ends and doubled quotes. Line
 * ends may be LF, CRLF or CR, a byte order mark is dropped, empty lines are no rows. Cells are texts and stay as they
 * are, outer white space included.
 *
 * @returns `unclosed` when the text ends within a quoted cell, with the line in which that cell begins
 */
export function parseDelimited(text: string, delimiter: string = detectDelimiter(text)): DelimitedText {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = "";
  let state: "outside" | "in_quotes" | "after_quotes" = "outside";
  let fault: string | undefined;
  let quotes = false; // whether the row has a quoted cell
  let line = 1;
  let [rowLine, quoteLine] = [1, 1];
  const endCell = () => {
    cells.push(cell);
    cell = "";
    state = "outside";
  };
  const endRow = () => {
    const isEmptyLine = cells.length === 0 && cell === "" && !quotes;
    endCell();
    if (!isEmptyLine) rows.push({ line: rowLine, cells, ...(fault ? { fault } : {}) });
    cells = [];
    quotes = false;
    fault = undefined;
    rowLine = line;
  };
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; at++) {
    const character = text[at] as string;
    const lineEnds = character === "\n" || (character === "\r" && text[at + 1] !== "\n");
    if (lineEnds) line++;
    if (state === "in_quotes") {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else state = "after_quotes";
    } else if (character === delimiter) endCell();
    else if (lineEnds) endRow();
    else if (character === '"' && cell === "" && state === "outside") {
      state = "in_quotes";
      quotes = true;
      quoteLine = line;
    } else if (character !== "\r" || text[at + 1] !== "\n") {
      if (state === "after_quotes") fault = "has text behind a closing quote";
      cell += character;
    }
  }
  const unclosed = state === "in_quotes";
  endRow();
  return unclosed ? { rows, unclosed: { line: quoteLine } } : { rows };
}

/** Excel's own first line, `sep=;`, which says what the delimiter is and is no row of the table. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=([^"\r\n])"?(?=[\r\n]|$)/i;

/** The delimiter that the text's first line declares, as Excel writes it; nothing when that is a line like the others. */
export function declaredDelimiter(text: string): string | undefined {
  return SEPARATOR_LINE.exec(text)?.[1];
}

/** The delimiter that the first line has most of, quoted stretches left out; a comma where it has none. */
export function detectDelimiter(text: string): string {
  const [header = ""] = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Writes a table so that it reads back as it was. */
export function writeDelimited(rows: readonly (readonly string[])[], delimiter = ","): string {
  return rows.map((cells) => `${cellsOf(cells, delimiter)}\n`).join("");
}

function cellsOf(cells: readonly string[], delimiter: string): string {
  // One empty cell alone would be an empty line, which is no row.
  if (cells.length === 1 && cells[0] === "") return '""';
  return cells.map((cell) => quotedIfNeeded(cell, delimiter)).join(delimiter);
}

function quotedIfNeeded(cell: string, delimiter: string): string {
  return /["\r\n\uFEFF]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
