import type { Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Breaks the next connection that is lent, before anything is sent over it. */
const breakNext = () =>
  database.pool.once("acquire", (client) => {
    (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  });

it("keeps no connection that broke before its transaction began", async () => {
  const { db, pool } = database;
  for (let round = 0; round < 25; round++) {
    breakNext();
    await expect(db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow();
  }
  expect(await db.transaction(async (tx) => (await tx.execute(sql`select 1 as one`)).rows)).toEqual([{ one: 1 }]);
  expect(pool.totalCount - pool.idleCount).toBe(0);
});

it("keeps no connection that broke in the middle of its transaction", async () => {
  const { db, pool } = database;
  for (let round = 0; round < 25; round++) {
    const broken = db.transaction(async (tx) => {
      const [row] = (await tx.execute(sql`select pg_backend_pid() as pid`)).rows;
      await pool.query("select pg_terminate_backend($1)", [row?.pid]);
      await tx.execute(sql`select 1`);
    });
    await expect(broken).rejects.toThrow();
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
