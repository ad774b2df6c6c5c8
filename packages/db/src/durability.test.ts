import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkDurability, describeUnsafeSettings, readDurability, unsafeSettings } from "./durability.ts";
import { isMigrated } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
let name: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const { rows } = await database.pool.query<{ name: string }>("select current_database() as name");
  name = rows[0]?.name ?? "";
});
afterAll(() => database.close());

const setDefault = (value: string) =>
  database.pool.query(`alter database ${name} set synchronous_commit = ${pg.escapeLiteral(value)}`);

it("finds a server that keeps what it acknowledges as it should be", async () => {
  expect(await checkDurability(database.url)).toEqual({
    ok: true,
    value: { fsync: "on", full_page_writes: "on", synchronous_commit: "on" },
  });
});

it("refuses a database whose sessions do not wait for the disk, and names setting, value and cure", async () => {
  await setDefault("off");
  const checked = await checkDurability(database.url);
  expect(checked).toEqual({ ok: false, error: [{ name: "synchronous_commit", value: "off" }] });
  if (checked.ok) return;
  const sentence = describeUnsafeSettings(checked.error);
  expect(sentence).toContain("synchronous_commit is off");
  expect(sentence).toContain("ALTER DATABASE");
});

it("accepts every value under which a commit waits for this server's disk, and no other", () => {
  const safe = { fsync: "on", full_page_writes: "on" };
  const accepted = ["on", "local", "remote_write", "remote_apply", "off"].filter(
    (synchronous_commit) => unsafeSettings({ ...safe, synchronous_commit }).length === 0,
  );
  expect(accepted).toEqual(["on", "local", "remote_write", "remote_apply"]);
  expect(unsafeSettings({ fsync: "off", full_page_writes: "off", synchronous_commit: "on" })).toEqual([
    { name: "fsync", value: "off" },
    { name: "full_page_writes", value: "off" },
  ]);
});

it("raises a default that was lowered meanwhile, in every new connection of the pool, and leaves a stronger one", async () => {
  const sessionsUnder = async (value: string) => {
    await setDefault(value);
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
      [name],
    );
    const clients = await Promise.all(Array.from({ length: 5 }, () => database.pool.connect()));
    const seen = await Promise.all(clients.map(async (client) => (await readDurability(client)).synchronous_commit));
    for (const client of clients) client.release(true);
    return new Set(seen);
  };
  expect(await sessionsUnder("off")).toEqual(new Set(["on"]));
  await sessionsUnder("remote_apply"); // empties the pool of sessions that began under the former default
  expect(await sessionsUnder("remote_apply")).toEqual(new Set(["remote_apply"]));
});

it("knows whether the tables are of this version", async () => {
  expect(await isMigrated(database.pool)).toBe(true);
  await database.pool.query(
    "delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)",
  );
  expect(await isMigrated(database.pool)).toBe(false);
});
