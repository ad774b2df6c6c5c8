import { looksLikeCaseFile, parseCaseFile } from "../cases/index.ts";
import { Mismatch, record } from "../cases/json-shape.ts";
import { Complaint } from "./complaint.ts";
import { subjectOfCase } from "./read-case.ts";
import { CODINGS_FORMAT, readCodings } from "./read-codings.ts";
import { RATINGS_FORMAT, readRatings } from "./read-ratings.ts";
import { readTable } from "./read-table.ts";
import { refuseSettings, type Settings } from "./settings.ts";
import type { Subject } from "./subject.ts";
import { visible } from "./visible.ts";

/**
 * Reads a file of any kind that is known: a table of separated values, ratings or codings in our own JSON, or a file of
 * cases. A file that begins with a brace or a bracket is taken for JSON.
 *
 * @param title - the file's name
 * @throws Complaint when there is something for the user to mend
 */
export function readSubjects(text: string, title: string, settings: Settings): Subject[] {
  if (!/^\uFEFF?\s*[{[]/.test(text)) {
    refuseSettings(settings, ["unit"], "codings; in a table of ratings the units are given");
    return [readTable(text, title, settings)];
  }
  try {
    return readJson(parseJson(text, title), title, settings);
  } catch (error) {
    if (error instanceof Mismatch) throw new Complaint(`${title}: ${error.message}.`);
    throw error;
  }
}

/** @throws Complaint when the text is not JSON */
export function parseJson(text: string, title: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Complaint(`${title} is not JSON: ${visible(error instanceof Error ? error.message : String(error))}.`);
  }
}

function readJson(value: unknown, title: string, settings: Settings): Subject[] {
  if (looksLikeCaseFile(value)) return readCases(value, title, settings);
  const file = record(value, "the file");
  refuseSettings(settings, ["missing", "columns", "delimiter", "codesPerUnit"], "tables");
  if (file.format === CODINGS_FORMAT) {
    refuseSettings(settings, ["level", "positive"], "ratings; a coding says that its code is present");
    return [readCodings(file, title, settings)];
  }
  refuseSettings(settings, ["unit"], "codings; in a file of ratings the units are given");
  if (file.format === RATINGS_FORMAT) return [readRatings(file, title, settings)];
  throw new Complaint(
    `${title} is of no format that is known; "format" should be "${RATINGS_FORMAT}" or "${CODINGS_FORMAT}", or the file should have "cases".`,
  );
}

function readCases(value: unknown, title: string, settings: Settings): Subject[] {
  const parsed = parseCaseFile(value);
  if (!parsed.ok) throw new Complaint(`${title}: ${parsed.error}.`);
  const { examples, broken } = parsed.value;
  const [first] = broken;
  if (first && !settings.skipBadRows) throw new Complaint(`${title}, case ${first.id}: ${first.problem}.`);
  return examples.flatMap((example) => subjectOfCase(example, settings) ?? []);
}
