import { ok, type Result, refused } from "@concord/domain";
import type { ArchiveHeader, ArchiveTrailer } from "./format.ts";
import { checkArchive } from "./read.ts";
import { type ArchiveRefusal, RefusedArchive } from "./refusals.ts";
import { type RestoreOptions, restoreInto } from "./restore.ts";

export { UNFINISHED, type UnfinishedArchive, writeArchive } from "./file.ts";
export { ARCHIVE_VERSION, type ArchiveHeader } from "./format.ts";
export { BLANK, LEFT_OUT } from "./left-out.ts";
export { type ArchiveRefusal, describeArchiveRefusal, RefusedArchive } from "./refusals.ts";
export type { RestoreOptions } from "./restore.ts";
export { isUpToDate } from "./schema.ts";
export { inSnapshot, type Snapshot, withClient } from "./snapshot.ts";
export { type TableDigests, tableDigests } from "./write.ts";

/** Reads a whole archive and checks every count and hash in it. */
export function examineArchive(
  path: string,
): Promise<Result<ArchiveHeader & Pick<ArchiveTrailer, "tables">, ArchiveRefusal>> {
  return refusals(checkArchive(path));
}

/**
 * Fills an empty database from an archive, or leaves it as it was.
 *
 * @param url - of a database that exists and holds no work
 * @returns the archive's header
 */
export function restoreArchive(
  url: string,
  path: string,
  options: RestoreOptions,
): Promise<Result<ArchiveHeader, ArchiveRefusal>> {
  return refusals(restoreInto(url, path, options));
}

async function refusals<T>(work: Promise<T>): Promise<Result<T, ArchiveRefusal>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof RefusedArchive) return refused(error.refusal);
    throw error;
  }
}
