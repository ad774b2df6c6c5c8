import type { DocumentId, ProjectId, RevisionId, TextHash, TranscriptStructure, UserId } from "@concord/domain";
import { sql } from "drizzle-orm";
import { check, customType, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { projects } from "./projects.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => "bytea" });

/** Something that is coded. Its texts are its revisions. */
export const documents = pgTable(
  "documents",
  {
    id: uuid().$type<DocumentId>().primaryKey(),
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    importedBy: text("imported_by")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    importedAt: at("imported_at").notNull(),
  },
  (t) => [
    unique("documents_name_once_in_project").on(t.projectId, t.name),
    index("documents_by_project").on(t.projectId),
  ],
);

/** One canonical text of a document; never updated. */
export const revisions = pgTable(
  "revisions",
  {
    id: uuid().$type<RevisionId>().primaryKey(),
    documentId: uuid("document_id")
      .$type<DocumentId>()
      .notNull()
      .references(() => documents.id),
    number: integer().notNull(),
    text: text().notNull(),
    textHash: text("text_hash").$type<TextHash>().notNull(),
    structure: jsonb().$type<TranscriptStructure>().notNull(),
    words: integer().notNull(),
    note: text(),
    report: jsonb().$type<readonly { code: string; facts?: Record<string, unknown> }[]>().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    unique("revisions_numbered_once").on(t.documentId, t.number),
    check("revisions_number_from_one", sql`${t.number} >= 1`),
  ],
);

/** The uploaded file itself, kept so that the conversion can be repeated. */
export const sources = pgTable("sources", {
  revisionId: uuid("revision_id")
    .$type<RevisionId>()
    .primaryKey()
    .references(() => revisions.id),
  filename: text().notNull(),
  format: text().notNull(),
  encoding: text().notNull(),
  bytes: bytea().notNull(),
});
