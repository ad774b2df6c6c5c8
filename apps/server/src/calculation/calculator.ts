import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { ok, refused } from "@concord/domain";
import type { Outcome } from "../http/refusal.ts";
import type { Answer, Task } from "./task.ts";

export type Calculator = {
  /**
   * Calculates in a thread of its own, so that nobody else waits. Refused at the deadline.
   *
   * @param key - names the inputs completely, such as by the hashes of sealed layers: the answer to the same key is kept
   */
  calculate<T extends Task>(key: readonly string[], task: T): Promise<Outcome<Answer[T["kind"]]>>;
  stop(): Promise<void>;
};

const MOST_KEPT = 200;
const DEADLINE = 30_000; // ms, from the moment a task's turn has come
const MEMORY_MB = 1024;

type Job = {
  readonly task: Task;
  readonly settle: (outcome: Outcome<Answer[Task["kind"]]>) => void;
  readonly fail: (error: Error) => void;
};

/** One thread, started when it is first needed, that does one task after the other. */
export function createCalculator({ deadline = DEADLINE } = {}): Calculator {
  const kept = new Map<string, Promise<Outcome<Answer[Task["kind"]]>>>();
  const waiting: Job[] = [];
  let worker: Worker | undefined;
  let current: { readonly job: Job; readonly number: number; readonly timer: NodeJS.Timeout } | undefined;
  let number = 0;

  const finish = (end: (job: Job) => void) => {
    if (!current) return;
    clearTimeout(current.timer);
    const { job } = current;
    current = undefined;
    end(job);
    next();
  };
  const giveUpThread = async () => {
    const broken = worker;
    worker = undefined;
    await broken?.terminate();
  };
  const start = (): Worker => {
    const thread = new Worker(new URL("./thread.mjs", import.meta.url), {
      // The parent's loaders and flags are not for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.unref();
    thread.on("message", (message: { number: number; answer?: Answer[Task["kind"]]; error?: string }) => {
      if (message.number !== current?.number) return;
      const { answer, error } = message;
      if (answer) finish((job) => job.settle(ok(answer)));
      else finish((job) => job.fail(new Error(`the calculation failed: ${error}`)));
    });
    thread.on("error", (error) => {
      if (worker === thread) worker = undefined;
      finish((job) => job.fail(error as Error));
    });
    return thread;
  };
  const next = () => {
    if (current) return;
    const job = waiting.shift();
    if (!job) return;
    worker ??= start();
    const timer = setTimeout(() => {
      void giveUpThread();
      finish((late) => late.settle(refused({ code: "takes_too_long" })));
    }, deadline);
    current = { job, number: ++number, timer };
    worker.postMessage({ number, task: job.task });
  };

  return {
    calculate<T extends Task>(key: readonly string[], task: T) {
      const name = createHash("sha256")
        .update(JSON.stringify([task.kind, ...key]))
        .digest("hex");
      const known = kept.get(name);
      const answer =
        known ??
        new Promise<Outcome<Answer[Task["kind"]]>>((settle, fail) => {
          waiting.push({ task, settle, fail });
          next();
        });
      // What is asked for again moves to the end; the first is what nobody has asked for longest.
      kept.delete(name);
      kept.set(name, answer);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
      answer.then(
        (outcome) => outcome.ok || kept.delete(name),
        () => kept.delete(name),
      );
      return answer as Promise<Outcome<Answer[T["kind"]]>>;
    },
    stop: giveUpThread,
  };
}
