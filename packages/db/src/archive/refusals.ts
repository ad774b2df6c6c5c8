/** Where in an archive something is wrong; lines and rows count from 1. */
export type ArchivePlace = { readonly line: number; readonly table: string | undefined; readonly row: number };

/** Why an archive was not made, not read, or not restored. */
export type ArchiveRefusal =
  | { readonly code: "no_file"; readonly path: string; readonly detail: string }
  /** Not an archive of Concord at all. */
  | { readonly code: "foreign_file"; readonly path: string }
  | { readonly code: "unknown_format"; readonly version: unknown; readonly product: string }
  /** The archive's schema is one that a later Concord made. */
  | { readonly code: "newer_schema"; readonly product: string; readonly here: string }
  /** The archive's schema is none of the history of this Concord. */
  | { readonly code: "unknown_schema"; readonly product: string }
  | { readonly code: "truncated"; readonly path: string; readonly at: ArchivePlace }
  | { readonly code: "damaged"; readonly path: string; readonly at: ArchivePlace; readonly detail: string }
  /** There are rows already where the archive was to go. */
  | { readonly code: "not_empty"; readonly tables: readonly string[] }
  /** Tables of another program, or of a Concord that this one does not know. */
  | { readonly code: "foreign_tables"; readonly tables: readonly string[] }
  /** A Concord is connected to the database that was to be filled. */
  | { readonly code: "being_served" }
  /** No Concord has ever used this database. */
  | { readonly code: "nothing_here" };

/** Carries a refusal out of streams and transactions; it becomes a value again at the edge of this folder. */
export class RefusedArchive extends Error {
  readonly refusal: ArchiveRefusal;
  constructor(refusal: ArchiveRefusal) {
    super(describeArchiveRefusal(refusal));
    this.refusal = refusal;
  }
}

/** One plain sentence: what is wrong, where, and what to do. */
export function describeArchiveRefusal(refusal: ArchiveRefusal): string {
  switch (refusal.code) {
    case "no_file":
      return `${refusal.path} can not be read (${refusal.detail}): check the path and who may read it.`;
    case "foreign_file":
      return `${refusal.path} is not an archive of Concord: give a file that "concord backup" or the server has made.`;
    case "unknown_format":
      return `The archive has the format ${refusal.version}, written by Concord ${refusal.product}, which this Concord can not read: restore it with that version or a later one.`;
    case "newer_schema":
      return `The archive was made by a later Concord (${refusal.product}) than this one (${refusal.here}): restore it with that version or a later one.`;
    case "unknown_schema":
      return `The archive was made by a Concord (${refusal.product}) whose tables this one does not know: restore it with the Concord that made it.`;
    case "truncated":
      return `${refusal.path} is cut off ${describePlace(refusal.at)}: take another copy of it, or another backup. Nothing was restored.`;
    case "damaged":
      return `${refusal.path} is damaged ${describePlace(refusal.at)} (${refusal.detail}): take another copy of it, or another backup. Nothing was restored.`;
    case "not_empty":
      return `There is work here already (${refusal.tables.join(", ")}), and restoring never overwrites any: give an empty place, by another DATA_DIR or DATABASE_URL.`;
    case "foreign_tables":
      return `The database holds tables that are not of this Concord (${refusal.tables.join(", ")}): give it a database of its own.`;
    case "being_served":
      return "A Concord is serving this database: stop it, and restore then.";
    case "nothing_here":
      return "There is nothing to back up: no Concord has used this database yet.";
  }
}

function describePlace({ line, table, row }: ArchivePlace): string {
  if (line === 0) return "in its first line";
  if (table === undefined) return `at line ${line}`;
  return `at line ${line}, in the table ${table}, ${row === 0 ? "before its first row" : `after row ${row}`}`;
}
