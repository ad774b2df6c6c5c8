import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  describeArchiveRefusal,
  examineArchive,
  inSnapshot,
  RefusedArchive,
  restoreArchive,
  withClient,
} from "@concord/db/archive";
import { failureOf } from "../backups/failure.ts";
import { makeArchive } from "../backups/make-archive.ts";
import { verifyContent } from "../content/verify-content.ts";

export type ArchiveDesk = {
  readonly url: string;
  /** Where a backup goes for which no file is named. */
  readonly backupFolder: string;
  /** Version of this Concord. */
  readonly product: string;
  readonly now: () => Date;
  /** Directory that a relative path is of. */
  readonly workingDirectory: string;
  print(line: string): void;
  complain(line: string): void;
};

/** A command about whole databases, which are taken as they are; answers its exit code. */
export type ArchiveVerb = (desk: ArchiveDesk, words: readonly string[]) => Promise<number>;

/** Writes everything as it is at this moment into one file, beside a serving Concord or without one. */
export const backup: ArchiveVerb = async ({ url, backupFolder, product, now, workingDirectory, ...desk }, [file]) => {
  const at = now();
  const name = `concord-by-hand-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.ndjson.gz`;
  const target = file ? resolve(workingDirectory, file) : join(backupFolder, name);
  if (existsSync(target)) {
    desk.complain(`${target} is there already: name another file. Nothing was written.`);
    return 1;
  }
  try {
    const { archive, report } = await makeArchive(url, target, { product, at });
    const examined = await examineArchive(archive.path);
    if (!examined.ok) {
      await archive.discard();
      desk.complain(`The file could not be read back. ${describeArchiveRefusal(examined.error)}`);
      return 1;
    }
    await archive.finish();
    desk.print(`Everything is in ${target} (${Math.ceil(archive.bytes / 1000)} kB).`);
    for (const fault of report?.faults ?? []) desk.complain(fault);
    if (report) desk.print(report.summary);
    return 0;
  } catch (error) {
    if (error instanceof RefusedArchive) {
      desk.complain(error.message);
      return 1;
    }
    const { code, detail } = failureOf(error);
    const what = {
      disk_full: `The disk is full (${detail}): free some space, or name a file on another disk.`,
      folder_unwritable: `The file can not be written (${detail}): name another place.`,
    } as Partial<Record<string, string>>;
    const sentence = what[code];
    if (!sentence) throw error;
    desk.complain(sentence);
    return 1;
  }
};

/** Fills an empty place from a file, and compares what came out with what the file says that went in. */
export const restore: ArchiveVerb = async ({ url, product, workingDirectory, print, complain }, [file]) => {
  if (!file) {
    complain("Say which file: restore FILE.");
    return 2;
  }
  const restored = await restoreArchive(url, resolve(workingDirectory, file), { product });
  if (!restored.ok) {
    complain(describeArchiveRefusal(restored.error));
    return 1;
  }
  const { at, content, tables, product: writer } = restored.value;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(`Restored ${rows} rows in ${tables.length} tables, as they were on ${at} (written by Concord ${writer}).`);
  const { faults, summary } = await withClient(url, (client) => inSnapshot(client, ({ db }) => verifyContent(db)));
  for (const fault of faults) complain(fault);
  print(summary);
  const version = (line: string) => line.split(":")[0];
  if (content !== null && version(content) === version(summary) && content !== summary) {
    complain(`This is not what the archive was made of, which was:\n${content}`);
    return 1;
  }
  return faults.length === 0 ? 0 : 1;
};
