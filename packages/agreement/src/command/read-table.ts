import { settleBadRows } from "./bad-rows.ts";
import { Complaint } from "./complaint.ts";
import type { Row } from "./delimited-text.ts";
import { readLongRows } from "./long-table.ts";
import { lookAlikeNotes } from "./look-alikes.ts";
import { declaredLabels, labelReader, wordsForMissing } from "./read-label.ts";
import { refuseSettings, type Settings } from "./settings.ts";
import { arrange } from "./statements.ts";
import type { Subject } from "./subject.ts";
import { subjectOfCodes } from "./subject-of-codes.ts";
import { subjectOfLabels } from "./subject-of-labels.ts";
import { type Columns, columnsOf } from "./table-columns.ts";
import { type TableRows, tableRows } from "./table-rows.ts";
import { quoted, quotedList } from "./visible.ts";
import { readWideRows } from "./wide-table.ts";

/**
 * Reads a table of separated values: long, with a row per unit, coder and code; or wide, with a row per unit and a column
 * per coder.
 *
 * @throws Complaint when the table can not be read
 */
export function readTable(text: string, title: string, settings: Settings): Subject {
  const table = tableRows(text, title, settings.delimiter);
  const columns = columnsOf(table.header, settings);
  return columns.shape === "wide"
    ? fromWide(table, columns, title, settings)
    : fromLong(table, columns, title, settings);
}

function fromWide(
  { sound, bad, header }: TableRows,
  columns: Columns & { shape: "wide" },
  title: string,
  settings: Settings,
): Subject {
  refuseSettings(settings, ["codesPerUnit"], "a table with a row per judgement; this one has a column per coder");
  const named = withoutUnnamed(sound, columns);
  const read = readWideRows(sound, named, labelReader(settings));
  const hint = read.unitsRepeat ? perJudgement(header, columns) : "";
  const notes = settleBadRows([...bad, ...read.bad], settings.skipBadRows, hint);
  if (columns.passedOver.length > 0)
    notes.push(`Not taken for coders, since they are called like units: ${quotedList(columns.passedOver)}.`);
  notes.push(...alike(read.rows.flat(), read.coders, settings));
  return subjectOfLabels(read, { title, notes }, settings);
}

/** What may be the matter with a wide table whose units repeat. */
function perJudgement(header: readonly string[], { unit, coders }: Columns & { shape: "wide" }): string {
  const units = unit.map((column) => quoted(header[column] ?? "")).join(" and ");
  const names = quotedList(
    coders.map(({ name }) => name),
    6,
  );
  return (
    `${units} was taken for the units, and for coders: ${names}. If this is a table with a row per judgement, say what ` +
    "its columns are called: --columns unit=…,coder=…,code=…"
  );
}

/** Without the columns that have neither a name nor content. @throws Complaint when one has content */
function withoutUnnamed(rows: readonly Row[], columns: Columns & { shape: "wide" }): Columns & { shape: "wide" } {
  const unnamed = columns.coders.filter(({ name }) => name === "");
  for (const { column } of unnamed) {
    const row = rows.find(({ cells }) => (cells[column] ?? "").trim() !== "");
    if (row)
      throw new Complaint(
        `Column ${column + 1} has no name in the header, but line ${row.line} has ${quoted(row.cells[column] ?? "")} there. ` +
          "Name it if it is a coder, or say with --coders which columns are.",
      );
  }
  return { ...columns, coders: columns.coders.filter(({ name }) => name !== "") };
}

function fromLong(
  { sound, bad }: TableRows,
  columns: Columns & { shape: "long" },
  title: string,
  settings: Settings,
): Subject {
  const explicit = columns.value !== undefined;
  if (explicit)
    refuseSettings(settings, ["codesPerUnit"], "a table without a column that says which codes are present");
  const isCompared = (coder: string) => settings.coders?.includes(coder) ?? true;
  const { statements, bad: unread } = readLongRows(sound, columns, labelReader(settings), isCompared);
  const arranged = arrange(statements, { explicit, codesPerUnit: settings.codesPerUnit, isCompared });
  const notes = settleBadRows([...bad, ...unread, ...arranged.bad], settings.skipBadRows);
  if (arranged.unclear !== undefined)
    throw new Complaint(
      `Line ${arranged.unclear} has an empty code, and no coder gives two codes to a unit, so the table does not say what ` +
        "that means. Add --several-codes if a unit may have several codes: then the coder judged the unit and found " +
        "nothing. Add --one-code if every unit has one code: then the coder did not judge the unit.",
    );
  const compared = statements.filter(({ coder }) => isCompared(coder));
  const coders = new Set(statements.map(({ coder }) => coder));
  notes.push(
    ...alike(
      compared.map(({ code }) => code),
      coders,
      settings,
    ),
  );
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

function alike(codes: Iterable<string | number | null>, coders: Iterable<string>, settings: Settings): string[] {
  const labels = [...codes].filter((code) => code !== null);
  return [
    ...lookAlikeNotes("labels", new Set([...labels, ...wordsForMissing(settings)])),
    ...lookAlikeNotes("coders", coders),
  ];
}
