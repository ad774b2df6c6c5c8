import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";

/** How the backups of this installation stand: one row, so that all processes of it know who made one when. */
export const backupStatus = pgTable("backup_status", {
  id: integer().primaryKey().default(1),
  status: jsonb().notNull(),
});
