import { expect, it } from "vitest";
import { afterFailure, afterSuccess, type BackupStatus, NO_BACKUP_YET, nextBackupAt, readStatus } from "./status.ts";

const success = {
  at: "2026-03-01T03:00:00.000Z",
  file: "/backups/a",
  bytes: 1,
  checked: "restored" as const,
  faults: 0,
  summary: "",
};
const startedAt = new Date("2026-03-01T00:00:00Z");
const next = (status: BackupStatus, started = startedAt) => nextBackupAt(status, started, 24).toISOString();
const failed = (before: BackupStatus, at: string) => afterFailure(before, { at, code: "disk_full", detail: "" });

it("a backup is due a day after the last, and the first one soon after the start", () => {
  expect(next(NO_BACKUP_YET)).toBe("2026-03-01T00:05:00.000Z");
  expect(next(afterSuccess(success))).toBe("2026-03-02T03:00:00.000Z");
  expect(next(afterSuccess(success), new Date("2026-03-09T00:00:00Z"))).toBe("2026-03-09T00:05:00.000Z");
});

it("a failure is tried again after a quarter of an hour, then ever later, and the last success stays known", () => {
  let status = afterSuccess(success);
  const waits = Array.from({ length: 8 }, () => {
    status = failed(status, "2026-03-02T03:00:00.000Z");
    return next(status).slice(8, 16);
  });
  expect(waits).toEqual([
    "02T03:15",
    "02T03:30",
    "02T04:00",
    "02T05:00",
    "02T07:00",
    "02T09:00",
    "02T09:00",
    "02T09:00",
  ]);
  expect(status.lastSuccess).toEqual(success);
  expect(next(afterSuccess({ ...success, at: "2026-03-02T09:00:00.000Z" }))).toBe("2026-03-03T09:00:00.000Z");
});

it("what another version has stored and cannot be read counts as nothing", () => {
  expect(readStatus(undefined)).toEqual(NO_BACKUP_YET);
  expect(readStatus({ lastSuccess: "yesterday" })).toEqual(NO_BACKUP_YET);
  const status = failed(afterSuccess(success), "2026-03-02T03:00:00.000Z");
  expect(readStatus(JSON.parse(JSON.stringify(status)))).toEqual(status);
});
