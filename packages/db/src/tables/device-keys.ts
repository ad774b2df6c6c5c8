import type { UserId } from "@concord/domain";
import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { bytea } from "./documents.ts";

/**
 * The key under which an account's work is encrypted on its devices. Made when it is first asked for, handed to that
 * account only, deleted when the account is closed: what lies on a device then stays unreadable for good.
 */
export const deviceKeys = pgTable("device_keys", {
  userId: text("user_id")
    .$type<UserId>()
    .primaryKey()
    .references(() => users.id),
  key: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});
