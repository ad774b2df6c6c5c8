import type pg from "pg";
import { MIGRATION_LOCK, MIGRATIONS } from "../migrate.ts";
import { type CatalogTable, lastMigration, listTables, quoted, tableNamed } from "./catalog.ts";
import type { ArchiveHeader, ArchiveRow, SequenceState } from "./format.ts";
import { FILLED_AT_START } from "./left-out.ts";
import { readArchive } from "./read.ts";
import { RefusedArchive } from "./refusals.ts";
import { dropTables, liftConstraints, type MigrationFile, migrationsIn, runMigrations } from "./schema.ts";
import { TEXT_FORMS, withClient } from "./snapshot.ts";

export type RestoreOptions = {
  /** Version of this Concord, for sentences. */
  readonly product: string;
  /** The migrations of this Concord; others only in tests. */
  readonly migrations?: string;
};

/** Bytes of rows that are sent at once, unless a single row is larger. */
const MOST_AT_ONCE = 1_000_000;
const ROWS_AT_ONCE = 1_000;

/**
 * Fills an empty database from an archive, in one transaction: the schema as it was when the archive was made, the rows,
 * then the migrations since. Whatever happens before the end, the database is as empty as it was.
 *
 * Throws `RefusedArchive`.
 */
export async function restoreInto(url: string, path: string, options: RestoreOptions): Promise<ArchiveHeader> {
  const migrations = migrationsIn(options.migrations ?? MIGRATIONS);
  return withClient(url, async (client) => {
    await client.query("begin");
    // Another Concord that starts now brings its tables up to date when we have ended, and finds them so.
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    for (const setting of TEXT_FORMS) await client.query(setting);
    await empty(client, options.migrations ?? MIGRATIONS);

    let header: ArchiveHeader | undefined;
    let tables = new Map<string, CatalogTable>();
    let restoreConstraints = async () => {};
    let later: readonly MigrationFile[] = [];
    let filling: Filling | undefined;
    for await (const part of readArchive(path)) {
      if (part.kind !== "row") {
        await filling?.flush();
        filling = undefined;
      }
      switch (part.kind) {
        case "header": {
          header = part.header;
          const known = upTo(migrations, header, options.product);
          later = migrations.slice(known.length);
          await runMigrations(client, known);
          tables = new Map((await listTables(client)).map((table) => [table.name, table]));
          restoreConstraints = await liftConstraints(client);
          // What a migration itself has put in is in the archive as it was at last.
          await client.query(`truncate ${[...tables.keys()].map(tableNamed).join(", ")}`);
          break;
        }
        case "table": {
          const { table: name, columns } = part.table;
          const table = tables.get(name);
          const types = columns.map((column) => table?.columns.find((each) => each.name === column)?.type);
          if (!table || types.includes(undefined)) throw new RefusedArchive({ code: "foreign_tables", tables: [name] });
          filling = fill(client, name, columns, types as readonly string[]);
          break;
        }
        case "row":
          await filling?.add(part.row, part.bytes);
          break;
        case "sequences":
          await setSequences(client, part.sequences);
          break;
        case "trailer":
          await restoreConstraints();
          await runMigrations(client, later);
          await client.query("commit");
      }
    }
    if (!header) throw new Error("an archive was read whose header was not");
    return header;
  });
}

/** Makes sure that nothing is here, and takes away tables that a Concord made at its start and nobody used. */
async function empty(client: pg.ClientBase, folder: string): Promise<void> {
  const served = await client.query(
    `select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'concord'`,
  );
  if (served.rowCount) throw new RefusedArchive({ code: "being_served" });
  const tables = await listTables(client);
  const names = tables.map(({ name }) => name);
  if (names.length === 0) return;
  const migrated = await lastMigration(client);
  const ours = migrated && migrationsIn(folder).some(({ when }) => when === migrated.when);
  if (!ours) throw new RefusedArchive({ code: "foreign_tables", tables: names });
  const filled: string[] = [];
  for (const name of names.filter((each) => !FILLED_AT_START.includes(each))) {
    const { rowCount } = await client.query(`select from ${tableNamed(name)} limit 1`);
    if (rowCount) filled.push(name);
  }
  if (filled.length > 0) throw new RefusedArchive({ code: "not_empty", tables: filled });
  await dropTables(client, names);
}

function upTo(migrations: readonly MigrationFile[], header: ArchiveHeader, here: string): readonly MigrationFile[] {
  const { migration, product } = header;
  const index = migrations.findIndex(({ when, hash }) => when === migration.when && hash === migration.hash);
  if (index >= 0) return migrations.slice(0, index + 1);
  const newest = migrations.at(-1);
  if (newest && migration.when > newest.when) throw new RefusedArchive({ code: "newer_schema", product, here });
  throw new RefusedArchive({ code: "unknown_schema", product });
}

type Filling = { add(row: ArchiveRow, bytes: number): Promise<void>; flush(): Promise<void> };

/** Inserts rows by the batch: a parameter a column, each an array of the text forms. */
function fill(client: pg.ClientBase, name: string, columns: readonly string[], types: readonly string[]): Filling {
  const values = columns.map((_, index) => `v${index}`);
  const statement = `insert into ${tableNamed(name)} (${columns.map(quoted).join(", ")}) overriding system value
    select ${values.map((value, index) => `${value}::${types[index]}`).join(", ")}
    from unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(", ")}) as t(${values.join(", ")})`;
  let rows: ArchiveRow[] = [];
  let held = 0;
  const flush = async () => {
    if (rows.length === 0) return;
    const batch = columns.map((_, index) => rows.map((row) => row[index] ?? null));
    rows = [];
    held = 0;
    await client.query(statement, batch);
  };
  return {
    add: async (row, bytes) => {
      if (rows.length > 0 && (held + bytes > MOST_AT_ONCE || rows.length >= ROWS_AT_ONCE)) await flush();
      rows.push(row);
      held += bytes;
    },
    flush,
  };
}

async function setSequences(client: pg.ClientBase, sequences: readonly SequenceState[]): Promise<void> {
  for (const { name, last, called } of sequences) {
    const { rows } = await client.query("select to_regclass($1) as there", [tableNamed(name)]);
    if (!rows[0]?.there) throw new RefusedArchive({ code: "foreign_tables", tables: [name] });
    await client.query("select setval($1::regclass, $2::bigint, $3)", [tableNamed(name), last, called]);
  }
}
