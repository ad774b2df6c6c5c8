import { Worker } from "node:worker_threads";
import { type SnapshotOf, snapshotOf } from "@concord/sync/server";

/** Up to here it takes some milliseconds, less than starting a thread. */
const SMALL = 256 * 1024;
const MEMORY_MB = 1024;
/**
 * One compaction at a time: one that never ends would keep all other rooms from theirs. Below the time for which the
 * database lets a transaction rest.
 */
const DEADLINE = 25_000; // ms

/** Makes one update of many; of large rooms in a thread of its own, so that nobody's edit waits for it. */
export const snapshotInThread: SnapshotOf = (updates) => {
  const bytes = updates.reduce((sum, update) => sum + update.length, 0);
  if (bytes <= SMALL) return snapshotOf(updates);
  return new Promise<Uint8Array>((resolve, reject) => {
    const thread = new Worker(new URL("./thread.mjs", import.meta.url), {
      // The parent's loaders and flags are not for this thread.
      execArgv: [],
      workerData: updates,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const deadline = setTimeout(() => void thread.terminate(), DEADLINE);
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => {
      clearTimeout(deadline);
      reject(new Error(`the thread that makes snapshots ended with code ${code}`));
    });
  });
};
