/**
 * Version of the file's layout below. It changes when a reader of today could not read the file any more; a new table or
 * column is no such change.
 *
 * The file is gzip'd UTF-8 text, a JSON value a line: the header; for every table its name and columns, its rows in the
 * order of the primary key, its end; the sequences; the trailer. A row is an array of PostgreSQL's own text forms (ISO
 * dates in UTC, bytea in hex, arrays in braces), or `null`: no type of ours stands between, so none can lose a digit.
 */
export const ARCHIVE_VERSION = 1;

export type ArchiveHeader = {
  readonly concord: "archive";
  readonly version: number;
  /** Version of the Concord that wrote it. */
  readonly product: string;
  /** The last migration of the schema: `when` names it, `hash` is of its text. */
  readonly migration: Migration;
  /** ISO 8601; the moment of the one view of the database that everything in the file is of. */
  readonly at: string;
  /** What the writer says of the content, so that a restored copy can be compared; opaque to this folder. */
  readonly content: string | null;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
};

export type Migration = { readonly when: number; readonly hash: string };
export type TableStart = { readonly table: string; readonly columns: readonly string[] };
export type ArchiveRow = readonly (string | null)[];
/** `sha256` is over the table's start and its rows, line by line, each with its line feed. */
export type TableEnd = { readonly end: string; readonly rows: number; readonly sha256: string };
/** `next` is what the sequence would answer next; text, because it may be larger than a number holds. */
export type SequenceState = { readonly name: string; readonly last: string; readonly called: boolean };
export type Sequences = { readonly sequences: readonly SequenceState[] };
/** `sha256` is over all lines before this one. */
export type ArchiveTrailer = {
  readonly end: "archive";
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
  readonly sha256: string;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isText = (value: unknown): value is string => typeof value === "string";

/** Whether this is an archive at all, of whatever version. */
export function isArchive(value: unknown): value is { concord: "archive"; version: unknown; product?: unknown } {
  return isObject(value) && value.concord === "archive";
}

export function isHeader(value: unknown): value is ArchiveHeader {
  if (!isArchive(value)) return false;
  const header = value as Partial<Record<keyof ArchiveHeader, unknown>>;
  return (
    isCount(header.version) &&
    isText(header.product) &&
    isText(header.at) &&
    (header.content === null || isText(header.content)) &&
    isObject(header.migration) &&
    isCount(header.migration.when) &&
    isHash(header.migration.hash) &&
    Array.isArray(header.tables) &&
    header.tables.every((table) => isObject(table) && isText(table.name) && isCount(table.rows))
  );
}

export function isTableStart(value: unknown): value is TableStart {
  return isObject(value) && isText(value.table) && Array.isArray(value.columns) && value.columns.every(isText);
}

export function isRow(value: unknown): value is ArchiveRow {
  return Array.isArray(value) && value.every((each) => each === null || isText(each));
}

export function isTableEnd(value: unknown): value is TableEnd {
  return isObject(value) && isText(value.end) && isCount(value.rows) && isHash(value.sha256);
}

export function isSequences(value: unknown): value is Sequences {
  return (
    isObject(value) &&
    Array.isArray(value.sequences) &&
    value.sequences.every(
      (each) => isObject(each) && isText(each.name) && isText(each.last) && typeof each.called === "boolean",
    )
  );
}

export function isTrailer(value: unknown): value is ArchiveTrailer {
  return isObject(value) && value.end === "archive" && isObject(value.tables) && isHash(value.sha256);
}
