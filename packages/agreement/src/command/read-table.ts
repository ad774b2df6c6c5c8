import { type BadRow, settleBadRows } from "./bad-rows.ts";
import { Complaint } from "./complaint.ts";
import { parseDelimited, type Row } from "./delimited-text.ts";
import { readLongRows } from "./long-table.ts";
import { counted } from "./numbers.ts";
import { declaredLabels, labelReader } from "./read-label.ts";
import { refuseSettings, type Settings } from "./settings.ts";
import { arrange } from "./statements.ts";
import type { Subject } from "./subject.ts";
import { subjectOfCodes } from "./subject-of-codes.ts";
import { subjectOfLabels } from "./subject-of-labels.ts";
import { type Columns, columnsOf } from "./table-columns.ts";
import { readWideRows } from "./wide-table.ts";

/**
 * Reads a table of separated values: long, with a row per unit, coder and code; or wide, with a row per unit and a column
 * per coder.
 *
 * @throws Complaint when the table can not be read
 */
export function readTable(text: string, title: string, settings: Settings): Subject {
  const { rows, unclosed } = parseDelimited(text, settings.delimiter);
  if (unclosed) throw new Complaint(`${title}: the quote that opens in line ${unclosed.line} is never closed.`);
  const [header, ...table] = rows;
  if (!header) throw new Complaint(`${title} is empty.`);
  const columns = columnsOf(header.cells, settings.columns);
  const { sound, bad } = soundRows(table, header.cells.length);
  return columns.shape === "wide"
    ? fromWide(sound, bad, columns, title, settings)
    : fromLong(sound, bad, columns, title, settings);
}

function soundRows(table: readonly Row[], cells: number): { readonly sound: Row[]; readonly bad: BadRow[] } {
  const sound: Row[] = [];
  const bad: BadRow[] = [];
  for (const row of table) {
    if (row.fault) bad.push({ line: row.line, problem: row.fault });
    else if (row.cells.every((cell) => cell === ""))
      continue; // what spreadsheets leave below a table
    else if (row.cells.length !== cells)
      bad.push({ line: row.line, problem: `has ${counted(row.cells.length, "cell")}, the header has ${cells}` });
    else sound.push(row);
  }
  return { sound, bad };
}

function fromWide(
  rows: readonly Row[],
  bad: readonly BadRow[],
  columns: Columns & { shape: "wide" },
  title: string,
  settings: Settings,
): Subject {
  const read = readWideRows(rows, columns, labelReader(settings));
  const notes = settleBadRows([...bad, ...read.bad], settings.skipBadRows);
  return subjectOfLabels(read, { title, notes }, settings);
}

function fromLong(
  rows: readonly Row[],
  bad: readonly BadRow[],
  columns: Columns & { shape: "long" },
  title: string,
  settings: Settings,
): Subject {
  const { statements, bad: unread } = readLongRows(rows, columns, labelReader(settings));
  const arranged = arrange(statements, columns.value !== undefined);
  const notes = settleBadRows([...bad, ...unread, ...arranged.bad], settings.skipBadRows);
  if ("one" in arranged) return subjectOfLabels(arranged.one, { title, notes }, settings);
  const { several } = arranged;
  refuseSettings(settings, ["level", "positive"], "a table with one code per unit; here a unit has several codes");
  notes.push("A unit may have several codes; each code is judged as present or absent.");
  if (several.withoutRow > 0)
    notes.push(
      `Combinations of unit and coder without a row, which count as not judged: ${several.withoutRow}. A row with an empty ` +
        "code says that the coder judged the unit and found nothing.",
    );
  const codes = settings.categories ? declaredLabels(settings.categories, "nominal") : several.codesSeen;
  return subjectOfCodes(several, { title, codes, notes }, settings);
}
