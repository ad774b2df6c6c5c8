import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Ends every other session of this database, as a killed server does. */
const cut = () =>
  database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );

it("keeps no connection of a transaction whose connection broke, wherever in it that happened", async () => {
  const { db, pool } = database;
  for (let round = 0; round < 25; round++) {
    const client = await pool.connect();
    // The next transaction gets a connection that is gone and does not know it yet.
    const pid = (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
    client.release();
    const begun = db.transaction((tx) => tx.execute(sql`select 1`));
    await Promise.allSettled([begun, pool.query("select pg_terminate_backend($1)", [pid])]);
    await Promise.allSettled([db.transaction((tx) => tx.execute(sql`select pg_sleep(10)`)), cut()]);
  }
  expect(await db.transaction(async (tx) => (await tx.execute(sql`select 1 as one`)).rows)).toEqual([{ one: 1 }]);
  expect(pool.totalCount - pool.idleCount).toBe(0);
});

it("takes back what a transaction did that was thrown out of, and lends its connection again", async () => {
  const { db, pool } = database;
  await db.execute(sql`create table marks (n int)`);
  const failing = db.transaction(async (tx) => {
    await tx.execute(sql`insert into marks values (1)`);
    throw new Error("thought better of it");
  });
  await expect(failing).rejects.toThrow("thought better of it");
  expect((await db.execute(sql`select n from marks`)).rows).toEqual([]);
  expect(pool.totalCount - pool.idleCount).toBe(0);
});
