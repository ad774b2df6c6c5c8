import { Worker } from "node:worker_threads";
import { type Result, refused } from "@concord/domain";
import type { ImportedTranscript } from "../transcripts/imported-transcript.ts";
import type { TranscriptFile } from "../transcripts/read-transcript.ts";
import type { ImportRefusal } from "../transcripts/refusals.ts";

export type WorkerLimits = {
  /** From the call to the answer, the thread's own start (some tenths of a second) included. */
  readonly timeoutMs: number;
  /** Heap of the thread; the file's bytes and what is inflated of it have limits of their own. */
  readonly memoryMb: number;
};

type Reading = Result<ImportedTranscript, ImportRefusal>;

/**
 * `readTranscript` in a thread of its own, so that a large or hostile file delays nobody and can be given up: at the
 * deadline (`timed_out`), when its heap is full (`too_large`, of `memory`), when it breaks (`reader_failed`).
 *
 * @param signal - gives up at once; the promise then rejects with the signal's reason
 */
export async function readTranscriptInWorker(
  file: TranscriptFile,
  { timeoutMs, memoryMb }: WorkerLimits,
  signal?: AbortSignal,
): Promise<Reading> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), {
    workerData: file,
    // The parent's loaders and flags are not for this thread.
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMb,
      maxYoungGenerationSizeMb: Math.max(4, Math.ceil(memoryMb / 8)),
    },
  });
  let deadline: NodeJS.Timeout | undefined;
  let giveUp: (() => void) | undefined;
  try {
    return await new Promise<Reading>((answer, reject) => {
      deadline = setTimeout(() => answer(refused({ code: "timed_out", limitMs: timeoutMs })), timeoutMs);
      giveUp = () => reject(signal?.reason);
      signal?.addEventListener("abort", giveUp, { once: true });
      worker.once("message", (reading: Reading) => answer(reading));
      worker.once("error", (error) => answer(refused(refusalOf(error, memoryMb))));
      worker.once("exit", (exit) =>
        answer(refused({ code: "reader_failed", detail: `the thread ended with ${exit}` })),
      );
    });
  } finally {
    clearTimeout(deadline);
    if (giveUp) signal?.removeEventListener("abort", giveUp);
    await worker.terminate();
  }
}

function refusalOf(error: unknown, memoryMb: number): ImportRefusal {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
    return { code: "too_large", what: "memory", limit: memoryMb * 1024 * 1024 };
  return { code: "reader_failed", detail: error instanceof Error ? error.message : String(error) };
}
