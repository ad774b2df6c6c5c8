import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Binaries } from "./binaries.ts";
import { copyTree, syncPath, syncTree } from "./durable-files.ts";

/**
 * A directory of programs that the database's user can reach and run.
 *
 * A package is copied once into the state directory: its own place may lie in a checkout that only its owner may enter,
 * its libraries lack their links (no install script ran), and it disappears with the next install. The copy is renamed
 * into place when all of it is on the disk, so one that is there is whole. Call it while holding the serving lock.
 */
export async function prepareRuntime(binaries: Binaries, state: string): Promise<string> {
  if (binaries.kind === "directory") return binaries.bin;
  const runtime = join(state, `runtime-${binaries.version}-${binaries.platform}`);
  await removeLeftovers(state);
  if (existsSync(runtime)) return join(runtime, "bin");

  const partial = `${runtime}.partial`;
  await copyTree(binaries.native, partial, {
    directoryMode: 0o755,
    fileMode: (path) => (/\/bin\/[^/]+$/.test(path) ? 0o755 : 0o644),
    keep: (name) => !/\.a$|^pkgconfig$|^pg-symlinks\.json$/.test(name),
  });
  for (const { source, target } of libraryLinks(binaries.native)) {
    const link = join(partial, target);
    await mkdir(dirname(link), { recursive: true });
    await rm(link, { force: true });
    await symlink(relative(dirname(link), join(partial, source)), link);
  }
  await syncTree(partial);
  await rename(partial, runtime);
  await syncPath(state);
  return join(runtime, "bin");
}

/** What an interrupted copy left; nobody else can be making one. */
async function removeLeftovers(state: string): Promise<void> {
  for (const name of readdirSync(state)) {
    if (/^runtime-.*\.partial$/.test(name)) await rm(join(state, name), { recursive: true });
  }
}

/** Removes the copies of earlier versions. Only when none of their processes can be alive. */
export async function removeOtherRuntimes(bin: string, state: string): Promise<void> {
  for (const name of readdirSync(state)) {
    if (/^runtime-/.test(name) && join(state, name) !== dirname(bin)) {
      await rm(join(state, name), { recursive: true });
    }
  }
}

/** npm packages can not hold links; this one lists them, relative to the package: `native/lib/…`. */
function libraryLinks(native: string): { source: string; target: string }[] {
  const listed: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(listed)) throw new Error(`${native}/pg-symlinks.json: expected a list of links`);
  return listed.map(({ source, target }) => ({ source: withinNative(source), target: withinNative(target) }));
}

function withinNative(path: unknown): string {
  if (typeof path !== "string" || !path.startsWith("native/") || path.includes("..")) {
    throw new Error(`pg-symlinks.json: expected a path below native/, found ${JSON.stringify(path)}`);
  }
  return path.slice("native/".length);
}
