// Every check of the project, on a fresh machine too. Names of suites as arguments run those only; --long runs them
// with full counts.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/checkout.mjs";
import { markdownTable, plainTable } from "./lib/outcome-table.mjs";
import { installPackages } from "./lib/packages-installed.mjs";
import { StepFailed } from "./lib/step.mjs";
import { runSuite, serviceDesk } from "./lib/suite-run.mjs";
import { suites } from "./lib/suites.mjs";

const long = process.argv.includes("--long");
const chosen = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (long) Object.assign(process.env, { CONCORD_TEST_SHARE: "full", CONCORD_TEST_KILLS: "100" });

const started = Date.now();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
try {
  await installPackages();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.output);
  console.error(error.message);
  process.exit(1);
}

const known = suites();
const unknown = chosen.filter((name) => !known.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(", ")}. There are: ${known.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}
const asked = known.filter(({ name, longOnly }) => (chosen.length > 0 ? chosen.includes(name) : long || !longOnly));
const desk = serviceDesk();
const outcomes = [];
try {
  for (const suite of asked) outcomes.push(await runSuite(suite, desk, { long }));
} finally {
  await desk.stop();
}

// Where everything is installed by a script, a suite without its service is a fault of that script.
const notRun = outcomes.filter((outcome) => outcome.notRun).length;
const sum = (count) => outcomes.reduce((total, outcome) => total + count(outcome), 0);
const failed = sum((outcome) => outcome.failed) + (process.env.CI ? notRun : 0);
console.log(`\n${plainTable(outcomes)}\n`);
if (long && chosen.length === 0) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const minutes = Math.round((Date.now() - started) / 60_000);
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(root, "docs/operate/long-tests.md"), markdownTable(outcomes, { date, commit, minutes }));
}
console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
