// Runs the simulation over many seeds: npm run simulate -- [--runs N] [--from SEED] [--write]
// One seed with everything that happens in it: npm run simulate -- --seed SEED
// --write puts the outcome into docs/operate/simulation.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reportOf } from "../src/simulation/report.ts";
import { simulate } from "../src/simulation/simulate.ts";

const PAGE = fileURLToPath(new URL("../../../docs/operate/simulation.md", import.meta.url));
const TABLE = /(<!-- table -->\n)[\s\S]*(\n<!-- end -->)/;

const options = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
    write: { type: "boolean", default: false },
  },
}).values;

if (options.seed === undefined) await runMany(number("runs", options.runs), number("from", options.from));
else await runOne(number("seed", options.seed));

async function runOne(seed: number): Promise<void> {
  const run = await simulate(seed, { readable: true });
  for (const line of run.lines) console.log(line);
  console.log(await reportOf(run));
  if (run.violation) process.exitCode = 1;
}

async function runMany(runs: number, from: number): Promise<void> {
  const total = { runs: 0, actions: 0, kills: 0, edits: 0, acknowledged: 0, lost: 0, failed: 0 };
  const began = Date.now();
  for (let seed = from; seed < from + runs; seed++) {
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
    if (total.runs % 1_000 === 0) console.error(`${total.runs} runs, ${total.failed} failed`);
  }
  const seconds = Math.round((Date.now() - began) / 1_000);
  const words = [
    ["seeds", `${from} to ${from + runs - 1}`],
    ["runs", total.runs],
    ["runs that failed", total.failed],
    ["actions", total.actions],
    ["processes killed", total.kills],
    ["edits", total.edits],
    ["edits acknowledged", total.acknowledged],
    ["runs that lost an acknowledged edit", total.lost],
    ["seconds", seconds],
    ["date", new Date().toISOString().slice(0, 10)],
    ["commit", commit()],
  ] as const;
  const table = ["| | |", "| --- | --- |", ...words.map(([name, value]) => `| ${name} | ${written(value)} |`)].join(
    "\n",
  );
  console.log(table);
  console.log(`result: ${total.runs} simulated runs, ${total.acknowledged} acknowledged edits, ${total.lost} lost`);
  if (total.failed > 0) process.exitCode = 1;
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
