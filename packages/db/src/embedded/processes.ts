import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import { findProgram } from "./programs.ts";
import { WATCHDOG_NAME } from "./watchdog.ts";

/** What can be seen of a process from outside. */
export type ProcessFacts = {
  readonly pid: number;
  readonly parent: number;
  readonly zombie: boolean;
  /** The words it was started with, or the title it gave itself, joined by spaces. */
  readonly command: string;
  /** Unknown for another user's process when we are not privileged, and outside Linux. */
  readonly executable: string | undefined;
  readonly directory: string | undefined;
};

/** @returns nothing when there is no such process */
export function inspectProcess(pid: number): ProcessFacts | undefined {
  return process.platform === "linux" ? inspectByProc(pid) : inspectByPs(pid);
}

function inspectByProc(pid: number): ProcessFacts | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // `pid (name) state parent …`, where the name may hold spaces and parentheses.
  const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    pid,
    parent: Number(parent),
    zombie: state === "Z" || state === "X",
    command: (readIfThere(`/proc/${pid}/cmdline`) ?? "").split("\0").join(" ").trim(),
    executable: linkIfReadable(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, ""),
    directory: linkIfReadable(`/proc/${pid}/cwd`),
  };
}

function inspectByPs(pid: number): ProcessFacts | undefined {
  const ps = findProgram("ps") ?? "ps";
  const line = spawnSync(ps, ["-ww", "-o", "ppid=,stat=,args=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  const [, parent, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/m.exec(line ?? "") ?? [];
  if (parent === undefined || state === undefined || command === undefined) return undefined;
  return {
    pid,
    parent: Number(parent),
    zombie: state.startsWith("Z"),
    command,
    executable: undefined,
    directory: undefined,
  };
}

/** Whether a live process is a PostgreSQL, the server or one of its children, on this data directory. */
export function isPostgresOn(data: string, facts: ProcessFacts): boolean {
  if (facts.zombie) return false;
  if (facts.executable !== undefined && facts.directory !== undefined) {
    return basename(facts.executable) === "postgres" && facts.directory === data;
  }
  return /(^|\/)postgres /.test(facts.command) && facts.command.includes(` ${data} `);
}

/**
 * The PostgreSQL server on a data directory, found by its executable and working directory and not by its pid file,
 * which may be missing or lie. (Outside Linux only by the pid file.)
 */
export function findServerOn(data: string): ProcessFacts | undefined {
  const running = candidates(data)
    .map(inspectProcess)
    .filter((facts) => facts !== undefined)
    .filter((facts) => isPostgresOn(data, facts));
  const pids = new Set(running.map((facts) => facts.pid));
  return running.find((facts) => !pids.has(facts.parent) && !facts.command.startsWith("postgres: "));
}

function candidates(data: string): number[] {
  if (process.platform === "linux") return allProcesses();
  const pid = pidFileEntry(data);
  return pid === undefined ? [] : [pid];
}

function allProcesses(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** The processes that will stop a server because their node has died. (Outside Linux only the server's parent.) */
export function watchdogsOf(server: ProcessFacts, data: string): ProcessFacts[] {
  const others = process.platform === "linux" ? allProcesses() : [server.parent];
  return others
    .map(inspectProcess)
    .filter((facts) => facts !== undefined)
    .filter(({ command, zombie }) => !zombie && command.includes(` ${WATCHDOG_NAME} `))
    .filter(({ command }) => command.includes(` ${data} `) || command.endsWith(` ${server.pid}`));
}

/** The process that the data directory's `postmaster.pid` names. */
export function pidFileEntry(data: string): number | undefined {
  // PostgreSQL writes a negative number when it runs alone, without a server.
  const pid = Math.abs(Number.parseInt(readIfThere(`${data}/postmaster.pid`) ?? "", 10));
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function linkIfReadable(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
