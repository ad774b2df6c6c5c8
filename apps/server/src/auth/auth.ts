import { type accounts, type Database, tables } from "@concord/db";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { Log } from "../deps.ts";
import { faultForLog } from "../fault-for-log.ts";

/** Header in which the server tells the authentication library the client's address; whatever a client sends is dropped. */
export const ADDRESS_HEADER = "x-concord-client-address";

export type Auth = ReturnType<typeof createAuth>;

/**
 * Sessions, cookies and password hashes. Its own routes are not served: accounts are made by our commands, which know
 * about set-up links and invitations, and sign-in is counted by our limits.
 */
export function createAuth(options: {
  db: Database;
  secret: string;
  baseUrl: string | undefined;
  port: number;
  log: Log;
}) {
  return betterAuth({
    database: drizzleAdapter(options.db, {
      provider: "pg",
      schema: {
        user: tables.users,
        session: tables.sessions,
        account: tables.credentials,
        verification: tables.verifications,
      },
    }),
    secret: options.secret,
    baseURL: options.baseUrl ?? `http://localhost:${options.port}`,
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // Its own way would print the failed query, with tokens and addresses in it.
      log: (_level, message, ...args: unknown[]) => {
        const error = args.find((arg) => arg instanceof Error);
        options.log("authentication_failed", { message, ...(error ? faultForLog(error) : {}) });
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "concord",
      useSecureCookies: options.baseUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  });
}

export type Viewer = {
  readonly user: accounts.User;
  readonly sessionId: string;
  readonly sessionToken: string;
};
