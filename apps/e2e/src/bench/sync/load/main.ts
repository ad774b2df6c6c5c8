// The process that makes the load: it is told what to do, and answers what it measured.
import { disk } from "./disk.ts";
import { durable } from "./durable.ts";
import { pace } from "./pace.ts";
import { saturate } from "./saturate.ts";

export const jobs = { saturate, pace, durable, disk };
export type Jobs = typeof jobs;

process.on("disconnect", () => process.exit(0));
process.on("message", ({ job, task }: { job: keyof Jobs; task: never }) => {
  jobs[job](task).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
