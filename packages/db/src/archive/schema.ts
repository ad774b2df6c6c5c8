import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { MIGRATIONS } from "../migrate.ts";
import { lastMigration, tableNamed } from "./catalog.ts";
import type { Migration } from "./format.ts";

export type MigrationFile = Migration & { readonly statements: readonly string[] };

/** The migrations of a folder, oldest first. */
export function migrationsIn(folder: string): MigrationFile[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash, sql }) => ({
    when: folderMillis,
    hash,
    statements: sql,
  }));
}

/** Whether the tables are those of this Concord, so that its repositories can read them. */
export async function isUpToDate(client: pg.ClientBase, folder = MIGRATIONS): Promise<boolean> {
  return (await lastMigration(client))?.when === migrationsIn(folder).at(-1)?.when;
}

/** The table in which the migrator notes what it has run, as it makes it itself. */
const JOURNAL = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);`;

/** Runs migrations in the transaction that is open, and notes them, so that the migrator goes on from there. */
export async function runMigrations(client: pg.ClientBase, migrations: readonly MigrationFile[]): Promise<void> {
  await client.query(JOURNAL);
  for (const { when, hash, statements } of migrations) {
    for (const statement of statements) await client.query(statement);
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [hash, when]);
  }
}

/** Removes tables of Concord that hold nothing, with the journal of their making. */
export async function dropTables(client: pg.ClientBase, names: readonly string[]): Promise<void> {
  if (names.length > 0) await client.query(`drop table ${names.map(tableNamed).join(", ")} cascade`);
  await client.query("drop table if exists drizzle.__drizzle_migrations");
}

/**
 * Lifts what would look at single rows while tables are filled one after the other: foreign keys and triggers. Answers
 * how to put them back, which checks every row.
 */
export async function liftConstraints(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ lift: string; restore: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lift,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    union all
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
      format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and tgenabled = 'O' and relnamespace = 'public'::regnamespace`);
  for (const { lift } of rows) await client.query(lift);
  return async () => {
    for (const { restore } of rows) await client.query(restore);
  };
}
