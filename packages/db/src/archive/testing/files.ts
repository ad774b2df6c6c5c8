import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { writeArchive } from "../file.ts";
import { inSnapshot, withClient } from "../snapshot.ts";
import type { TableDigests } from "../write.ts";

/** A folder for archives, removed by `remove`. */
export async function aFolder() {
  const path = await mkdtemp(join(tmpdir(), "concord-archive-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Makes an archive of a database; answers what its trailer says of each table. */
export function archiveOf(url: string, target: string, at = new Date(0)): Promise<TableDigests> {
  return withClient(url, (client) =>
    inSnapshot(client, async (snapshot) => {
      const written = await writeArchive(snapshot, target, { product: "1.2.3", content: "what it holds", at });
      await written.finish();
      return written.tables;
    }),
  );
}

/** Lines of an archive as they are inside the compression. */
export async function linesOf(path: string): Promise<string[]> {
  return gunzipSync(await readFile(path))
    .toString("utf8")
    .split("\n")
    .slice(0, -1);
}

/** Writes an archive whose lines were changed by somebody who knows no more of it than that it is compressed. */
export async function rewrite(from: string, to: string, change: (lines: string[]) => string[]): Promise<void> {
  await writeFile(
    to,
    gzipSync(
      change(await linesOf(from))
        .map((line) => `${line}\n`)
        .join(""),
    ),
  );
}
