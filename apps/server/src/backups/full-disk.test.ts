import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backups as stored } from "@concord/db";
import { createTestDatabase, type TestDatabase } from "@concord/db/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { backup } from "../administration/archive-verbs.ts";
import { failureOf } from "./failure.ts";
import { backupInThread } from "./in-thread.ts";
import { backupName } from "./rotation.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it("what the system and the database say of a full disk is told apart from other trouble", () => {
  const saying = (code: string) => failureOf(Object.assign(new Error(code), { code })).code;
  expect(["ENOSPC", "EDQUOT", "53100"].map(saying)).toEqual(["disk_full", "disk_full", "disk_full"]);
  expect(["EACCES", "EROFS"].map(saying)).toEqual(["folder_unwritable", "folder_unwritable"]);
  expect(["57P01", "ECONNREFUSED", "08006"].map(saying)).toEqual(["database_away", "database_away", "database_away"]);
  expect(saying("42P01")).toBe("failed");
  const value = Object.assign(new Error('invalid input syntax for type integer: "a memo"'), { code: "22P02" });
  expect(failureOf(value).detail).not.toContain("memo");
});

/** A small disk of its own, which only root can have. */
function mountDisk(size: string): { disk: string; unmount(): void } | undefined {
  const disk = mkdtempSync(join(tmpdir(), "concord-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", disk], { stdio: "ignore" });
  } catch {
    rmSync(disk, { recursive: true });
    return undefined;
  }
  return {
    disk,
    unmount: () => {
      execFileSync("umount", ["-l", disk]);
      rmSync(disk, { recursive: true });
    },
  };
}

const probe = mountDisk("16k");
probe?.unmount();
if (!probe) console.info("full disks: this user may not mount, so they are not among these tests");

function aDisk(size: string): string {
  const mounted = mountDisk(size);
  if (!mounted) throw new Error("a disk could be mounted a moment ago");
  onTestFinished(mounted.unmount);
  return mounted.disk;
}

if (probe)
  describe("on a full disk", () => {
    it("a backup by itself is not begun, and the older one stays", async () => {
      const folder = aDisk("4m");
      const old = backupName(new Date("2020-01-01T00:00:00Z"));
      await writeFile(join(folder, old), "the last good one");
      await stored.writeBackupStatus(database.db, {});
      const keep = { daily: 1, weekly: 0 };
      const task = { folder, url: database.url, product: "0", startedAt: 0, everyHours: 24, keep, sameDisk: true };
      const outcome = await backupInThread({ ...task, now: Date.now() }, new AbortController().signal);
      expect(outcome).toMatchObject({ kind: "failed", code: "disk_full", detail: expect.stringContaining("MB free") });
      expect(await readdir(folder)).toEqual([old]);
    });

    it("a backup by hand says so, and leaves no half of a file", async () => {
      const folder = aDisk("16k");
      await database.pool.query(
        "insert into users (id, name, email) select i, string_agg(md5(i::text || j::text), ''), i from generate_series(1, 100) i, generate_series(1, 100) j group by i",
      );
      const complained: string[] = [];
      const desk = {
        url: database.url,
        backupFolder: folder,
        product: "0",
        now: () => new Date(),
        workingDirectory: folder,
        print: () => {},
        complain: (line: string) => void complained.push(line),
      };
      expect(await backup(desk, [])).toBe(1);
      expect(complained).toEqual([expect.stringMatching(/^The disk is full .*: free some space/)]);
      expect(await readdir(folder)).toEqual([]);
    });
  });
