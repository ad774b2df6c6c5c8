// Takes the guards of blindness out of a copy of the checkout, one at a time, and expects the tests to notice.
// A guard whose absence no test notices might as well not be there.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./lib/checkout.mjs";
import { guards } from "./lib/guards.mjs";
import { surroundings } from "./lib/surroundings.mjs";

const copy = join(root, "test-results", "guard-mutations");

/** A copy that shares its files with the checkout, so that it costs nothing; what is changed in it is replaced first. */
function copyCheckout() {
  rmSync(copy, { recursive: true, force: true });
  execFileSync("mkdir", ["-p", copy]);
  const entries = readdirSync(root).filter((name) => !["test-results", ".git", "data"].includes(name));
  execFileSync("cp", ["-al", ...entries.map((name) => join(root, name)), copy]);
}

/** Runs a test file of a workspace; the end-to-end tests come from here and start the server of the copy. */
function passes({ workspace, file, title }) {
  const runner = workspace === "apps/e2e" ? "@playwright/test" : "vitest";
  const at = workspace === "apps/e2e" ? root : copy;
  const require = createRequire(join(at, workspace, "package.json"));
  const program = join(
    dirname(require.resolve(`${runner}/package.json`)),
    runner === "vitest" ? "vitest.mjs" : "cli.js",
  );
  const verb = runner === "vitest" ? "run" : "test";
  const named = title ? [runner === "vitest" ? "-t" : "-g", title] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, verb, file, ...named], {
    cwd: join(at, workspace),
    env: surroundings({ CONCORD_TEST_CHECKOUT: copy }),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { passed: status === 0, output: stdout + stderr };
}

const wanted = process.argv.slice(2);
const chosen = guards.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
let unnoticed = 0;
copyCheckout();
const controls = new Map();
for (const { name, file, guard, without, noticedBy } of chosen) {
  const path = join(copy, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (text.split(guard).length !== 2) {
    console.log(`✗ ${name}: the guard does not stand once in ${file}; bring infra/scripts/lib/guards.mjs up to date`);
    unnoticed++;
    continue;
  }
  for (const test of noticedBy) {
    const key = `${test.workspace}/${test.file} ${test.title ?? ""}`;
    if (!controls.has(key)) controls.set(key, passes(test));
    const control = controls.get(key);
    if (!control.passed) {
      console.log(`✗ ${name}: ${key} fails even with the guard in place\n${control.output.slice(-4000)}`);
      unnoticed++;
      continue;
    }
    rmSync(path);
    writeFileSync(
      path,
      text.replace(guard, () => without),
    );
    const mutated = passes(test);
    writeFileSync(path, text);
    console.log(`${mutated.passed ? "✗ not noticed" : "✓ noticed"}: without ${name}, ${key}`);
    if (mutated.passed) unnoticed++;
  }
}
rmSync(copy, { recursive: true, force: true });
const tried = chosen.reduce((sum, { noticedBy }) => sum + noticedBy.length, 0);
console.log(`result: ${tried - unnoticed} of ${tried} removals of a guard were noticed`);
process.exit(unnoticed > 0 ? 1 : 0);
