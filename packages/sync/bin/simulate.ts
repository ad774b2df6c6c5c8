// Runs the simulation over many seeds: npm run simulate -- [--runs N] [--from SEED] [--jobs N] [--write]
// One seed with everything that happens in it: npm run simulate -- --seed SEED
// --write puts the outcome into docs/operate/simulation.md.
import { execFileSync, fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportOf } from "../src/simulation/report.ts";
import { simulate } from "../src/simulation/simulate.ts";

const PAGE = fileURLToPath(new URL("../../../docs/operate/simulation.md", import.meta.url));
const TABLE = /(<!-- table -->\n)[\s\S]*(\n<!-- end -->)/;
const NOTHING = { runs: 0, actions: 0, kills: 0, edits: 0, acknowledged: 0, lost: 0, failed: 0 };
type Total = typeof NOTHING;

const options = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    from: { type: "string", default: "1" },
    jobs: { type: "string", default: "2" },
    seed: { type: "string" },
    write: { type: "boolean", default: false },
  },
}).values;

const [runs, from, jobs] = [number("runs", options.runs), number("from", options.from), number("jobs", options.jobs)];
if (options.seed !== undefined) await runOne(number("seed", options.seed));
else if (process.send) process.send(await runMany(runs, from));
else await runInJobs();

async function runOne(seed: number): Promise<void> {
  const run = await simulate(seed, { readable: true });
  for (const line of run.lines) console.log(line);
  console.log(await reportOf(run));
  if (run.violation) process.exitCode = 1;
}

async function runMany(count: number, first: number): Promise<Total> {
  const total = { ...NOTHING };
  for (let seed = first; seed < first + count; seed++) {
    const run = await simulate(seed);
    total.runs++;
    total.actions += run.actions.length;
    total.kills += run.kills;
    total.edits += run.edits;
    total.acknowledged += run.acknowledged;
    if (run.violation) {
      total.failed++;
      if (run.violation.invariant === "nothing_lost" || run.violation.invariant === "saved_is_true") total.lost++;
      console.log(await reportOf(run));
    }
    if (total.runs % 500 === 0) console.error(`${total.runs} runs from ${first} on, ${total.failed} failed`);
  }
  return total;
}

/** Shares the seeds among processes, each with one core. */
async function runInJobs(): Promise<void> {
  const began = Date.now();
  // What runs is what is here now, whatever is changed meanwhile.
  const ran = commit();
  const share = Math.ceil(runs / Math.max(1, jobs));
  const starts = Array.from({ length: Math.ceil(runs / share) }, (_, job) => from + job * share);
  const totals = await Promise.all(
    starts.map((first) => {
      const words = ["--runs", `${Math.min(share, from + runs - first)}`, "--from", `${first}`];
      const job = fork(fileURLToPath(import.meta.url), words);
      return new Promise<Total>((resolve, reject) => {
        job.once("message", (total) => resolve(total as Total));
        job.once("exit", (code) => reject(new Error(`a job ended with ${code} before it was done`)));
      });
    }),
  );
  const sum = (key: keyof Total) => totals.reduce((all, total) => all + total[key], 0);
  const rows = [
    ["seeds", `${from} to ${from + runs - 1}`],
    ["runs", sum("runs")],
    ["runs that failed", sum("failed")],
    ["actions", sum("actions")],
    ["processes killed", sum("kills")],
    ["edits", sum("edits")],
    ["edits acknowledged", sum("acknowledged")],
    ["runs that lost an acknowledged edit", sum("lost")],
    ["seconds", `${Math.round((Date.now() - began) / 1_000)}, by ${starts.length} processes`],
    ["date", new Date().toISOString().slice(0, 10)],
    ["commit", ran],
  ] as const;
  const table = ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${written(value)} |`)].join(
    "\n",
  );
  console.log(table);
  console.log(`result: ${sum("runs")} simulated runs, ${sum("acknowledged")} acknowledged edits, ${sum("lost")} lost`);
  if (sum("failed") > 0) process.exitCode = 1;
  if (options.write) writeFileSync(PAGE, readFileSync(PAGE, "utf8").replace(TABLE, `$1\n${table}\n$2`));
}

function written(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en") : value;
}

function commit(): string {
  const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "packages/sync").length > 0;
  return `${git("rev-parse", "--short", "HEAD")}${changed ? " with changes" : ""}`;
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, found "${text}".`);
  process.exit(1);
}
