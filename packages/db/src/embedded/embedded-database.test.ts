import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { inspectProcess } from "./processes.ts";
import { PROGRAM_ENVIRONMENT } from "./programs.ts";
import { describeEmbeddedRefusal } from "./refusals.ts";
import { embeddedDatabaseUrl } from "./server-address.ts";
import type { EmbeddedState } from "./supervision.ts";
import { ConcordProcess } from "./testing/concord-process.ts";
import { sharedCluster, sharedPrograms } from "./testing/programs.ts";
import { ask } from "./testing/queries.ts";
import { aDirectory, isRoot, refusalOf, serving } from "./testing/state-directory.ts";
import { aSignal, isAlive, until } from "./testing/waiting.ts";

// Real servers on a real disk: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const programs = sharedPrograms();
const aStateDirectory = sharedCluster(programs);

describe("a new directory", () => {
  it("gets a database that knows letters beyond ASCII and keeps what it acknowledges", async () => {
    const database = await serving({ stateDir: aDirectory() });
    expect(await ask(database.url, "select upper('äöß') as upper, lower('ÄÖÉ') as lower")).toEqual([
      { upper: "ÄÖß", lower: "äöé" },
    ]);
    expect(
      await ask(
        database.url,
        `select name, setting from pg_settings where name in
         ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_encoding') order by name`,
      ),
    ).toEqual([
      { name: "data_checksums", setting: "on" },
      { name: "fsync", setting: "on" },
      { name: "full_page_writes", setting: "on" },
      { name: "server_encoding", setting: "UTF8" },
      { name: "synchronous_commit", setting: "on" },
    ]);
  });

  it("is closed to other users, and the database listens on no network", async () => {
    const stateDir = aDirectory();
    const database = await serving({ ...programs, stateDir });
    expect(statSync(join(stateDir, "data")).mode & 0o777).toBe(0o700);
    expect(statSync(join(stateDir, "run")).mode & 0o777).toBe(0o700);
    expect(await ask(database.url, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
  });

  it("may have a path too long for a socket, which then lies in a short directory of its own and is gone after the stop", async () => {
    const stateDir = join(aDirectory(), "a long name ".repeat(10), "with, a comma and so forth");
    const database = await serving({ ...programs, stateDir });
    expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
    const [socket] = await ask<{ unix_socket_directories: string }>(database.url, "show unix_socket_directories");
    const directory = socket?.unix_socket_directories.replaceAll('"', "") ?? "";
    expect(directory.length).toBeLessThan(60);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    await database.stop();
    expect(existsSync(directory)).toBe(false);
  });
});

describe("a second start", () => {
  it("finds everything again, in the same place", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    await ask(first.url, "create table kept (n int)");
    await first.stop();
    await first.stop();
    expect(await first.ended).toMatchObject({ expected: true });
    expect(isAlive(first.pid)).toBe(false);
    const second = await serving({ ...programs, stateDir });
    expect(second.url).toBe(first.url);
    expect(second.url).toBe(embeddedDatabaseUrl(stateDir));
    expect(await ask(second.url, "select from kept")).toEqual([]);
  });

  it("cleans up a copy of the programs and a cluster that were interrupted half-way", async () => {
    const stateDir = aDirectory();
    const first = await serving({ stateDir });
    await first.stop();
    const runtime = readdirSync(stateDir).find((name) => name.startsWith("runtime-")) ?? "";
    renameSync(join(stateDir, runtime), join(stateDir, `${runtime}.partial`));
    rmSync(join(stateDir, `${runtime}.partial`, "bin/postgres"));
    renameSync(join(stateDir, "data"), join(stateDir, "data.partial"));
    const second = await serving({ stateDir });
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(readdirSync(stateDir).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("does not heed settings that somebody wrote into the database's files to make it faster", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    await first.stop();
    appendFileSync(join(stateDir, "data/postgresql.auto.conf"), "fsync = off\nfull_page_writes = off\n");
    const second = await serving({ ...programs, stateDir });
    expect(await ask(second.url, "show fsync")).toEqual([{ fsync: "on" }]);
    expect(await ask(second.url, "show full_page_writes")).toEqual([{ full_page_writes: "on" }]);
  });

  it("is refused when the role was told not to wait for the disk", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    await ask(first.url, "alter role concord set synchronous_commit = off");
    await first.stop();
    expect(await refusalOf({ ...programs, stateDir })).toEqual({
      code: "unsafe_settings",
      settings: { synchronous_commit: "off" },
    });
  });

  it("is refused, with the cure, on a directory of another major version", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    await first.stop();
    writeFileSync(join(stateDir, "data/PG_VERSION"), "17\n");
    const refusal = await refusalOf({ ...programs, stateDir });
    expect(refusal).toMatchObject({ code: "other_major_version", where: "data", found: "17" });
    expect(describeEmbeddedRefusal(refusal)).toMatch(/written by PostgreSQL 17 .* restore it into an empty DATA_DIR/);
  });
});

describe("a database whose files are damaged", () => {
  it("is refused with what PostgreSQL said about them", async () => {
    const stateDir = aStateDirectory();
    rmSync(join(stateDir, "data/global/pg_control"));
    const refusal = await refusalOf({ ...programs, stateDir });
    expect(refusal).toMatchObject({ code: "did_not_start", log: join(stateDir, "postgres.log") });
    expect(describeEmbeddedRefusal(refusal)).toMatch(/could not .*pg_control/);
  });
});

describe("while a Concord serves", () => {
  it("a second one on the same directory is refused at once and told which process serves", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    const refusal = await refusalOf({ ...programs, stateDir });
    expect(refusal).toEqual({ code: "busy", directory: stateDir, by: "concord", pid: process.pid });
    expect(describeEmbeddedRefusal(refusal)).toContain(`process ${process.pid}`);
    expect(await ask(first.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("a second one of another process is refused too, even if the pid file is hidden", async () => {
    const stateDir = aStateDirectory();
    const first = await serving({ ...programs, stateDir });
    const pidFile = join(stateDir, "data/postmaster.pid");
    renameSync(pidFile, `${pidFile}.hidden`);
    const second = new ConcordProcess({ ...programs, stateDir });
    onTestFinished(() => second.kill());
    expect(await second.event("refused")).toMatchObject({ code: "busy" });
    renameSync(`${pidFile}.hidden`, pidFile);
    expect(await ask(first.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("a PostgreSQL that is killed is started again, under the same address", async () => {
    const restarted = aSignal<EmbeddedState>();
    const seen: string[] = [];
    const database = await serving({
      ...programs,
      stateDir: aStateDirectory(),
      onState: (state) => {
        seen.push(state.name);
        if (state.name === "serving") restarted.give(state);
      },
    });
    await ask(database.url, "create table kept ()");
    const { pid } = database;
    process.kill(pid, "SIGKILL");
    expect(await restarted.given).toMatchObject({ restarts: 1 });
    expect(database.pid).not.toBe(pid);
    expect(await ask(database.url, "select from kept")).toEqual([]);
    await database.stop();
    expect(seen).toEqual(["restarting", "serving", "stopping", "ended"]);
  });

  it("a stop during a restart ends both", async () => {
    const restarting = aSignal<void>();
    const database = await serving({
      ...programs,
      stateDir: aStateDirectory(),
      onState: (state) => state.name === "restarting" && restarting.give(),
    });
    process.kill(database.pid, "SIGKILL");
    await restarting.given;
    await database.stop();
    expect(await database.ended).toMatchObject({ expected: true });
    expect(isAlive(database.pid)).toBe(false);
  });
});

describe("a pid file left behind that names a live process which is no PostgreSQL", () => {
  async function isMovedAway(stateDir: string, named: number) {
    const first = await serving({ ...programs, stateDir });
    const pidFile = join(stateDir, "data/postmaster.pid");
    const { uid, gid } = statSync(pidFile);
    const [, ...rest] = readFileSync(pidFile, "utf8").split("\n");
    await first.stop();
    for (const path of [pidFile, join(stateDir, "run/.s.PGSQL.5432.lock")]) {
      writeFileSync(path, [named, ...rest].join("\n"), { mode: 0o600 });
      if (isRoot) chownSync(path, uid, gid);
    }
    const second = await serving({ ...programs, stateDir });
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  }

  it("is moved away when the process is of the same user", async () => {
    const stateDir = aStateDirectory();
    const owner = isRoot ? { uid: 60_615, gid: 60_615 } : {};
    const foreign = spawn("/bin/sh", ["-c", "read -r _"], { ...owner, cwd: "/", stdio: ["pipe", "ignore", "ignore"] });
    onTestFinished(async () => {
      foreign.stdin.end();
      await once(foreign, "exit");
    });
    await isMovedAway(stateDir, foreign.pid ?? Number.NaN);
  });

  it("is moved away when it is of another user", async () => {
    await isMovedAway(aStateDirectory(), isRoot ? process.pid : 1);
  });
});

describe("a PostgreSQL that somebody started by hand on the directory", () => {
  async function startedByHand(stateDir: string) {
    const first = await serving({ ...programs, stateDir });
    await first.stop();
    const { uid, gid } = statSync(join(stateDir, "data"));
    // `cat` takes the shell's place and never asks how its child ended, so a killed child stays a zombie.
    const script = '"$@" >&2 & echo $!; exec cat';
    const command = [join(programs.pgBin, "postgres"), "-D", join(stateDir, "data"), "-c", "listen_addresses="];
    const parent = spawn("/bin/sh", ["-c", script, "sh", ...command, "-k", join(stateDir, "run")], {
      ...(isRoot ? { uid, gid } : {}),
      cwd: "/",
      env: PROGRAM_ENVIRONMENT,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const [line] = await once(createInterface({ input: parent.stdout }), "line");
    const pid = Number(line);
    onTestFinished(async () => {
      if (isAlive(pid)) process.kill(pid, "SIGINT");
      parent.stdin.end();
      await until(() => !isAlive(pid));
    });
    await until(() => ask(first.url, "select 1").then(Boolean, () => false));
    return pid;
  }

  it("is not disturbed: Concord is refused and says which process it is", async () => {
    const stateDir = aStateDirectory();
    const pid = await startedByHand(stateDir);
    expect(await refusalOf({ ...programs, stateDir })).toEqual({
      code: "busy",
      directory: stateDir,
      by: "postgres",
      pid,
    });
    expect(isAlive(pid)).toBe(true);
  });

  it("and that died unburied does not keep Concord from starting", async () => {
    const stateDir = aStateDirectory();
    const pid = await startedByHand(stateDir);
    process.kill(pid, "SIGKILL");
    await until(() => inspectProcess(pid)?.zombie === true);
    const database = await serving({ ...programs, stateDir });
    expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("binaries of one's own", () => {
  it("serve in the place of those that Concord brings, where they are", async () => {
    const stateDir = aStateDirectory();
    const database = await serving({ ...programs, stateDir });
    expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(readdirSync(stateDir).filter((name) => name.startsWith("runtime-"))).toEqual([]);
  });

  it("are refused when they are of another major version", async () => {
    const pgBin = aDirectory();
    for (const program of ["postgres", "initdb"]) {
      writeFileSync(join(pgBin, program), "#!/bin/sh\necho 'postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)'\n");
      chmodSync(join(pgBin, program), 0o755);
    }
    expect(await refusalOf({ stateDir: aDirectory(), pgBin })).toMatchObject({
      code: "other_major_version",
      where: "binaries",
      found: "15",
    });
  });

  it("are refused when a program is missing", async () => {
    const refusal = await refusalOf({ stateDir: aDirectory(), pgBin: aDirectory() });
    expect(refusal).toMatchObject({ code: "no_binary" });
    expect(describeEmbeddedRefusal(refusal)).toContain("has no postgres");
  });
});

describe("a machine without a package", () => {
  it("is told to name a server or other binaries", async () => {
    const refusal = await refusalOf({ stateDir: aDirectory(), nativePackage: join(aDirectory(), "none") });
    expect(describeEmbeddedRefusal(refusal)).toMatch(/DATABASE_URL .* PG_BIN/);
  });
});

describe("a state directory that is a file", () => {
  it("is refused by name", async () => {
    const stateDir = join(aDirectory(), "file");
    writeFileSync(stateDir, "");
    expect(await refusalOf({ stateDir: join(stateDir, "below") })).toMatchObject({ code: "unwritable_directory" });
    expect(await refusalOf({ stateDir })).toMatchObject({ code: "unwritable_directory" });
  });

  if (!isRoot) {
    it("or that may not be written is refused too", async () => {
      const stateDir = aDirectory();
      chmodSync(stateDir, 0o500);
      expect(await refusalOf({ stateDir })).toMatchObject({ code: "unwritable_directory" });
    });
  }

  it("or that holds something else where the lock should be is refused too", async () => {
    const stateDir = aDirectory();
    mkdirSync(join(stateDir, "serving.lock"));
    expect(await refusalOf({ stateDir })).toMatchObject({ code: "unwritable_directory" });
  });
});
