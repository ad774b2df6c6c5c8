import type { ProjectId, UserId } from "@concord/domain";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { projects } from "./projects.ts";

/**
 * Who did what, when: append-only, one hash chain a project, appended under a lock on the project's row. Holds ids,
 * stages and codes only; words stand in `audit_words`, which can be erased without breaking the chain.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    number: bigint({ mode: "number" }).notNull(),
    actor: text()
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    action: text().notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Milliseconds since 1970 by the server's clock; a number, so that the hash covers exactly what is stored. */
    at: bigint({ mode: "number" }).notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.number] })],
);

/** Reasons and other words of an event, salted into its hash; erasing one leaves the chain verifiable. */
export const auditWords = pgTable(
  "audit_words",
  {
    projectId: uuid("project_id")
      .$type<ProjectId>()
      .notNull()
      .references(() => projects.id),
    number: bigint({ mode: "number" }).notNull(),
    part: integer().notNull(),
    salt: text().notNull(),
    words: text(),
    erasedAt: timestamp("erased_at", { withTimezone: true, mode: "date" }),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.number, t.part] }), index("audit_words_by_project").on(t.projectId)],
);
