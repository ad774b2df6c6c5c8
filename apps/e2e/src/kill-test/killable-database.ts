import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type OpenDatabase, openDatabase } from "@concord/db";
import { embeddedDatabaseUrl } from "@concord/db/embedded";
import { checkout } from "../installation.ts";

/** A database whose processes can be killed, and that serves again afterwards. */
export type KillableDatabase = {
  readonly url: string;
  /** Number of the first process; waits until the database answers. */
  postmaster(): Promise<number>;
  /** Ends one of the processes that work for Concord; PostgreSQL then throws out all sessions and recovers. */
  killBackend(draw: () => number): Promise<void>;
  /** Sees to it that it runs again, where nobody else does. */
  startAgain(): Promise<void>;
};

const RETRY_MS = 50;

/** Asks over a connection of its own, again and again while the database recovers. */
export async function askDatabase<T>(url: string, ask: (database: OpenDatabase) => Promise<T>): Promise<T> {
  for (;;) {
    const database = openDatabase(url);
    try {
      return await ask(database);
    } catch (error) {
      if (!isAway(error)) throw error;
      await pause(RETRY_MS);
    } finally {
      await database.close();
    }
  }
}

/** Whether the database was not there or went while it was asked; SQLSTATE classes 08 and 57P, or the socket's error. */
function isAway(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : "";
  return /^(08|57P|ECONN|ENOENT|EPIPE)/.test(code) || /terminated|timeout/i.test(message);
}

async function killBackend(url: string, draw: () => number): Promise<void> {
  const pids = await askDatabase(url, async ({ pool }) => {
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where application_name = 'concord' and pid <> pg_backend_pid() and backend_type = 'client backend'
       order by state = 'active' desc, xact_start is null, pid`,
    );
    return rows.map((row) => row.pid);
  });
  const pid = pids[Math.floor(draw() * Math.min(pids.length, 3))];
  if (pid === undefined) throw new Error("the server has no connection to its database");
  killIfThere(pid);
}

/** Ends a process at once, as the kernel does when memory runs out. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The database that Concord brings; Concord itself starts it again. */
export function embeddedDatabase(dataDir: string): KillableDatabase {
  const url = embeddedDatabaseUrl(dataDir);
  return {
    url,
    postmaster: async () => {
      // While it answers, its pid file names the process that answers.
      await askDatabase(url, ({ pool }) => pool.query("select 1"));
      return Number((await readFile(join(dataDir, "data/postmaster.pid"), "utf8")).split("\n")[0]);
    },
    killBackend: (draw) => killBackend(url, draw),
    startAgain: async () => {},
  };
}

type DistributionServer = {
  readonly url: string;
  pid(): number;
  start(): Promise<void>;
  exited(): Promise<void>;
  stop(): Promise<void>;
};

/** The distribution's PostgreSQL on a directory of its own, or the line that installs one. */
export async function distributionDatabase(options: {
  readonly install: boolean;
}): Promise<(KillableDatabase & { stop(): Promise<void> }) | { readonly missing: string }> {
  const address = pathToFileURL(join(checkout, "infra/scripts/lib/postgresql-server.mjs")).href;
  const { distributionServer } = (await import(address)) as {
    distributionServer(options: { install: boolean }): Promise<DistributionServer | { missing: string }>;
  };
  const server = await distributionServer(options);
  if ("missing" in server) return server;
  return {
    url: server.url,
    postmaster: async () => server.pid(),
    killBackend: (draw) => killBackend(server.url, draw),
    startAgain: async () => {
      await server.exited();
      // Until the last orphan of the former server has gone, a new one refuses its shared memory.
      for (;;)
        try {
          return await server.start();
        } catch (error) {
          if (!/still in use|lock file/.test(String(error))) throw error;
          await pause(RETRY_MS);
        }
    },
    stop: () => server.stop(),
  };
}
