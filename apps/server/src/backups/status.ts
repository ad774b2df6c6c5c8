import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export const FAILURES = [
  "disk_full",
  "folder_unwritable",
  "database_away",
  "copy_differs",
  "copy_refused",
  "failed",
] as const;
export type FailureCode = (typeof FAILURES)[number];

const success = z.object({
  /** ISO 8601; the moment that the backup is of. */
  at: z.string(),
  /** Absolute path on the machine that made it. */
  file: z.string(),
  bytes: z.number(),
  /** `restored`: put into a database of its own, and found equal. `read`: only read to its end. */
  checked: z.enum(["restored", "read"]),
  /** What `concord verify` found wrong with the data itself. */
  faults: z.number(),
  summary: z.string(),
});
const failure = z.object({ at: z.string(), code: z.enum(FAILURES), detail: z.string() });
const status = z.object({
  lastSuccess: success.nullable(),
  lastFailure: failure.nullable(),
  /** Failures since the last success. */
  failures: z.number(),
});

export type BackupSuccess = z.infer<typeof success>;
export type BackupFailure = z.infer<typeof failure>;
/** How the backups stand, as it is kept in the database and in `status.json`. */
export type BackupStatus = z.infer<typeof status>;

export const NO_BACKUP_YET: BackupStatus = { lastSuccess: null, lastFailure: null, failures: 0 };

/** What was stored by whatever version; what can not be read is as if nothing had been. */
export function readStatus(stored: unknown): BackupStatus {
  return status.safeParse(stored).data ?? NO_BACKUP_YET;
}

export function afterSuccess(lastSuccess: BackupSuccess): BackupStatus {
  return { lastSuccess, lastFailure: null, failures: 0 };
}

export function afterFailure(before: BackupStatus, lastFailure: BackupFailure): BackupStatus {
  return { ...before, lastFailure, failures: before.failures + 1 };
}

/** Beside the backups, for whoever looks at the folder and has no database. */
export async function writeStatusFile(folder: string, written: BackupStatus): Promise<void> {
  const path = join(folder, "status.json");
  const file = await open(`${path}.part`, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(written, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

const MINUTE = 60_000;
/** After a start there is other work to do first; and somebody who only tries Concord out needs no backup. */
const FIRST_AFTER = 5 * MINUTE;
const FIRST_RETRY = 15 * MINUTE;
const LAST_RETRY = 6 * 60 * MINUTE;

/** When the next backup is due. Failures are retried sooner than the interval, and ever more rarely. */
export function nextBackupAt(present: BackupStatus, startedAt: Date, everyHours: number): Date {
  const { lastSuccess, lastFailure, failures } = present;
  const interval = everyHours * 60 * MINUTE;
  const earliest = startedAt.getTime() + FIRST_AFTER;
  if (lastFailure && failures > 0) {
    const wait = Math.min(FIRST_RETRY * 2 ** Math.min(failures - 1, 20), LAST_RETRY, interval);
    return new Date(Math.max(Date.parse(lastFailure.at) + wait, earliest));
  }
  return new Date(lastSuccess ? Math.max(Date.parse(lastSuccess.at) + interval, earliest) : earliest);
}
