import pg from "pg";
import type { Migration, SequenceState } from "./format.ts";

export type CatalogColumn = { readonly name: string; readonly type: string; readonly textual: boolean };
/** A table as the database itself describes it. */
export type CatalogTable = {
  readonly name: string;
  /** Without generated columns, which the database works out again. */
  readonly columns: readonly CatalogColumn[];
  /** The primary key in its order; empty where there is none. */
  readonly key: readonly string[];
};

export const quoted = (name: string): string => pg.escapeIdentifier(name);
/** All our tables are in `public`; said each time, so that no search path has a part in it. */
export const tableNamed = (name: string): string => `public.${quoted(name)}`;

/** Every table of Concord's schema, by name. */
export async function listTables(client: pg.ClientBase): Promise<CatalogTable[]> {
  const { rows } = await client.query<{ name: string; columns: CatalogColumn[] | null; key: string[] | null }>(`
    select c.relname as name,
      (select json_agg(json_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'textual', t.typcategory = 'S'
        ) order by a.attnum)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by k.place)
        from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname collate "C"`);
  return rows.map(({ name, columns, key }) => ({ name, columns: columns ?? [], key: key ?? [] }));
}

/** Where every sequence stands. Not part of any view of the database: it may be ahead of the rows, never behind. */
export async function listSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`);
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${tableNamed(name)}`,
    );
    if (state.rows[0]) states.push({ name, ...state.rows[0] });
  }
  return states;
}

/** The last migration that was run here; `undefined` where none ever was. */
export async function lastMigration(client: pg.ClientBase): Promise<Migration | undefined> {
  const there = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`);
  if (!there.rows[0]?.there) return undefined;
  const { rows } = await client.query<{ hash: string; when: string }>(
    `select hash, created_at::text as "when" from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return rows[0] && { hash: rows[0].hash, when: Number(rows[0].when) };
}
