import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrateDatabase } from "../migrate.ts";
import { createBareDatabase, type TestDatabase } from "../testing/index.ts";
import { inSnapshot, restoreArchive, tableDigests, withClient } from "./index.ts";
import { aFolder, archiveOf } from "./testing/files.ts";
import { laterSchema } from "./testing/later-schema.ts";

/** A column of every kind that a table of ours may come to have, names that need quotes, keys in cycles. */
const ODD = `create table "odd ""things""" (
  id bigint generated always as identity primary key,
  parent bigint references "odd ""things"""(id),
  "Text" text, words text[], bytes bytea, facts jsonb, plain json, moment timestamptz, local timestamp, day date,
  big bigint, small smallint, exact numeric, real8 double precision, real4 real, yes boolean, uid uuid, span interval,
  lists int[][], doubled bigint generated always as (big) stored
);
create table "no key" (value text);
create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end';
create table guarded (id serial primary key, other int);
create table guards (id serial primary key, guarded int references guarded(id));
alter table guarded add constraint guarded_back foreign key (other) references guards(id) deferrable initially deferred;`;
const GUARD = "create trigger guard before insert on guarded for each row execute function refuse()";
const COLUMNS =
  '"Text", words, bytes, facts, plain, moment, local, day, big, small, exact, real8, real4, yes, uid, span, lists';

let folder: Awaited<ReturnType<typeof aFolder>>;
let later: ReturnType<typeof laterSchema>;
let source: TestDatabase;
const here = (name: string) => join(folder.path, name);
const digestsOf = (url: string) => withClient(url, (client) => inSnapshot(client, tableDigests));

beforeAll(async () => {
  folder = await aFolder();
  later = laterSchema(`${ODD}--> statement-breakpoint\n${GUARD}`);
  source = await createBareDatabase();
  await migrateDatabase(source.url, later.folder);
});
afterAll(async () => {
  await source.close();
  later.remove();
  await folder.remove();
});

async function restored<T>(name: string, look: (copy: TestDatabase) => Promise<T>): Promise<T> {
  const copy = await createBareDatabase();
  try {
    expect(await restoreArchive(copy.url, here(name), { product: "1", migrations: later.folder })).toMatchObject({
      ok: true,
    });
    return await look(copy);
  } finally {
    await copy.close();
  }
}

const asText = `select id::text, parent::text, ${COLUMNS.split(", ")
  .map((column) => `${column}::text`)
  .join(", ")}, doubled::text from "odd ""things""" order by id`;
const textOf = async (database: TestDatabase) =>
  (await database.pool.query({ text: asText, rowMode: "array" })).rows as (string | null)[][];

it("keeps the extremes of every type apart and whole", async () => {
  await source.pool.query('truncate "odd ""things"""');
  const put = (values: string) => source.pool.query(`insert into "odd ""things""" (${COLUMNS}) values (${values})`);
  await put(`'', '{}', '', 'null', 'null', 'infinity', '-infinity', 'infinity', 9223372036854775807, 32767, 'NaN', 'NaN',
    '-Infinity', true, '00000000-0000-0000-0000-000000000000', '0', '{}'`);
  await put(`null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null`);
  await put(`'null', array['', null, 'null', 'a,b', '{}', '"', E'\\\\', E'\\n'], '\\x00ff5c22', '[1.10, 1e400, "\\u00e9"]',
    '{"b": 1, "a": 1.10, "a": 2}', '2026-03-04 05:06:07.123456+00', '0001-01-01 00:00:00.000001', '4713-01-01 BC',
    -9223372036854775808, -32768, 12345678901234567890.000000000100, 0.1, 0.1, false,
    'ffffffff-ffff-ffff-ffff-ffffffffffff', '1 mon -2 days 03:04:05.000006', '{{1,2},{null,4}}'`);
  await source.pool.query(`update "odd ""things""" set parent = (select max(id) from "odd ""things""")`);
  await source.pool.query(`insert into "no key" values (null), (''), ('twice'), ('twice')`);
  await archiveOf(source.url, here("extremes"));
  await restored("extremes", async (copy) => {
    expect(await textOf(copy)).toEqual(await textOf(source));
    expect(await digestsOf(copy.url)).toEqual(await digestsOf(source.url));
    const [before] = (await source.pool.query('select max(id)::text as id from "odd ""things"""')).rows;
    const [next] = (await copy.pool.query('insert into "odd ""things""" default values returning id::text')).rows;
    expect(BigInt(next.id)).toBe(BigInt(before.id) + 1n);
  });
});

it("keeps what constraints in a circle and triggers watch over, and puts them back", async () => {
  await source.pool.query("alter table guarded disable trigger guard");
  await source.pool.query(
    "begin; insert into guarded values (1, 5); insert into guards values (5, 1); commit; alter table guarded enable trigger guard",
  );
  await archiveOf(source.url, here("guarded"));
  await restored("guarded", async (copy) => {
    expect((await copy.pool.query("select id, other from guarded")).rows).toEqual([{ id: 1, other: 5 }]);
    await expect(copy.pool.query("insert into guarded values (2, 5)")).rejects.toThrow("no");
    await expect(copy.pool.query("insert into guards values (6, 99)")).rejects.toThrow("foreign key");
    const deferred = "select condeferred from pg_constraint where conname = 'guarded_back'";
    expect((await copy.pool.query(deferred)).rows).toEqual([{ condeferred: true }]);
  });
});

const text = fc.string({ unit: "binary" }).map((each) => each.replaceAll("\0", ""));
const value = fc.record({
  text: fc.option(text),
  words: fc.option(fc.array(fc.option(text), { maxLength: 5 })),
  bytes: fc.option(fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each))),
  facts: fc.option(fc.jsonValue().map((each) => JSON.stringify(each).replaceAll("\\u0000", ""))),
  big: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  real: fc.option(fc.double()),
  moment: fc.option(fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n })), // µs since 1970
});

it("keeps whatever is written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 12 }), async (rows) => {
      await source.pool.query('truncate "odd ""things""" restart identity');
      for (const row of rows)
        await source.pool.query(
          `insert into "odd ""things""" ("Text", words, bytes, facts, big, real8, moment)
           values ($1, $2, $3, $4, $5, $6, timestamptz 'epoch' + $7::bigint * interval '1 microsecond')`,
          [row.text, row.words, row.bytes, row.facts, row.big, row.real, row.moment],
        );
      await archiveOf(source.url, here("random"));
      await restored("random", async (copy) => {
        expect(await textOf(copy)).toEqual(await textOf(source));
      });
    }),
    { numRuns: process.env.CONCORD_TEST_SHARE === "full" ? 100 : 8, endOnFailure: true },
  );
});

it("takes large values one at a time", async () => {
  await source.pool.query('truncate "odd ""things"""');
  for (let n = 0; n < 3; n++)
    await source.pool.query(
      `insert into "odd ""things""" (bytes) select decode(string_agg(md5(i::text), ''), 'hex') from generate_series(1, 400000) i`,
    );
  await archiveOf(source.url, here("large"));
  await restored("large", async (copy) => {
    const sums = 'select octet_length(bytes), sha256(bytes) from "odd ""things""" order by id';
    const { rows } = await copy.pool.query(sums);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual((await source.pool.query(sums)).rows);
  });
});
