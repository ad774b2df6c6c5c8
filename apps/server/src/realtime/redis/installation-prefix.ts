import { createHash } from "node:crypto";
import type { Database } from "@concord/db";
import { sql } from "drizzle-orm";

/**
 * What the names of an installation's keys and channels begin with. It follows from the database: whoever works on the
 * same one meets, and nobody else, a copy of it for a trial on the same Redis included. Channels, other than keys, are
 * common to all numbered databases of a Redis, so that the number in the address would not keep two apart.
 */
export async function installationPrefix(db: Database): Promise<string> {
  const names = await ask(
    db,
    sql`select current_database() as name, oid as number from pg_database where datname = current_database()`,
  );
  // Not every hosted PostgreSQL lets this be asked; then two of them are told apart by the database's name and number.
  const server = await ask(db, sql`select system_identifier as server from pg_control_system()`).catch(() => []);
  const words = JSON.stringify([names, server]);
  return `concord:${createHash("sha256").update(words, "utf8").digest("base64url").slice(0, 16)}`;
}

async function ask(db: Database, question: ReturnType<typeof sql>): Promise<unknown> {
  return (await db.execute(question)).rows.map((row) => Object.entries(row).map(([name, value]) => `${name} ${value}`));
}
