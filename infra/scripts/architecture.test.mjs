import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readJson, root, workspaces } from "./lib/checkout.mjs";

const page = readFileSync(join(root, "docs/ARCHITECTURE.md"), "utf8");
const PATH = /`((?:apps|packages|infra|docs|\.ci)\/[^`\s]*)`/g;

test("every path that the architecture page names exists", () => {
  const named = [...page.matchAll(PATH)].map(([, path]) => path);
  assert.ok(named.length > 40, `only ${named.length} paths were found on the page`);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test("the architecture page has a line for every app and package", () => {
  const lines = page.split("\n").map((line) => line.trim());
  const missing = workspaces().filter(
    ({ folder }) => !lines.some((line) => line.startsWith(`${folder.split("/")[1]}/ `)),
  );
  assert.deepEqual(
    missing.map(({ folder }) => folder),
    [],
  );
});

test("every link between pages of the documentation leads somewhere", () => {
  const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];
  for (const file of readdirSync(join(root, "docs"), { recursive: true }))
    if (file.endsWith(".md")) pages.push(join("docs", file));
  const broken = pages.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !existsSync(join(root, file, "..", target)))
      .map((target) => `${file} → ${target}`),
  );
  assert.deepEqual(broken, []);
});

test("every command that the manifest offers is a script that exists", () => {
  const missing = Object.values(readJson("package.json").scripts)
    .map((command) => /^node (\S+)/.exec(command)?.[1])
    .filter((script) => script && !existsSync(join(root, script)));
  assert.deepEqual(missing, []);
});

test("the variables in the manual are those that the server reads", () => {
  const read = readFileSync(join(root, "apps/server/src/config.ts"), "utf8");
  const settings = [...read.matchAll(/^ {2}([A-Z][A-Z_]+): z\b/gm)].map(([, name]) => name);
  const manual = readFileSync(join(root, "docs/operate/README.md"), "utf8");
  const described = [...manual.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  assert.ok(settings.length > 5);
  assert.deepEqual(described.sort(), settings.filter((name) => name !== "NODE_ENV").sort());
});
