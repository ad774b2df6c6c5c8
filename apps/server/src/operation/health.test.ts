import { operation as contract } from "@concord/contracts";
import { openDatabase } from "@concord/db";
import { createTestDatabase } from "@concord/db/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aVisitor, startTestService, type TestService } from "../testing/index.ts";
import { createReadiness } from "./readiness.ts";

const SAFE = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };

describe("the health of a service", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it("is told to anybody, with the settings of the database that keep acknowledged work", async () => {
    const visitor = aVisitor(service);
    expect(await visitor.done(contract.readLiveness)).toEqual({ status: "live" });
    expect(await visitor.done(contract.readReadiness)).toEqual({ status: "ready", durability: SAFE });
    const forwarded = await fetch(`${service.url}/api/health/ready`, { headers: { "x-forwarded-for": "192.0.2.7" } });
    expect(forwarded.status).toBe(200);
  });
});

it("a service whose database has gone is alive, and not ready; the session of the asker is not looked up", async () => {
  const [service, elsewhere] = [await startTestService(), await createTestDatabase()];
  const { rows } = await service.database.pool.query<{ name: string }>("select current_database() as name");
  const name = rows[0]?.name ?? "";
  await elsewhere.pool.query(`alter database ${name} with allow_connections false`);
  await elsewhere.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  const ask = (path: string) => fetch(`${service.url}/api/health/${path}`, { headers: { cookie: "concord=1; a=b" } });
  expect((await ask("live")).status).toBe(200);
  const ready = await ask("ready");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ code: "not_ready", facts: { failed: ["database"] } });
  expect(service.logged.filter(({ event }) => event === "readiness_changed")).toHaveLength(1);
  await elsewhere.close();
  await service.stop();
});

it("a service that stops is not ready from the first moment, and alive to the last", async () => {
  const service = await startTestService();
  const drained = service.service.drain();
  const ready = await service.service.app.request("/api/health/ready");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ code: "not_ready", facts: { failed: ["stopping"] } });
  expect((await service.service.app.request("/api/health/live")).status).toBe(200);
  await drained;
  await service.stop();
});

describe("readiness", () => {
  /** A reader on a database of its own, with a clock that the test moves. */
  async function aReader() {
    const database = await createTestDatabase();
    const { pool, close } = openDatabase(database.url);
    onTestFinished(async () => {
      await close();
      await database.close();
    });
    let time = 0;
    const reader = createReadiness(
      pool,
      () => {},
      () => time,
    );
    const later = () => {
      time += 1_000;
    };
    return { others: database.pool, pool, read: () => reader.read(), later };
  }

  it("is asked of the database once a second at most", async () => {
    const { pool, read, later } = await aReader();
    expect(await read()).toEqual({ ready: true, durability: SAFE });
    await pool.query("drop schema drizzle cascade");
    expect(await read()).toEqual({ ready: true, durability: SAFE });
    later();
    expect(await read()).toMatchObject({ ready: false });
  });

  it("asks once for all who ask at the same time", async () => {
    const { pool, read } = await aReader();
    let lent = 0;
    pool.on("acquire", () => lent++);
    await Promise.all(Array.from({ length: 20 }, read));
    expect(lent).toBe(2);
  });

  it("misses the migrations of this version, and settings under which acknowledged work may be lost", async () => {
    const { pool, read, later } = await aReader();
    await pool.query("delete from drizzle.__drizzle_migrations");
    expect(await read()).toEqual({ ready: false, failed: ["migrations"], durability: SAFE });
    const lent = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
    for (const client of lent) await client.query("set synchronous_commit = off");
    for (const client of lent) client.release();
    later();
    const durability = { ...SAFE, synchronous_commit: "off" };
    expect(await read()).toEqual({ ready: false, failed: ["migrations", "durability"], durability });
  });

  it("does not wait long for a database that does not answer, and finds it again", async () => {
    const { others, read, later } = await aReader();
    expect(await read()).toMatchObject({ ready: true });
    // Whoever holds this lock keeps everybody from reading what the migrations noted.
    const holder = await others.connect();
    await holder.query("begin; lock table drizzle.__drizzle_migrations in access exclusive mode");
    later();
    expect(await read()).toEqual({ ready: false, failed: ["database"] });
    await holder.query("rollback");
    holder.release();
    later();
    expect(await read()).toMatchObject({ ready: true });
  });
});
