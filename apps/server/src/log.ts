import { type DestinationStream, pino } from "pino";
import type { Log } from "./deps.ts";
import { faultForLog } from "./fault-for-log.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Events that are not worth a person's look (`debug`), or are (`warn`, `error`). All others are `info`. */
const LEVELS: Readonly<Record<string, "debug" | "warn" | "error">> = {
  sync_joined: "debug",
  sync_left: "debug",
  sync_loaded: "debug",
  sync_unloaded: "debug",
  sync_compacted: "debug",
  request_slow: "warn",
  readiness_changed: "warn",
  database_connection_lost: "warn",
  redis_left: "warn",
  redis_not_reached: "warn",
  redis_connection_failed: "warn",
  redis_backlog_dropped: "warn",
  redis_entry_ignored: "warn",
  order_not_told: "warn",
  order_not_confirmed: "warn",
  sync_out_of_step: "warn",
  sync_fell_behind: "warn",
  sync_socket_failed: "warn",
  backup_failed: "error",
  redis_refused: "error",
  redis_entry_failed: "error",
  order_failed: "error",
  sync_store_failed: "error",
  sync_load_failed: "error",
  sync_unreadable_update: "error",
  sync_abandoned: "error",
  sync_compaction_failed: "error",
  sync_stopped_unsaved: "error",
  authentication_failed: "error",
  request_failed: "error",
  page_failed: "error",
  upgrade_failed: "error",
  stop_failed: "error",
  unhandled_rejection: "error",
};

/**
 * One JSON line an event: `time`, `level`, `event` and its facts. Facts hold ids, codes and counts; who adds one sees to
 * it that nothing of what people wrote, and no name or address of theirs, is among them.
 */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return (event, facts = {}) => logger[LEVELS[event] ?? "info"]({ event, ...withoutErrors(facts) });
}

/** An error as a fact is written as `faultForLog` has it: its own fields may hold the values of a query. */
function withoutErrors(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Object.values(facts).some((fact) => fact instanceof Error)) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact instanceof Error ? faultForLog(fact) : fact]),
  );
}

/** Standard error: standard output is for the person who starts the server. For eyes where a developer looks at it. */
export function standardError(development: boolean): DestinationStream {
  const stream = process.stderr;
  return development && stream.isTTY ? { write: (line) => void stream.write(readable(line)) } : stream;
}

/** A JSON line as a person reads it. */
function readable(line: string): string {
  const { time, level, event, ...facts } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const rest = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${String(time).slice(11, 23)} ${String(level).padEnd(5)} ${[event, ...rest].join(" ")}\n`;
}
