import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { syncPath } from "../embedded/durable-files.ts";
import type { Snapshot } from "./snapshot.ts";
import { type ArchiveAbout, archiveLines, type TableDigests } from "./write.ts";

/** What ends the name of an archive that is not whole yet. */
export const UNFINISHED = ".part";

export type UnfinishedArchive = {
  /** Where it lies now. */
  readonly path: string;
  /** Size on disk in bytes. */
  readonly bytes: number;
  readonly tables: TableDigests;
  /** Gives it its name. Both are on the disk, whatever happens next. */
  finish(): Promise<void>;
  discard(): Promise<void>;
};

/**
 * Writes an archive beside the file that it is to become, readable by its owner only, and through to the disk. Whatever
 * goes wrong, nothing is left behind.
 */
export async function writeArchive(
  snapshot: Snapshot,
  target: string,
  about: ArchiveAbout,
): Promise<UnfinishedArchive> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `.${basename(target)}.${randomBytes(4).toString("hex")}${UNFINISHED}`);
  let tables: TableDigests = {};
  const lines = async function* () {
    tables = yield* archiveLines(snapshot, about);
  };
  const discard = () => rm(path, { force: true });
  try {
    const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.from(lines(), { objectMode: true, highWaterMark: 4 }), createGzip({ level: 4 }), file);
    const { size: bytes } = await stat(path);
    return {
      path,
      bytes,
      tables,
      finish: async () => {
        await rename(path, target);
        await syncPath(folder);
      },
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}
