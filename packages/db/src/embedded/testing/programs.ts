import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll } from "vitest";
import { findBinaries } from "../binaries.ts";
import { databaseUser } from "../database-user.ts";
import { ensureCluster } from "../new-cluster.ts";
import { prepareRuntime } from "../runtime.ts";
import { openStateDirectory } from "../state-paths.ts";
import { aDirectory } from "./state-directory.ts";

/** The programs, unpacked once for the tests of a file that are not about unpacking them. Filled in before these run. */
export function sharedPrograms(): { pgBin: string } {
  const programs = { pgBin: "" };
  beforeAll(async () => {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "concord-db-programs-")));
    chmodSync(directory, 0o755);
    const binaries = findBinaries({});
    if (!binaries.ok) throw new Error(`expected PostgreSQL's programs, found ${binaries.error.code}`);
    programs.pgBin = await prepareRuntime(binaries.value, directory);
    return () => rmSync(directory, { recursive: true });
  });
  return programs;
}

/** Gives state directories that hold a new cluster already, a copy of one, for tests that are not about making it. */
export function sharedCluster(programs: { readonly pgBin: string }): () => string {
  let original = "";
  beforeAll(async () => {
    original = realpathSync(mkdtempSync(join(tmpdir(), "concord-db-cluster-")));
    chmodSync(original, 0o755);
    const paths = openStateDirectory(original, process.getuid?.() ?? -1);
    const user = databaseUser(paths.data);
    if (!user.ok) throw new Error(`expected a user for the database, found ${user.error.code}`);
    const made = await ensureCluster(paths, { bin: programs.pgBin, user: user.value, template: "" });
    if (!made.ok) throw new Error(`expected a cluster, found ${made.error.code}`);
    return () => rmSync(original, { recursive: true });
  });
  return () => {
    const stateDir = aDirectory();
    execFileSync("cp", ["-a", join(original, "data"), stateDir]);
    return stateDir;
  };
}
