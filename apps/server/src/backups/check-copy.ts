import { databaseFault, onSameServer } from "@concord/db";
import {
  describeArchiveRefusal,
  examineArchive,
  inSnapshot,
  restoreArchive,
  type TableDigests,
  tableDigests,
  withClient,
} from "@concord/db/archive";
import type { ContentReport } from "../content/verify-content.ts";
import { verifyContent } from "../content/verify-content.ts";
import { BackupFailed } from "./failure.ts";

export type Original = { readonly tables: TableDigests; readonly report: ContentReport | undefined };

/** May not make databases; may not connect to one; a pool in between knows of one database only. */
const NOT_ALLOWED: readonly unknown[] = ["42501", "28000", "3D000", "08P01"];

/**
 * Restores an archive into a database of its own on the same server, and compares: every table bit by bit, and what can be
 * read of the content. The copy is dropped again. Throws `BackupFailed` where it is not equal.
 *
 * @returns `read` where no database could be made, and the file was only read to its end
 */
export async function checkCopy(
  url: string,
  path: string,
  original: Original,
  product: string,
): Promise<"restored" | "read"> {
  const scratch = await makeScratch(url);
  if (!scratch) {
    const examined = await examineArchive(path);
    if (!examined.ok) throw new BackupFailed("copy_refused", describeArchiveRefusal(examined.error));
    return "read";
  }
  try {
    const restored = await restoreArchive(scratch.url, path, { product });
    if (!restored.ok) throw new BackupFailed("copy_refused", describeArchiveRefusal(restored.error));
    await withClient(scratch.url, (client) =>
      inSnapshot(client, async (snapshot) => {
        const differing = differencesOf(original.tables, await tableDigests(snapshot));
        if (differing.length > 0)
          throw new BackupFailed("copy_differs", `these tables differ in the restored copy: ${differing.join(", ")}`);
        if (!original.report) return;
        const report = await verifyContent(snapshot.db);
        if (report.summary !== original.report.summary || report.faults.length !== original.report.faults.length)
          throw new BackupFailed("copy_differs", `${original.report.summary} became ${report.summary}`);
      }),
    );
    return "restored";
  } finally {
    await scratch.drop();
  }
}

function differencesOf(a: TableDigests, b: TableDigests): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => a[name]?.sha256 !== b[name]?.sha256);
}

/**
 * One name for each database that is backed up, so that what was left of an interrupted check is found by the next one.
 * Nobody else uses it: backups of a database take turns.
 */
async function makeScratch(url: string): Promise<{ url: string; drop(): Promise<void> } | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select 'concord_check_' || oid as name from pg_database where datname = current_database()",
    );
    const name = rows[0]?.name;
    if (!name) throw new Error("the database does not find itself in its catalog");
    const drop = () =>
      withClient(url, async (other) => void (await other.query(`drop database if exists ${name} with (force)`)));
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template template0`);
    } catch (error) {
      if (NOT_ALLOWED.includes(databaseFault(error).code)) return undefined;
      throw error;
    }
    const scratch = onSameServer(url, name);
    try {
      await withClient(scratch, (other) => other.query("select 1"));
    } catch (error) {
      await drop();
      if (NOT_ALLOWED.includes(databaseFault(error).code)) return undefined;
      throw error;
    }
    return { url: scratch, drop };
  });
}
