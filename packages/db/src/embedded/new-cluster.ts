import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Result, refused } from "@concord/domain";
import { clusterMaker, type DatabaseUser, type Identity } from "./database-user.ts";
import { copyTree, giveTree, syncPath, syncTree } from "./durable-files.ts";
import { NEEDED_MAJOR_VERSION } from "./postgres-version.ts";
import { PROGRAM_ENVIRONMENT } from "./programs.ts";
import { checkReachable } from "./reachability.ts";
import { type EmbeddedRefusal, refusalOfLastWords } from "./refusals.ts";
import { ROLE } from "./server-address.ts";
import type { StatePaths } from "./state-paths.ts";

/** Upper and lower case, sorting and classes by Unicode's rules, the same on every machine and in every version. */
const INITDB_ARGUMENTS = [
  `--username=${ROLE}`,
  "--auth=trust",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  // Synced by us, after its owner was changed.
  "--no-sync",
];

export type ClusterSource = { readonly bin: string; readonly user: DatabaseUser; readonly template: string };

/**
 * Makes the data directory if there is none, or checks the version of the one that is there. It appears under its name
 * whole and synced, or not at all. Call it while holding the serving lock.
 */
export async function ensureCluster(paths: StatePaths, source: ClusterSource): Promise<Result<void, EmbeddedRefusal>> {
  for (const name of readdirSync(paths.state)) {
    if (name === "data.partial") await rm(join(paths.state, name), { recursive: true });
  }
  if (existsSync(paths.data)) return checkVersion(paths.data);

  const partial = `${paths.data}.partial`;
  const made = await fill(partial, paths, source);
  if (!made.ok) {
    await rm(partial, { recursive: true, force: true });
    return made;
  }
  await giveTree(partial, source.user.uid, source.user.gid);
  await syncTree(partial);
  await rename(partial, paths.data);
  await syncPath(paths.state);
  return { ok: true, value: undefined };
}

function checkVersion(data: string): Result<void, EmbeddedRefusal> {
  const found = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  return found === NEEDED_MAJOR_VERSION
    ? { ok: true, value: undefined }
    : refused({ code: "other_major_version", where: "data", path: data, found });
}

async function fill(partial: string, paths: StatePaths, source: ClusterSource): Promise<Result<void, EmbeddedRefusal>> {
  const maker = clusterMaker(source.user);
  if (maker === undefined) {
    if (!existsSync(source.template)) return refused({ code: "no_user_name", uid: source.user.uid });
    await copyTree(source.template, partial, { directoryMode: 0o700, fileMode: () => 0o600 });
    return { ok: true, value: undefined };
  }
  const reachable = checkReachable(paths.state, maker);
  if (!reachable.ok) return reachable;
  return initialise(partial, source.bin, maker, paths);
}

/** Runs initdb into a new directory. Nothing of it is synced yet. */
export async function initialise(
  directory: string,
  bin: string,
  maker: Identity,
  paths: Pick<StatePaths, "state" | "log">,
): Promise<Result<void, EmbeddedRefusal>> {
  mkdirSync(directory);
  chmodSync(directory, 0o700);
  if (maker.uid !== undefined && maker.gid !== undefined) chownSync(directory, maker.uid, maker.gid);
  const { code, lines } = await run(join(bin, "initdb"), [...INITDB_ARGUMENTS, `--pgdata=${directory}`], maker);
  return code === 0 ? { ok: true, value: undefined } : refused(refusalOfLastWords(lines, paths.state, paths.log));
}

function run(program: string, args: string[], identity: Identity): Promise<{ code: number | null; lines: string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...identity,
      cwd: "/",
      env: PROGRAM_ENVIRONMENT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece: string) => {
        words += piece;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, lines: words.trim().split("\n").slice(-8) }));
  });
}
