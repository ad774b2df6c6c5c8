import { counted } from "../reading/index.ts";
import type { BadRow } from "./bad-rows.ts";
import { Complaint } from "./complaint.ts";
import { declaredDelimiter, parseDelimited, type Row } from "./delimited-text.ts";

/** A table with its header; every sound row has as many cells as the header has names. */
export type TableRows = {
  /** Names of the columns without outer white space; empty for a column without a name. */
  readonly header: readonly string[];
  readonly sound: readonly Row[];
  readonly bad: readonly BadRow[];
};

/**
 * The rows of a table of separated values. Columns at the end that are empty throughout are dropped, and so are empty
 * cells behind the last column, both of which spreadsheets leave.
 *
 * @throws Complaint when there is no table
 */
export function tableRows(text: string, title: string, delimiter: string | undefined): TableRows {
  const declared = declaredDelimiter(text);
  const parsed = parseDelimited(text, delimiter ?? declared);
  if (parsed.unclosed)
    throw new Complaint(`${title}: the quote that opens in line ${parsed.unclosed.line} is never closed.`);
  const [names, ...rows] = declared === undefined ? parsed.rows : parsed.rows.slice(1);
  if (!names) throw new Complaint(`${title} is empty.`);
  const filled = rows.filter((row) => row.fault || row.cells.some((cell) => cell.trim() !== ""));
  const named = lengthWithoutBlanks(names.cells);
  // Of a row that is longer than the whole header it is not known in which column its cells stand.
  const fitting = filled
    .map(({ cells }) => lengthWithoutBlanks(cells))
    .filter((length) => length <= names.cells.length);
  const width = Math.max(named, ...new Set(fitting));
  const header = Array.from({ length: width }, (_, column) => (names.cells[column] ?? "").trim());
  const sound: Row[] = [];
  const bad: BadRow[] = [];
  for (const row of filled) {
    const cells = row.cells.slice(0, Math.max(width, lengthWithoutBlanks(row.cells)));
    if (row.fault) bad.push({ line: row.line, problem: row.fault });
    else if (cells.length !== width)
      bad.push({ line: row.line, problem: `has ${counted(cells.length, "cell")}, the header has ${width}` });
    else sound.push({ ...row, cells });
  }
  return { header, sound, bad };
}

function lengthWithoutBlanks(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}
