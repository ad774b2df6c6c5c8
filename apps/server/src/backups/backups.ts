import { mkdir } from "node:fs/promises";
import { type Database, backups as stored } from "@concord/db";
import type { Log } from "../deps.ts";
import { failureOf } from "./failure.ts";
import { backupInThread } from "./in-thread.ts";
import type { Keep } from "./rotation.ts";
import { afterFailure, type BackupStatus, NO_BACKUP_YET, nextBackupAt, readStatus, writeStatusFile } from "./status.ts";

export type BackupSettings = {
  readonly folder: string;
  readonly everyHours: number;
  readonly keep: Keep;
  /** Whether the database is the embedded one, whose files lie beside the backups. */
  readonly sameDisk: boolean;
};

export type BackupOverview = BackupStatus & {
  /** Where they lie; `null` when backups are switched off. */
  readonly folder: string | null;
  readonly nextAt: Date | null;
};

export type Backups = { overview(): Promise<BackupOverview>; stop(): Promise<void> };

/** Calls back once after some milliseconds; answers how not to. */
export type Later = (ms: number, call: () => void) => () => void;

const LONGEST_WAIT = 3_600_000;

const byTimer: Later = (ms, call) => {
  const timer = setTimeout(call, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/**
 * Makes backups by themselves for as long as the server runs: when one is due by what the database says of the last, so
 * that of several processes one makes it.
 */
export function createBackups(options: {
  settings: BackupSettings | undefined;
  db: Database;
  databaseUrl: string;
  product: string;
  log: Log;
  now: () => Date;
  later?: Later;
}): Backups {
  const { settings, db, log, now, later = byTimer } = options;
  if (!settings)
    return { overview: async () => ({ ...NO_BACKUP_YET, folder: null, nextAt: null }), stop: async () => {} };
  const startedAt = now();
  const ended = new AbortController();
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  /** What could not be noted in the database, which may be the very thing that failed. */
  let unnoted: BackupStatus | undefined;

  const present = async () => unnoted ?? readStatus(await stored.readBackupStatus(db));
  const due = (status: BackupStatus) => nextBackupAt(status, startedAt, settings.everyHours);

  const noteFailure = async (failure: ReturnType<typeof failureOf>) => {
    const before = await present().catch(() => NO_BACKUP_YET);
    const status = afterFailure(before, { at: now().toISOString(), ...failure });
    log("backup_failed", { ...failure, failures: status.failures, next: due(status).toISOString() });
    unnoted = status;
    await stored.writeBackupStatus(db, status).then(
      () => {
        unnoted = undefined;
      },
      () => {},
    );
    await mkdir(settings.folder, { recursive: true, mode: 0o700 })
      .then(() => writeStatusFile(settings.folder, status))
      .catch(() => {});
  };

  const turn = async () => {
    try {
      if (due(await present()).getTime() > now().getTime()) return;
      const { folder, everyHours, keep, sameDisk } = settings;
      const { databaseUrl: url, product } = options;
      const times = { now: now().getTime(), startedAt: startedAt.getTime() };
      const outcome = await backupInThread(
        { url, folder, product, ...times, everyHours, keep, sameDisk },
        ended.signal,
      );
      if (ended.signal.aborted) return;
      if (outcome.kind === "failed") await noteFailure(outcome);
      else unnoted = undefined;
      if (outcome.kind === "made") log("backup_made", { ...outcome.success });
    } catch (error) {
      if (!ended.signal.aborted) await noteFailure(failureOf(error));
    }
  };
  const wait = async () => {
    const status = await present().catch(() => undefined);
    if (ended.signal.aborted) return;
    const ms = status ? due(status).getTime() - now().getTime() : LONGEST_WAIT / 60;
    cancel = later(Math.min(Math.max(ms, 1_000), LONGEST_WAIT), () => {
      running = turn().then(wait);
    });
  };
  running = wait();

  return {
    overview: async () => {
      const status = await present();
      return { ...status, folder: settings.folder, nextAt: due(status) };
    },
    stop: async () => {
      ended.abort();
      cancel();
      await running;
    },
  };
}
