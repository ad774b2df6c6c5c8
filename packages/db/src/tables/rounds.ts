import type {
  CodebookId,
  CodeId,
  CodingId,
  Confidence,
  DocumentId,
  LayerHash,
  LayerId,
  ProjectId,
  Purpose,
  RevisionId,
  RoundId,
  Stage,
  Stance,
  TextHash,
  UserId,
  Visibility,
} from "@concord/domain";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { documents, revisions } from "./documents.ts";
import { codebookVersions, projects } from "./projects.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Documents x coders x codebook version. */
export const rounds = pgTable(
  "rounds",
  {
    id: uuid().$type<RoundId>().primaryKey(),
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    visibility: text().$type<Visibility>().notNull(),
    codebookId: uuid("codebook_id").$type<CodebookId>().notNull(),
    codebookVersion: integer("codebook_version").notNull(),
    /** Code points by which each end of a pair may differ and still agree. */
    tolerance: integer().notNull().default(0),
    createdBy: text("created_by")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    unique("rounds_name_once_in_project").on(t.projectId, t.name),
    foreignKey({
      columns: [t.codebookId, t.codebookVersion],
      foreignColumns: [codebookVersions.codebookId, codebookVersions.number],
    }),
    check("rounds_visibility_known", sql`${t.visibility} in ('blind', 'open')`),
    check("rounds_purpose_known", sql`${t.purpose} in ('training', 'calibration', 'main')`),
  ],
);

/** A document in a round, pinned to a revision, with its stage. */
export const roundDocuments = pgTable(
  "round_documents",
  {
    roundId: uuid("round_id")
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id),
    documentId: uuid("document_id")
      .$type<DocumentId>()
      .notNull()
      .references(() => documents.id),
    revisionId: uuid("revision_id")
      .$type<RevisionId>()
      .notNull()
      .references(() => revisions.id),
    position: integer().notNull(),
    stage: text().$type<Stage>().notNull(),
    releasedAt: at("released_at"),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.documentId] }),
    check(
      "round_documents_stage_known",
      sql`${t.stage} in ('prepare', 'independent', 'compare', 'resolve', 'signed_off')`,
    ),
    check("round_documents_released_at", sql`(${t.releasedAt} is null) = (${t.stage} in ('prepare', 'independent'))`),
  ],
);

/** One coder's codings of one document in one round. While open they live in a room; submission freezes them here. */
export const layers = pgTable(
  "layers",
  {
    id: uuid().$type<LayerId>().primaryKey(),
    roundId: uuid("round_id").$type<RoundId>().notNull(),
    documentId: uuid("document_id").$type<DocumentId>().notNull(),
    coderId: text("coder_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    position: integer().notNull(),
    submittedAt: at("submitted_at"),
    hash: text().$type<LayerHash>(),
    /** The codebook version that the coder coded with; *not assessed* is read from it. */
    codebookVersion: integer("codebook_version").notNull(),
    /** Whether records that could not be read were left out, which the coder has agreed to. */
    leftOutUnreadable: boolean("left_out_unreadable").notNull().default(false),
  },
  (t) => [
    unique("layers_one_per_coder").on(t.roundId, t.documentId, t.coderId),
    foreignKey({
      columns: [t.roundId, t.documentId],
      foreignColumns: [roundDocuments.roundId, roundDocuments.documentId],
    }),
    index("layers_by_coder").on(t.coderId),
    check("layers_submitted_with_hash", sql`(${t.submittedAt} is null) = (${t.hash} is null)`),
  ],
);

/** Codings copied out of a coder's layer at its submission; never updated after. */
export const frozenCodings = pgTable(
  "frozen_codings",
  {
    layerId: uuid("layer_id")
      .$type<LayerId>()
      .notNull()
      .references(() => layers.id),
    id: text().$type<CodingId>().notNull(),
    start: integer().notNull(), // UTF-16 code units, as in Span
    end: integer().notNull(),
    code: text().$type<CodeId>().notNull(),
    confidence: text().$type<Confidence>().notNull(),
    memo: text().notNull(),
    targetBehaviour: text("target_behaviour"),
    stance: text().$type<Stance>(),
    arm: text(),
    exemplar: boolean(),
    quote: text().notNull(),
    before: text().notNull(),
    after: text().notNull(),
    textHash: text("text_hash").$type<TextHash>().notNull(),
    deviceTime: text("device_time").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.layerId, t.id] }),
    check("frozen_codings_span_not_empty", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
    check("frozen_codings_confidence_known", sql`${t.confidence} in ('probable', 'certain')`),
  ],
);

/** The codes a coder made while coding, frozen with the layer. */
export const frozenOwnCodes = pgTable(
  "frozen_own_codes",
  {
    layerId: uuid("layer_id")
      .$type<LayerId>()
      .notNull()
      .references(() => layers.id),
    id: text().$type<CodeId>().notNull(),
    label: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.layerId, t.id] })],
);
