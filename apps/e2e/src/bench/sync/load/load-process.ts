import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Jobs } from "./main.ts";

/** Makes load from a process of its own, one job after the other. */
export type LoadProcess = {
  /** @throws with the reason when the job can not be done */
  run<J extends keyof Jobs>(
    job: J,
    task: Parameters<Jobs[J]>[0] extends undefined ? null : Parameters<Jobs[J]>[0],
  ): Promise<Awaited<ReturnType<Jobs[J]>>>;
  stop(): Promise<void>;
};

export function startLoadProcess(): LoadProcess {
  const child = fork(fileURLToPath(new URL("./main.ts", import.meta.url)), { stdio: "inherit" });
  const gone = once(child, "exit");
  return {
    async run(job, task) {
      child.send({ job, task });
      const [message] = await Promise.race([
        once(child, "message"),
        gone.then(() => Promise.reject(new Error(`${job}: the process that makes the load is gone`))),
      ]);
      const said = message as { answer: unknown } | { failed: string };
      if ("failed" in said) throw new Error(`${job}: ${said.failed}`);
      return said.answer as never;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
