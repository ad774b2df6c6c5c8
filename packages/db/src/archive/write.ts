import { createHash } from "node:crypto";
import { type CatalogTable, lastMigration, listSequences, listTables, quoted, tableNamed } from "./catalog.ts";
import { ARCHIVE_VERSION, type ArchiveHeader, type ArchiveRow, type ArchiveTrailer } from "./format.ts";
import { BLANK, LEFT_OUT } from "./left-out.ts";
import { RefusedArchive } from "./refusals.ts";
import type { Snapshot } from "./snapshot.ts";

export type ArchiveAbout = { readonly product: string; readonly content: string | null; readonly at: Date };
export type TableDigests = ArchiveTrailer["tables"];

/** Bytes of rows that are held at once, unless a single row is larger. */
const MOST_AT_ONCE = 1_000_000;
const SIZES_AT_ONCE = 2_000;

/**
 * Everything in the database, line by line as the file has it, from one view. Holds a few rows at a time.
 *
 * @returns what the trailer says of each table
 */
export async function* archiveLines(
  { client }: Snapshot,
  about: ArchiveAbout,
): AsyncGenerator<string, TableDigests, undefined> {
  const migration = await lastMigration(client);
  if (!migration) throw new RefusedArchive({ code: "nothing_here" });
  const tables = (await listTables(client)).filter(({ name }) => !Object.hasOwn(LEFT_OUT, name));
  // No migration may change a table until we have read it.
  if (tables.length > 0)
    await client.query(`lock table ${tables.map(({ name }) => tableNamed(name)).join(", ")} in access share mode`);

  const whole = createHash("sha256");
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    whole.update(text);
    return text;
  };
  const counts = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${tableNamed(name)}`);
    counts.push({ name, rows: Number(rows[0]?.count) });
  }
  const { product, content, at } = about;
  const header = {
    concord: "archive",
    version: ARCHIVE_VERSION,
    product,
    migration,
    at: at.toISOString(),
    content,
    tables: counts,
  } satisfies ArchiveHeader;
  yield line(header);

  const digests: Record<string, TableDigests[string]> = {};
  for (const table of tables) {
    const hash = createHash("sha256");
    const counted = (value: unknown) => {
      const text = line(value);
      hash.update(text);
      return text;
    };
    yield counted({ table: table.name, columns: table.columns.map((column) => column.name) });
    let rows = 0;
    for await (const batch of rowsOf(client, table)) {
      rows += batch.length;
      yield batch.map(counted).join("");
    }
    const digest = { rows, sha256: hash.digest("hex") };
    digests[table.name] = digest;
    yield line({ end: table.name, ...digest });
  }
  yield line({ sequences: await listSequences(client) });
  const sha256 = whole.digest("hex");
  yield `${JSON.stringify({ end: "archive", tables: digests, sha256 } satisfies ArchiveTrailer)}\n`;
  return digests;
}

/** What an archive of this view would say of each table, without making one. */
export async function tableDigests(snapshot: Snapshot): Promise<TableDigests> {
  const lines = archiveLines(snapshot, { product: "", content: null, at: new Date(0) });
  for (;;) {
    const { done, value } = await lines.next();
    if (done) return value;
  }
}

/**
 * The rows in the order of the primary key. A second cursor goes ahead over the same rows and asks for their sizes only,
 * which the database knows without reading large values: so a batch is never larger than we want it.
 */
async function* rowsOf(client: Snapshot["client"], { name, columns, key }: CatalogTable): AsyncGenerator<ArchiveRow[]> {
  const typeOf = new Map(columns.map((column) => [column.name, column]));
  // Byte order, so that every server gives the same order, and equal tables the same hash.
  const order =
    key.length === 0
      ? "ctid"
      : key.map((column) => `${quoted(column)}${typeOf.get(column)?.textual ? ' collate "C"' : ""}`).join(", ");
  const blank = BLANK[name] ?? [];
  const values = columns.map((column) => (blank.includes(column.name) ? "null::text" : `${quoted(column.name)}::text`));
  const size = columns.map(({ name: column, type }) =>
    type === "bytea"
      ? `coalesce(2 * octet_length(${quoted(column)})::bigint, 0)`
      : type === "text"
        ? `coalesce(octet_length(${quoted(column)}), 0)`
        : `coalesce(2 * pg_column_size(${quoted(column)}), 0)`,
  );
  const from = `from ${tableNamed(name)} order by ${order}`;
  await client.query(`declare archived_sizes no scroll cursor for select (${size.join(" + ") || "0"}) as size ${from}`);
  await client.query(`declare archived_rows no scroll cursor for select ${values.join(", ")} ${from}`);
  for (;;) {
    const { rows } = await client.query<{ size: number }>(`fetch ${SIZES_AT_ONCE} from archived_sizes`);
    if (rows.length === 0) break;
    for (const count of batches(rows.map((row) => Number(row.size))))
      yield (await client.query<(string | null)[]>({ text: `fetch ${count} from archived_rows`, rowMode: "array" }))
        .rows;
  }
  await client.query("close archived_sizes");
  await client.query("close archived_rows");
}

/** How many of the next rows to take each time. */
function* batches(sizes: readonly number[]): Generator<number> {
  let count = 0;
  let bytes = 0;
  for (const size of sizes) {
    if (count > 0 && bytes + size > MOST_AT_ONCE) {
      yield count;
      count = 0;
      bytes = 0;
    }
    count++;
    bytes += size;
  }
  if (count > 0) yield count;
}
