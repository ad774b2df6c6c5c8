import { Worker } from "node:worker_threads";
import { failureOf } from "./failure.ts";
import type { FailureCode } from "./status.ts";
import type { BackupOutcome, BackupTask } from "./task.ts";

export type ThreadOutcome =
  | BackupOutcome
  | { readonly kind: "failed"; readonly code: FailureCode; readonly detail: string };

const MEMORY_MB = 1024;

/** Makes a backup in a thread of its own, so that no keystroke waits for it. Aborting ends it where it is. */
export function backupInThread(task: BackupTask, signal: AbortSignal): Promise<ThreadOutcome> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL("./thread.mjs", import.meta.url), {
      // The parent's loaders and flags are not for this thread.
      execArgv: [],
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = () => void thread.terminate();
    signal.addEventListener("abort", end, { once: true });
    thread.once("message", resolve);
    thread.once("error", (error) => resolve({ kind: "failed", ...failureOf(error) }));
    thread.once("exit", () => {
      signal.removeEventListener("abort", end);
      resolve({ kind: "failed", code: "failed", detail: "the thread ended before the backup was made" });
    });
  });
}
