import { createHash } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installation } from "@concord/contracts";
import { onSameServer, backups as stored } from "@concord/db";
import { examineArchive, withClient } from "@concord/db/archive";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { aPerson, aRound, aStudy, codes, INTERVIEW, startTestService, type TestService } from "../testing/index.ts";
import { type Backups, createBackups, type Later } from "./backups.ts";
import { backupName } from "./rotation.ts";
import { readStatus } from "./status.ts";
import { makeBackup } from "./task.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  const alice = await aPerson(service, "Alice", true);
  const { projectId, documentIds } = await aStudy(alice);
  const [documentId] = documentIds;
  if (!documentId) throw new Error("the study has no document");
  const roundId = await aRound(alice, projectId, documentId, [alice]);
  const desk = await codes(service, alice, { projectId, roundId, documentId });
  const hash = createHash("sha256").update(INTERVIEW).digest("hex");
  await desk.apply(INTERVIEW, hash as never, "leaving the flat", "bcttv1/1.1");
  desk.leave();
});
afterAll(() => service.stop());

const DAY = 86_400_000;

/** A server's backups with a clock that stands still, and a wait that ends when the test says so. */
async function aClockwork(
  options: { folder?: string; url?: string; everyHours?: number; keep?: { daily: number; weekly: number } } = {},
) {
  const parent = await mkdtemp(join(tmpdir(), "concord-backups-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = options.folder ?? join(parent, "backups");
  await stored.writeBackupStatus(service.database.db, {});
  let now = Date.parse("2026-03-02T00:00:00Z");
  const logged: { event: string; facts: unknown }[] = [];
  const start = () => {
    let wake: (() => void) | undefined;
    let onWait = () => {};
    const later: Later = (_, call) => {
      wake = call;
      onWait();
      return () => {
        wake = undefined;
      };
    };
    const waiting = () =>
      new Promise<void>((resolve) => {
        onWait = resolve;
        if (wake) resolve();
      });
    const backups: Backups = createBackups({
      settings: {
        folder,
        everyHours: options.everyHours ?? 24,
        keep: options.keep ?? { daily: 7, weekly: 4 },
        sameDisk: true,
      },
      db: service.database.db,
      databaseUrl: options.url ?? service.database.url,
      product: "0.0.0-test",
      log: (event, facts) => logged.push({ event, facts }),
      now: () => new Date(now),
      later,
    });
    onTestFinished(() => backups.stop());
    /** Lets the wait end, and answers when the next has begun. */
    const turn = async () => {
      await waiting();
      const call = wake;
      wake = undefined;
      call?.();
      await waiting();
    };
    return { backups, turn };
  };
  return { folder, logged, start, pass: (ms: number) => (now += ms) };
}

const made = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith(".gz"));
const databases = async () =>
  (await service.database.pool.query("select datname from pg_database where datname like 'concord_check%'")).rows;

describe("backups by themselves", () => {
  it("are made when they are due, restored to be checked, and leave nothing else behind", async () => {
    const { folder, start, pass, logged } = await aClockwork();
    const { backups, turn } = start();
    await turn();
    expect(existsSync(folder)).toBe(false);
    pass(6 * 60_000);
    await turn();
    const [name = ""] = await made(folder);
    expect((await readdir(folder)).sort()).toEqual([name, "status.json"]);
    expect(await databases()).toEqual([]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const overview = await backups.overview();
    expect(overview).toMatchObject({
      failures: 0,
      lastSuccess: { file: join(folder, name), checked: "restored", faults: 0 },
      nextAt: new Date("2026-03-03T00:06:00Z"),
    });
    expect(overview.lastSuccess?.summary).toMatch(/^content 1:[0-9a-f]{64} .*layers=1 submitted=0 codings=1 /);
    expect(await examineArchive(join(folder, name))).toMatchObject({
      ok: true,
      value: { content: overview.lastSuccess?.summary },
    });
    const { folder: _, nextAt: __, ...status } = overview;
    expect(JSON.parse(await readFile(join(folder, "status.json"), "utf8"))).toEqual(status);
    expect(logged.map(({ event }) => event)).toEqual(["backup_made"]);
  });

  it("are made once by several processes, also when all of them wake at the same moment", async () => {
    const { folder, start, pass, logged } = await aClockwork();
    const processes = [start(), start(), start()];
    pass(6 * 60_000);
    await Promise.all(processes.map(({ turn }) => turn()));
    pass(1000);
    await Promise.all(processes.map(({ turn }) => turn()));
    expect(await made(folder)).toHaveLength(1);
    expect(logged.map(({ event }) => event)).toEqual(["backup_made"]);
  });

  it("take the place of older ones only by the rule, and leave alone what is not theirs", async () => {
    const { folder, start, pass } = await aClockwork({ keep: { daily: 2, weekly: 0 } });
    await mkdir(folder);
    const strange = ["mine.ndjson.gz", "concord-by-hand-2020-01-01T00-00-00Z.ndjson.gz"];
    const old = backupName(new Date("2020-01-01T00:00:00Z"));
    for (const name of [...strange, old]) await writeFile(join(folder, name), "");
    const { turn } = start();
    for (let day = 0; day < 3; day++) {
      pass(DAY);
      await turn();
    }
    expect((await made(folder)).sort()).toEqual(
      [...strange, "concord-2026-03-04T00-00-00Z.ndjson.gz", "concord-2026-03-05T00-00-00Z.ndjson.gz"].sort(),
    );
  });

  it("clear away what an interrupted one has left", async () => {
    const { folder, start, pass } = await aClockwork();
    await mkdir(folder);
    await writeFile(join(folder, ".concord-2026-03-01T00-00-00Z.ndjson.gz.12345678.part"), "half");
    const { rows } = await service.database.pool.query(
      "select oid from pg_database where datname = current_database()",
    );
    await service.database.pool.query(`create database concord_check_${rows[0].oid}`);
    const { backups, turn } = start();
    pass(DAY);
    await turn();
    expect((await backups.overview()).lastSuccess?.checked).toBe("restored");
    expect(await readdir(folder)).toHaveLength(2);
    expect(await databases()).toEqual([]);
  });

  it("say that the folder can not be written, keep the older ones, and go on when it can", async () => {
    const parent = await mkdtemp(join(tmpdir(), "concord-backups-"));
    onTestFinished(() => rm(parent, { recursive: true, force: true }));
    // A file where the folder should be stops root as well.
    const blocked = join(parent, "blocked");
    await writeFile(blocked, "");
    const { start, pass, logged } = await aClockwork({ folder: join(blocked, "backups") });
    const { backups, turn } = start();
    pass(DAY);
    await turn();
    pass(15 * 60_000);
    await turn();
    expect(await backups.overview()).toMatchObject({ failures: 2, lastFailure: { code: "folder_unwritable" } });
    expect(logged.map(({ event }) => event)).toEqual(["backup_failed", "backup_failed"]);
    await rm(blocked);
    pass(30 * 60_000);
    await turn();
    expect(await backups.overview()).toMatchObject({
      failures: 0,
      lastFailure: null,
      lastSuccess: { checked: "restored" },
    });
  });

  it("keep a file that was only read where the user may make no database, and say so", async () => {
    const { pool, url } = service.database;
    const role = `concord_plain_${process.pid}`;
    await pool.query(`create role ${role} login`);
    onTestFinished(async () => {
      await pool.query(`drop owned by ${role}`);
      await pool.query(`drop role ${role}`);
    });
    for (const schema of ["public", "drizzle"]) {
      await pool.query(`grant usage on schema ${schema} to ${role}`);
      await pool.query(`grant all on all tables in schema ${schema} to ${role}`);
      await pool.query(`grant all on all sequences in schema ${schema} to ${role}`);
    }
    const { start, pass } = await aClockwork({ url: url.replace(/\/\/[^@/]*@/, `//${role}@`) });
    const { backups, turn } = start();
    pass(DAY);
    await turn();
    expect(await backups.overview()).toMatchObject({ failures: 0, lastSuccess: { checked: "read" } });
  });

  it("say that the database is away", async () => {
    const nowhere = onSameServer(service.database.url, "concord_nowhere");
    const { start, pass, logged } = await aClockwork({ url: nowhere });
    const { backups, turn } = start();
    pass(DAY);
    await turn();
    expect(await backups.overview()).toMatchObject({
      failures: 1,
      lastSuccess: null,
      lastFailure: { code: "database_away" },
    });
    expect(logged).toHaveLength(1);
  });

  it("end at once when the server stops", async () => {
    const { folder, start, pass } = await aClockwork();
    const { backups, turn } = start();
    pass(DAY);
    void turn();
    await backups.stop();
    expect(existsSync(folder) ? await made(folder) : []).toEqual([]);
  });
});

describe("what is wrong with a copy", () => {
  it("is not hidden: a backup whose restored copy is not equal is not kept, and the older ones are", async () => {
    const { folder } = await aClockwork();
    await mkdir(folder);
    const old = backupName(new Date("2020-01-01T00:00:00Z"));
    await writeFile(join(folder, old), "the last good one");
    // A table that no migration makes can not be restored.
    await service.database.pool.query("create table made_by_hand (n int)");
    onTestFinished(() => void service.database.pool.query("drop table made_by_hand"));
    const task = {
      url: service.database.url,
      folder,
      product: "0.0.0-test",
      now: Date.parse("2030-01-01T00:00:00Z"),
      startedAt: 0,
      everyHours: 24,
      keep: { daily: 1, weekly: 0 },
      sameDisk: true,
    };
    await expect(makeBackup(task)).rejects.toThrow("made_by_hand");
    expect(await readdir(folder)).toEqual([old]);
    expect(await databases()).toEqual([]);
    expect(readStatus(await stored.readBackupStatus(service.database.db)).lastSuccess).toBeNull();
  });
});

it("an administrator sees how the backups stand, whichever process made them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-backups-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o700);
  await stored.writeBackupStatus(service.database.db, {});
  const settings = { folder, everyHours: 24, keep: { daily: 7, weekly: 4 }, sameDisk: true };
  const serving = await startTestService({ backups: settings });
  onTestFinished(() => serving.stop());
  const administrator = await aPerson(serving, "Ada", true);
  const before = await administrator.done(installation.readBackups);
  expect(before).toMatchObject({ folder, lastSuccess: null, lastFailure: null });
  expect(before.nextAt).not.toBeNull();
  const now = Date.now() + DAY;
  const task = { url: serving.database.url, product: "0.0.0-test", now, startedAt: 0, ...settings };
  expect(await makeBackup(task)).toMatchObject({ kind: "made" });
  const [name = ""] = await made(folder);
  const { lastSuccess } = await administrator.done(installation.readBackups);
  // All of it: a size would tell an administrator who codes blind how much the others have coded.
  const at = new Date(now).toISOString();
  expect(lastSuccess).toEqual({ file: join(folder, name), checked: "restored", faults: 0, at });
  await withClient(serving.database.url, (client) => client.query("delete from backup_status"));
  const off = await aPerson(service, "Olga", true);
  expect(await off.done(installation.readBackups)).toEqual({
    folder: null,
    nextAt: null,
    lastSuccess: null,
    lastFailure: null,
  });
});
