import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Queryable } from "../database.ts";
import * as tables from "../tables/index.ts";

/** One view of the database, which nobody's edits change while it is looked at. */
export type Snapshot = {
  readonly client: pg.ClientBase;
  /** The same view, for repositories. Transactions are not to be begun on it. */
  readonly db: Queryable;
};

/** PostgreSQL's text forms depend on these; the archive has one form. */
export const TEXT_FORMS = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'postgres'",
  "set local bytea_output = 'hex'",
  "set local extra_float_digits = 1",
];

/** A connection of its own: what runs here may take longer than the pool lets a statement run. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "concord archive",
    connectionTimeoutMillis: 15_000,
  });
  // A connection that breaks between two statements says so by an event as well; the next statement fails.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Lends one repeatable-read, read-only view of the database, on a connection that is given. */
export async function inSnapshot<T>(client: pg.Client, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await client.query("begin transaction isolation level repeatable read read only");
  try {
    for (const setting of TEXT_FORMS) await client.query(setting);
    return await work({ client, db: drizzle(client, { schema: tables }) });
  } finally {
    // A connection that broke has no transaction left to end.
    await client.query("rollback").catch(() => {});
  }
}
