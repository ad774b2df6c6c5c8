import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Result, refused } from "@concord/domain";
import { inspectProcess, isPostgresOn, pidFileEntry } from "./processes.ts";
import type { EmbeddedRefusal } from "./refusals.ts";
import { PORT } from "./server-address.ts";
import type { StatePaths } from "./state-paths.ts";

/** Milliseconds within which a killed server's parent has buried it. */
const BURIAL = 3_000;

/**
 * Gets a pid file out of the way that names no server of this directory: PostgreSQL would take any live process of the
 * same user under that number for its own kind and refuse to start. Only while holding PostgreSQL's lock, which shows
 * that no server of ours is alive.
 */
export async function clearStalePidFile(paths: StatePaths, socket: string): Promise<Result<void, EmbeddedRefusal>> {
  const file = join(paths.data, "postmaster.pid");
  const until = Date.now() + BURIAL;
  while (existsSync(file)) {
    const pid = pidFileEntry(paths.data);
    const facts = pid === undefined ? undefined : inspectProcess(pid);
    // Gone: PostgreSQL sees so itself and cleans up after it.
    if (pid !== undefined && facts === undefined) break;
    if (facts !== undefined && isPostgresOn(paths.data, facts)) {
      // Alive without our lock: somebody started it by hand.
      return refused({ code: "busy", directory: paths.state, by: "postgres", pid });
    }
    if (facts?.zombie && Date.now() < until) {
      await setTimeout(50);
      continue;
    }
    renameSync(file, `${file}.stale`);
  }
  // The socket has a file of this kind beside it.
  rmSync(join(socket, `.s.PGSQL.${PORT}.lock`), { force: true });
  return { ok: true, value: undefined };
}
