import { parentPort, workerData } from "node:worker_threads";
import { failureOf } from "./failure.ts";
import { type BackupTask, makeBackup } from "./task.ts";

/** One thread makes one backup, and ends. */
parentPort?.postMessage(
  await makeBackup(workerData as BackupTask).catch((error: unknown) => ({ kind: "failed", ...failureOf(error) })),
);
