import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { waitForDisk } from "./durability.ts";
import * as tables from "./tables/index.ts";

export type Database = NodePgDatabase<typeof tables>;
/** What a transaction hands to its body. Repositories take either. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Queryable = Database | Transaction;

export type OpenDatabase = { readonly db: Database; readonly pool: pg.Pool; close(): Promise<void> };

const LONGEST_STATEMENT = 30_000; // ms

/**
 * Opens a pool of connections; connects on first use.
 *
 * @param url - `postgres://…`, a Unix socket included
 * @param onError - told of connections that break while idle, which is no reason to end the process
 */
export function openDatabase(url: string, onError: (error: Error) => void = () => {}): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    application_name: "concord",
    connectionTimeoutMillis: 15_000,
    // A statement that hangs would hold up the log of every room behind it.
    statement_timeout: LONGEST_STATEMENT,
    query_timeout: LONGEST_STATEMENT + 5_000,
    idle_in_transaction_session_timeout: LONGEST_STATEMENT,
    // Waited for before the connection is lent to anybody.
    onConnect: waitForDisk,
  });
  pool.on("error", onError);
  const db: Database = drizzle(pool, { schema: tables });
  db.transaction = (body, settings) =>
    withConnection(pool, (client) => drizzle(client, { schema: tables }).transaction(body, settings));
  return { db, pool, close: () => pool.end() };
}

/**
 * Lends a connection, and takes it back however the work ends. The query builder, given the pool, keeps a connection for
 * good whose `begin` fails; with a database that goes away now and then, none would be left after a while.
 */
async function withConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks between two statements says so by an event, which without a listener ends the process. The
  // next statement fails as well, and that is what is told.
  const ignore = () => {};
  client.on("error", ignore);
  let unanswered = false;
  try {
    return await work(client);
  } catch (error) {
    unanswered = /timeout/i.test(error instanceof Error ? `${error.message} ${error.cause}` : "");
    throw error;
  } finally {
    client.off("error", ignore);
    // Whoever did not wait for an answer must not leave it to the next one.
    client.release(unanswered);
  }
}
