import { readFileSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type Result, refused } from "@concord/domain";
import type { DatabaseUser } from "./database-user.ts";
import { type ExclusiveLock, tryLock } from "./exclusive-lock.ts";
import { findServerOn, type ProcessFacts, watchdogsOf } from "./processes.ts";
import { answers, checkSettings, ensureDatabase, untilAnswering } from "./readiness.ts";
import { type EmbeddedRefusal, refusalOfLastWords } from "./refusals.ts";
import { openSocketDirectory } from "./server-address.ts";
import { adoptServer, type ServerProcess, signalServer, spawnServer } from "./server-process.ts";
import { clearStalePidFile } from "./stale-pid-file.ts";
import type { StatePaths } from "./state-paths.ts";
import { stopServer } from "./stop-server.ts";

/** Everything that stays the same from one start of the server to the next. */
export type LaunchPlan = {
  readonly paths: StatePaths;
  readonly bin: string;
  readonly socket: string;
  readonly user: DatabaseUser;
  readonly log: (line: string) => void;
};

/** Milliseconds that a server whose node died is given to stop. */
const PATIENCE = 60_000;

/** Brings up a server that answers and keeps what it acknowledges, or takes over the one that runs. */
export async function launchServer(plan: LaunchPlan): Promise<Result<ServerProcess, EmbeddedRefusal>> {
  const opened = openSocketDirectory(plan.socket, plan.user);
  if (!opened.ok) return opened;
  const found = await lockOrServer(plan);
  if (!found.ok) return found;
  if (found.value.kind === "server") {
    plan.log(`took over the database that was running already (process ${found.value.pid})`);
    return checked(adoptServer(found.value.pid, plan.paths.data, plan.user), plan);
  }
  const { lock } = found.value;
  try {
    return await start(plan, lock);
  } finally {
    lock.release();
  }
}

type LockOrServer = { kind: "lock"; lock: ExclusiveLock } | { kind: "server"; pid: number };

/**
 * The lock comes before every look. When it is busy, although no other Concord serves from here, a server has outlived
 * its node: one whose watchdog is at work will stop, one without can be taken over.
 */
async function lockOrServer(plan: LaunchPlan): Promise<Result<LockOrServer, EmbeddedRefusal>> {
  const { paths, bin } = plan;
  const until = Date.now() + PATIENCE;
  let told = false;
  for (;;) {
    const tried = tryLock(paths.postgresLock);
    if (!tried.ok) return tried;
    if (tried.value !== undefined) return { ok: true, value: { kind: "lock", lock: tried.value } };
    const server = findServerOn(paths.data);
    if (server !== undefined && watchdogsOf(server, paths.data).length === 0) {
      if (!isOfThisRuntime(server, bin)) {
        // Of another version of Concord: it has to stop before ours can start.
        signalServer(server.pid, paths.data, "SIGINT");
      } else if (await answers(plan.socket)) {
        return { ok: true, value: { kind: "server", pid: server.pid } };
      }
    }
    if (Date.now() > until) {
      return refused({ code: "busy", directory: paths.state, by: "postgres", pid: server?.pid });
    }
    if (!told) plan.log("waiting for the database of the last run to stop");
    told = true;
    await setTimeout(50);
  }
}

function isOfThisRuntime(server: ProcessFacts, bin: string): boolean {
  return server.executable === undefined
    ? server.command.startsWith(`${bin}/postgres `)
    : server.executable === `${bin}/postgres`;
}

async function start(plan: LaunchPlan, lock: ExclusiveLock): Promise<Result<ServerProcess, EmbeddedRefusal>> {
  const { paths } = plan;
  const cleared = await clearStalePidFile(paths, plan.socket);
  if (!cleared.ok) return cleared;
  const logged = statSync(paths.log, { throwIfNoEntry: false })?.size ?? 0;
  const server = await spawnServer(plan.bin, paths, plan.socket, plan.user, lock);
  let ended = false;
  server.exited.then(() => {
    ended = true;
  });
  if (!(await untilAnswering(plan.socket, () => ended, plan.log))) {
    return refused(refusalOfLastWords(lastWords(paths.log, logged), paths.state, paths.log));
  }
  return checked(server, plan);
}

async function checked(server: ServerProcess, plan: LaunchPlan): Promise<Result<ServerProcess, EmbeddedRefusal>> {
  try {
    await ensureDatabase(plan.socket);
    const safe = await checkSettings(plan.socket);
    if (safe.ok) return { ok: true, value: server };
    await stopServer(server);
    return safe;
  } catch (error) {
    await stopServer(server);
    const words = error instanceof Error ? error.message : String(error);
    return refused(refusalOfLastWords([words], plan.paths.state, plan.paths.log));
  }
}

/** @param from - bytes that the log had before this start; a log set aside since then counts from its beginning */
function lastWords(log: string, from: number): string[] {
  const bytes = readFileSync(log);
  return bytes
    .subarray(bytes.length >= from ? from : 0)
    .toString("utf8")
    .trim()
    .split("\n")
    .slice(-8);
}
