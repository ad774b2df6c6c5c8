import type { UserId } from "@concord/domain";
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** People with an account. A row is never deleted: closing an account erases its e-mail and name, and keeps the id. */
export const users = pgTable("users", {
  id: text().$type<UserId>().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text(),
  administrator: boolean().notNull().default(false),
  closedAt: at("closed_at"),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** Signed-in browsers. Deleted at sign-out, at a change of password, and when the account is closed. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    token: text().notNull().unique(),
    expiresAt: at("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [index("sessions_by_user").on(t.userId)],
);

/** Ways to sign in; here only a password's hash. */
export const credentials = pgTable(
  "credentials",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => users.id),
    password: text(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("credentials_one_per_way").on(t.userId, t.providerId)],
);

/** Kept for the authentication library, which asks for it; our one-time links have tables of their own. */
export const verifications = pgTable("verifications", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** Failed attempts to sign in, counted per subject (an address, or an account seen from an address) and window. */
export const attempts = pgTable("attempts", {
  subject: text().primaryKey(),
  count: integer().notNull(),
  windowEndsAt: at("window_ends_at").notNull(),
});

/** One-time links with which a person sets a new password. Only the secret's hash is stored. */
export const passwordResets = pgTable("password_resets", {
  secretHash: text("secret_hash").primaryKey(),
  userId: text("user_id")
    .$type<UserId>()
    .notNull()
    .references(() => users.id),
  createdBy: text("created_by")
    .$type<UserId>()
    .references(() => users.id),
  createdAt: at("created_at").notNull().defaultNow(),
  expiresAt: at("expires_at").notNull(),
  usedAt: at("used_at"),
});

/** Settings of the installation: one row. */
export const installation = pgTable("installation", {
  id: integer().primaryKey().default(1),
  signUpOpen: boolean("sign_up_open").notNull().default(false),
  /** Hash of the one-time secret of the set-up link; gone once the first account exists. */
  setupSecretHash: text("setup_secret_hash"),
});
