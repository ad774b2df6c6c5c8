import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setInterval } from "node:timers/promises";
import type { DatabaseUser } from "./database-user.ts";
import type { ExclusiveLock } from "./exclusive-lock.ts";
import { inspectProcess, isPostgresOn } from "./processes.ts";
import { PROGRAM_ENVIRONMENT } from "./programs.ts";
import { PORT } from "./server-address.ts";
import type { StatePaths } from "./state-paths.ts";
import { ADOPTION_SCRIPT, SERVER_SCRIPT, WATCHDOG_NAME } from "./watchdog.ts";

/** A PostgreSQL server with a watchdog over it, whether we started it or found it. */
export type ServerProcess = {
  readonly pid: number;
  /** Settles when the server's process is gone, with how it went. */
  readonly exited: Promise<string>;
  /** `SIGINT`: end all sessions and stop in order. `SIGQUIT`: stop at once, and recover at the next start. */
  signal(name: "SIGINT" | "SIGQUIT"): void;
};

/** Given on the command line, where they outrank every file that somebody may edit. */
const SETTINGS = {
  listen_addresses: "",
  port: String(PORT),
  unix_socket_permissions: "0700",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "32MB",
  max_connections: "40",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  logging_collector: "off",
  log_destination: "stderr",
  // People's words are in the statements; a log must not outlive their erasure.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

/** Bytes after which the log of the last runs is set aside, and the one before it forgotten. */
const LONGEST_LOG = 4_000_000;

/** Opens the log that the server writes to itself, so that no one has to be alive for it to write. */
export function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_LOG) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}

/** Starts the server; it is not ready yet. The lock is handed on to it: the caller releases its own hold afterwards. */
export async function spawnServer(
  bin: string,
  paths: StatePaths,
  socket: string,
  user: DatabaseUser,
  lock: ExclusiveLock,
): Promise<ServerProcess> {
  const log = openLog(paths.log);
  const settings = { ...SETTINGS, unix_socket_directories: `"${socket.replaceAll('"', '""')}"` };
  const command = [
    join(bin, "postgres"),
    "-D",
    paths.data,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const shell = spawn("/bin/sh", ["-c", SERVER_SCRIPT, WATCHDOG_NAME, ...command], {
    ...user.identity,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ["pipe", "pipe", log, lock.descriptor],
  });
  closeSync(log);
  const gone = endOf(shell);
  if (shell.stdout === null) throw new Error("expected the watchdog's output to be a pipe, found none");
  const pid = await firstNumber(shell.stdout, gone);
  return {
    pid,
    // The shell may have been killed and the server not; then it gets a new one.
    exited: gone.then((status) =>
      serves(pid, paths.data) ? adoptServer(pid, paths.data, user).exited.then(() => status) : status,
    ),
    signal: (name) => signalServer(pid, paths.data, name),
  };
}

/** Takes over a server whose node has died, and whose watchdog died with it. */
export function adoptServer(pid: number, data: string, user: DatabaseUser): ServerProcess {
  const shell = spawn("/bin/sh", ["-c", ADOPTION_SCRIPT, WATCHDOG_NAME, String(pid)], {
    ...user.identity,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.stdin.on("error", () => {});
  shell.on("error", () => {});
  return {
    pid,
    exited: untilGone(pid, data).then(() => {
      shell.stdin.end("gone\n");
      return "it ended";
    }),
    signal: (name) => signalServer(pid, data, name),
  };
}

function endOf(shell: ChildProcess): Promise<string> {
  shell.stdin?.on("error", () => {});
  return new Promise((resolve, reject) => {
    shell.once("error", reject);
    shell.once("exit", (status, signal) => resolve(endInWords(status, signal)));
  });
}

function endInWords(status: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `its watchdog was ended by ${signal}`;
  // A shell reports a child's death by a signal as 128 and the signal's number.
  return status !== null && status > 128 ? `it was ended by signal ${status - 128}` : `it ended with status ${status}`;
}

async function firstNumber(output: Readable, gone: Promise<string>): Promise<number> {
  const lines = createInterface({ input: output });
  const first: unknown = await Promise.race([once(lines, "line").then(([line]) => line), gone]);
  const pid = Number(first);
  if (!Number.isInteger(pid)) throw new Error(`expected the watchdog to print the server's pid, found: ${first}`);
  return pid;
}

/** The number alone says nothing: another process may have been given it since. */
function serves(pid: number, data: string): boolean {
  const facts = inspectProcess(pid);
  return facts !== undefined && isPostgresOn(data, facts);
}

async function untilGone(pid: number, data: string): Promise<void> {
  if (!serves(pid, data)) return;
  for await (const _ of setInterval(200)) if (!serves(pid, data)) return;
}

/** Signals a process only if it still is a server on that directory. */
export function signalServer(pid: number, data: string, name: NodeJS.Signals): void {
  if (!serves(pid, data)) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has gone meanwhile, which is what every signal of ours asks for.
  }
}
