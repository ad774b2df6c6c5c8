import { mkdir, readdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { backups, openDatabase } from "@concord/db";
import { UNFINISHED, withClient } from "@concord/db/archive";
import { checkCopy } from "./check-copy.ts";
import { BackupFailed } from "./failure.ts";
import { makeArchive } from "./make-archive.ts";
import { backupName, type Keep, superseded } from "./rotation.ts";
import { afterSuccess, type BackupSuccess, nextBackupAt, readStatus, writeStatusFile } from "./status.ts";

/** Everything that a thread needs to know to make one backup; plain values, because they travel. */
export type BackupTask = {
  readonly url: string;
  readonly folder: string;
  readonly product: string;
  /** Milliseconds since 1970, by the clock of who asks. */
  readonly now: number;
  readonly startedAt: number;
  readonly everyHours: number;
  readonly keep: Keep;
  /** Whether the database lies on the disk of the folder, so that the copy that is checked needs place there, too. */
  readonly sameDisk: boolean;
};

export type BackupOutcome =
  | { readonly kind: "made"; readonly success: BackupSuccess }
  /** Another process is making one, or has just made one. */
  | { readonly kind: "not_needed" };

/** Any number that no other program takes an advisory lock on in the same database. */
const LOCK = 7_216_845_302;
const ALWAYS_FREE = 64_000_000;

/**
 * Makes a backup, restores it into a database of its own, compares the two, and only then gives it its name and deletes
 * older ones. Throws `BackupFailed` or what the file system or the database throws; older backups stay as they were.
 */
export async function makeBackup(task: BackupTask): Promise<BackupOutcome> {
  return withClient(task.url, async (client) => {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [LOCK]);
    if (!rows[0]?.locked) return { kind: "not_needed" };
    const database = openDatabase(task.url);
    try {
      const before = readStatus(await backups.readBackupStatus(database.db));
      if (nextBackupAt(before, new Date(task.startedAt), task.everyHours).getTime() > task.now)
        return { kind: "not_needed" };
      const success = await make(task);
      const status = afterSuccess(success);
      await backups.writeBackupStatus(database.db, status);
      await writeStatusFile(task.folder, status);
      return { kind: "made", success };
    } finally {
      await database.close();
    }
  });
}

async function make(task: BackupTask): Promise<BackupSuccess> {
  const { url, folder, product } = task;
  const at = new Date(task.now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeUnfinished(folder);
  await needSpace(task);
  const file = join(folder, backupName(at));
  const { archive, report } = await makeArchive(url, file, { product, at });
  try {
    const checked = await checkCopy(url, archive.path, { tables: archive.tables, report }, product);
    await archive.finish();
    for (const name of superseded(await readdir(folder), task.keep)) await rm(join(folder, name), { force: true });
    const { bytes } = archive;
    const [faults, summary] = [report?.faults.length ?? 0, report?.summary ?? ""];
    return { at: at.toISOString(), file, bytes, checked, faults, summary };
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

/** What a process that ended in the middle has left; it is nobody's now, because backups take turns. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^\.concord-\d{4}-/.test(name) && name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
}

/** A disk that a backup fills would stop everybody's work, so it is asked beforehand. */
async function needSpace({ url, folder, sameDisk }: BackupTask): Promise<void> {
  const size = await withClient(url, async (client) => {
    const { rows } = await client.query<{ size: string }>("select pg_database_size(current_database())::text as size");
    return Number(rows[0]?.size);
  });
  const { bavail, bsize } = await statfs(folder);
  // The file is smaller than the database. The copy is as large, and is written to the log of the database as well.
  const needed = (sameDisk ? 3 : 1) * size + ALWAYS_FREE;
  const free = bavail * bsize;
  const mb = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
  if (free < needed)
    throw new BackupFailed("disk_full", `${folder} has ${mb(free)} free, and a checked backup may need ${mb(needed)}`);
}
