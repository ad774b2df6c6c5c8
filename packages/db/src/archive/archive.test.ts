import { randomBytes } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectId } from "@concord/domain";
import { getTableName, is, Table } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDatabase } from "../migrate.ts";
import { audit, projects, rooms } from "../repositories/index.ts";
import * as tables from "../tables/index.ts";
import {
  aDocument,
  aProject,
  aUser,
  createBareDatabase,
  createTestDatabase,
  type TestDatabase,
} from "../testing/index.ts";
import { examineArchive, inSnapshot, LEFT_OUT, restoreArchive, tableDigests, withClient } from "./index.ts";
import { aFolder, archiveOf, linesOf } from "./testing/files.ts";
import { laterSchema } from "./testing/later-schema.ts";

let folder: Awaited<ReturnType<typeof aFolder>>;
let database: TestDatabase;
let projectId: ProjectId;
const here = (name: string) => join(folder.path, name);
const product = "1.2.3";
const digestsOf = (url: string) => withClient(url, (client) => inSnapshot(client, tableDigests));

/** Runs a test on a database of its own without a table. */
async function onBare<T>(work: (bare: TestDatabase) => Promise<T>): Promise<T> {
  const bare = await createBareDatabase();
  try {
    return await work(bare);
  } finally {
    await bare.close();
  }
}

beforeAll(async () => {
  folder = await aFolder();
  database = await createTestDatabase();
  const { db, pool } = database;
  const alice = await aUser(db, "Alice", true);
  projectId = await aProject(db, alice);
  await aDocument(db, projectId, alice);
  await db.transaction((tx) =>
    audit.appendAudit(tx, projectId, new Date(), { actor: alice, action: "tried", facts: { n: 1 }, words: ["why"] }),
  );
  await db.transaction((tx) => rooms.addRooms(tx, ["layer/a/b/c"]));
  await rooms
    .roomStore(database)
    .append([{ room: "layer/a/b/c", updates: [Uint8Array.of(0, 255, 10, 92), new Uint8Array(3_000_000).fill(7)] }]);
  await pool.query("insert into installation (id, setup_secret_hash) values (1, 'secret hash of set-up')");
  await pool.query(
    "insert into sessions (id, user_id, token, expires_at) values ('s', $1, 'token of a session', now())",
    [alice],
  );
  await pool.query("insert into attempts values ('subject of an attempt', 1, now())");
  await pool.query(
    "insert into password_resets (secret_hash, user_id, expires_at) values ('hash of a reset', $1, now())",
    [alice],
  );
});
afterAll(async () => {
  await database.close();
  await folder.remove();
});

describe("what is in an archive", () => {
  it("is every table of the schema, but for those left out with a reason", async () => {
    const digests = await archiveOf(database.url, here("all"));
    const schema = Object.values(tables)
      .filter((each) => is(each, Table))
      .map((each) => getTableName(each as Table));
    expect(schema.length).toBeGreaterThan(20);
    expect([...Object.keys(digests), ...Object.keys(LEFT_OUT)].sort()).toEqual(schema.sort());
  });

  it("is a table that was added later, too, without anybody thinking of it", async () => {
    const later = laterSchema("create table opinions (id int primary key); insert into opinions values (1), (2)");
    await onBare(async (bare) => {
      await migrateDatabase(bare.url, later.folder);
      expect(await archiveOf(bare.url, here("later"))).toHaveProperty("opinions.rows", 2);
    });
    later.remove();
  });

  it("is no session, no attempt and no one-time link, and a password only as its hash", async () => {
    await archiveOf(database.url, here("secrets"));
    const text = (await linesOf(here("secrets"))).join("\n");
    for (const secret of ["token of a session", "subject of an attempt", "hash of a reset", "secret hash of set-up"])
      expect(text).not.toContain(secret);
    expect(text).toContain("not a hash");
  });

  it("is what was committed when the view was opened, whatever is written meanwhile", async () => {
    const { db } = database;
    await withClient(database.url, (client) =>
      inSnapshot(client, async (snapshot) => {
        const before = await tableDigests(snapshot);
        await projects.updateProject(db, projectId, { name: "Another name" });
        await rooms.roomStore(database).append([{ room: "layer/a/b/c", updates: [Uint8Array.of(1)] }]);
        expect(await tableDigests(snapshot)).toEqual(before);
      }),
    );
  });

  it("is described in its header, which an examination answers", async () => {
    const digests = await archiveOf(database.url, here("described"), new Date("2026-03-04T05:06:07Z"));
    expect(await examineArchive(here("described"))).toMatchObject({
      ok: true,
      value: { product, at: "2026-03-04T05:06:07.000Z", content: "what it holds", tables: digests },
    });
  });

  it("lies in a file that only its owner may read, and nothing beside it", async () => {
    await archiveOf(database.url, here("alone/archive"));
    expect((await stat(here("alone/archive"))).mode & 0o777).toBe(0o600);
    expect(await readdir(here("alone"))).toEqual(["archive"]);
  });

  it("of nothing is not made", async () => {
    await onBare(async (bare) => {
      await expect(archiveOf(bare.url, here("nothing/archive"))).rejects.toThrow("nothing to back up");
      expect(await readdir(here("nothing"))).toEqual([]);
    });
  });
});

describe("restoring", () => {
  it("gives every table back to the last bit, and the database goes on from there", async () => {
    const digests = await archiveOf(database.url, here("whole"));
    await onBare(async (bare) => {
      expect(await restoreArchive(bare.url, here("whole"), { product })).toMatchObject({ ok: true });
      expect(await digestsOf(bare.url)).toEqual(digests);
      await migrateDatabase(bare.url);
      const { updates } = await rooms.readRoom(bare.db, "layer/a/b/c");
      expect([...(updates[0] ?? [])]).toEqual([0, 255, 10, 92]);
      expect(updates[1]?.length).toBe(3_000_000);
      expect(await audit.verifyAudit(bare.db, projectId)).toBeUndefined();
      const stored = await rooms.roomStore(bare).append([{ room: "layer/a/b/c", updates: [Uint8Array.of(2)] }]);
      expect(stored.get("layer/a/b/c")).toEqual({ firstSeq: updates.length + 1 });
      await expect(bare.pool.query("delete from projects")).rejects.toThrow("foreign key");
    });
  });

  it("goes into a place in which a Concord was started and nobody has done anything", async () => {
    const digests = await archiveOf(database.url, here("started"));
    await onBare(async (bare) => {
      await migrateDatabase(bare.url);
      await withClient(bare.url, (client) =>
        client.query("insert into installation (id, setup_secret_hash) values (1, 'x')"),
      );
      expect(await restoreArchive(bare.url, here("started"), { product })).toMatchObject({ ok: true });
      expect(await digestsOf(bare.url)).toEqual(digests);
    });
  });

  it("is refused where somebody has an account already, and changes nothing there", async () => {
    await archiveOf(database.url, here("second"));
    const other = await createTestDatabase();
    await withClient(other.url, (client) =>
      client.query("insert into users (id, name, email) values ('u', 'Bob', 'bob@example.org')"),
    );
    const before = await digestsOf(other.url);
    expect(await restoreArchive(other.url, here("second"), { product })).toEqual({
      ok: false,
      error: { code: "not_empty", tables: ["users"] },
    });
    expect(await digestsOf(other.url)).toEqual(before);
    await other.close();
  });

  it("is refused among tables of another program", async () => {
    await archiveOf(database.url, here("foreign"));
    await onBare(async (bare) => {
      await withClient(bare.url, (client) => client.query("create table theirs ()"));
      expect(await restoreArchive(bare.url, here("foreign"), { product })).toEqual({
        ok: false,
        error: { code: "foreign_tables", tables: ["theirs"] },
      });
    });
  });

  it("is refused while a Concord is connected", async () => {
    await archiveOf(database.url, here("served"));
    await onBare(async (bare) => {
      await bare.pool.query("select 1");
      expect(await restoreArchive(bare.url, here("served"), { product })).toEqual({
        ok: false,
        error: { code: "being_served" },
      });
    });
  });

  it("brings an older archive up to date", async () => {
    await archiveOf(database.url, here("older"));
    const later = laterSchema(`alter table projects add column words int not null default 7;--> statement-breakpoint
      alter table rooms add constraint rooms_named check (name <> '')`);
    await onBare(async (bare) => {
      const options = { product: "2.0.0", migrations: later.folder };
      expect(await restoreArchive(bare.url, here("older"), options)).toMatchObject({ ok: true });
      await migrateDatabase(bare.url, later.folder);
      expect((await bare.pool.query("select words from projects")).rows).toEqual([{ words: 7 }]);
    });
    later.remove();
  });

  it("is undone when a migration of now does not fit what is in an older archive", async () => {
    await archiveOf(database.url, here("unfit"));
    const later = laterSchema("alter table projects add constraint none check (name = '')");
    await onBare(async (bare) => {
      const options = { product: "2.0.0", migrations: later.folder };
      await expect(restoreArchive(bare.url, here("unfit"), options)).rejects.toThrow("none");
      expect((await bare.pool.query("select from pg_class where relnamespace = 'public'::regnamespace")).rowCount).toBe(
        0,
      );
    });
    later.remove();
  });

  it("refuses the archive of a later Concord, and one of another history", async () => {
    const later = laterSchema("create table opinions (id int primary key)");
    const other = laterSchema("create table views (id int primary key)");
    await onBare(async (bare) => {
      await migrateDatabase(bare.url, later.folder);
      await archiveOf(bare.url, here("newer"));
    });
    await onBare(async (bare) => {
      expect(await restoreArchive(bare.url, here("newer"), { product: "1.0.0" })).toEqual({
        ok: false,
        error: { code: "newer_schema", product, here: "1.0.0" },
      });
      const options = { product, migrations: other.folder };
      expect(await restoreArchive(bare.url, here("newer"), options)).toEqual({
        ok: false,
        error: { code: "unknown_schema", product },
      });
    });
    later.remove();
    other.remove();
  });

  it("that breaks off in the middle leaves the place empty, and can be done again", async () => {
    const large = await createTestDatabase();
    await large.db.transaction((tx) => rooms.addRooms(tx, ["layer/a/b/c"]));
    for (let n = 0; n < 30; n++)
      await rooms.roomStore(large).append([{ room: "layer/a/b/c", updates: [randomBytes(1_000_000)] }]);
    const digests = await archiveOf(large.url, here("large"));
    await large.close();
    await onBare(async (bare) => {
      const restoring = restoreArchive(bare.url, here("large"), { product });
      const broken = expect(restoring).rejects.toThrow();
      await withClient(bare.url, async (client) => {
        const kill = `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and query like 'insert into public."room_updates"%'`;
        while (!(await client.query(kill)).rowCount);
        await broken;
        expect((await client.query("select from pg_class where relnamespace = 'public'::regnamespace")).rowCount).toBe(
          0,
        );
      });
      expect(await restoreArchive(bare.url, here("large"), { product })).toMatchObject({ ok: true });
      expect(await digestsOf(bare.url)).toEqual(digests);
    });
  });
});
