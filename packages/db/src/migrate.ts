import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

export const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number that no other program takes an advisory lock on in the same database. */
export const MIGRATION_LOCK = 7_216_845_301;

/**
 * Brings the tables up to date. Several processes may start at once: they take turns.
 *
 * @param url - the database's address; the connection is one of its own, because a migration may take longer than the
 *   pool lets a statement run
 * @param folder - of the migrations; another one than ours in tests of archives
 */
export async function migrateDatabase(url: string, folder = MIGRATIONS): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "concord migration" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

/** How far this version's migrations go, by the number that the database keeps of each. */
const newest = () =>
  Math.max(...readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ folderMillis }) => folderMillis));
let expected: number | undefined;

/** Whether the tables are of this version or a later one. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  expected ??= newest();
  const { rows } = await pool.query<{ done: boolean }>(
    "select coalesce(max(created_at), 0) >= $1 as done from drizzle.__drizzle_migrations",
    [expected],
  );
  return rows[0]?.done === true;
}
