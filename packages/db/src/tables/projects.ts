import type { CodebookId, CodeId, CodeOrigin, InvitationId, ProjectId, Role, UserId } from "@concord/domain";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A study. Its audit chain is appended under a lock on this row. */
export const projects = pgTable("projects", {
  id: uuid().$type<ProjectId>().primaryKey(),
  name: text().notNull(),
  targetBehaviour: text("target_behaviour").notNull(),
  createdBy: text("created_by")
    .$type<UserId>()
    .notNull()
    .references(() => users.id),
  createdAt: at("created_at").notNull(),
});

/** Who works in a project, and what they may do there. Removing somebody deletes this row and nothing else. */
export const members = pgTable(
  "members",
  {
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    roles: text().array().$type<Role[]>().notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.userId] }),
    index("members_by_user").on(t.userId),
    check(
      "members_have_known_roles",
      sql`cardinality(${t.roles}) > 0 and ${t.roles} <@ array['manage', 'code', 'decide', 'read']::text[]`,
    ),
  ],
);

/** Single-use links into a project. Only the secret's hash is stored; claimed and revoked rows stay as a record. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid().$type<InvitationId>().primaryKey(),
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    secretHash: text("secret_hash").notNull().unique(),
    roles: text().array().$type<Role[]>().notNull(),
    note: text().notNull(),
    createdBy: text("created_by")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    claimedBy: text("claimed_by")
      .$type<UserId>()
      .references(() => users.id),
    claimedAt: at("claimed_at"),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    index("invitations_by_project").on(t.projectId),
    check("invitations_claimed_by_somebody", sql`(${t.claimedBy} is null) = (${t.claimedAt} is null)`),
    check("invitations_claimed_or_revoked", sql`${t.claimedAt} is null or ${t.revokedAt} is null`),
  ],
);

/** A tree of codes that a project works with. */
export const codebooks = pgTable("codebooks", {
  id: uuid().$type<CodebookId>().primaryKey(),
  projectId: uuid("project_id")
    .$type<ProjectId>()
    .notNull()
    .references(() => projects.id),
  name: text().notNull(),
  createdAt: at("created_at").notNull(),
});

/** A published codebook: frozen, numbered from 1. */
export const codebookVersions = pgTable(
  "codebook_versions",
  {
    codebookId: uuid("codebook_id")
      .$type<CodebookId>()
      .notNull()
      .references(() => codebooks.id),
    number: integer().notNull(),
    reason: text().notNull(),
    publishedBy: text("published_by")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    publishedAt: at("published_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.codebookId, t.number] })],
);

/** The codes of a published version; never updated. Numbers are text: 10.10 is not 10.1. */
export const codes = pgTable(
  "codes",
  {
    codebookId: uuid("codebook_id").$type<CodebookId>().notNull(),
    version: integer().notNull(),
    id: text().$type<CodeId>().notNull(),
    position: integer().notNull(),
    number: text().notNull(),
    label: text().notNull(),
    groupNumber: text("group_number"),
    groupLabel: text("group_label"),
    definition: text().notNull(),
    example: text().notNull(),
    origin: text().$type<CodeOrigin>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.codebookId, t.version, t.id] }),
    foreignKey({
      columns: [t.codebookId, t.version],
      foreignColumns: [codebookVersions.codebookId, codebookVersions.number],
    }),
    check("codes_group_whole", sql`(${t.groupNumber} is null) = (${t.groupLabel} is null)`),
  ],
);
