// The process that makes the load: it is told what to do, and answers what it measured.
import { attack, prepareAttack } from "./attacks.ts";
import { disk } from "./disk.ts";
import { durable } from "./durable.ts";
import { fill, leave, settle } from "./fill.ts";
import { honestPair } from "./honest-pair.ts";
import { found, open } from "./open.ts";
import { pace } from "./pace.ts";
import { saturate } from "./saturate.ts";
import { untilKilled } from "./until-killed.ts";

const jobs = {
  attack,
  prepareAttack,
  disk,
  durable,
  fill,
  found,
  honestPair,
  leave,
  open,
  pace,
  saturate,
  settle,
  untilKilled,
};
export type Jobs = typeof jobs;

process.on("disconnect", () => process.exit(0));
process.on("message", ({ job, task }: { job: keyof Jobs; task: never }) => {
  jobs[job](task).then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
