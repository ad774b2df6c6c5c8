import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, root, workspaces } from "./checkout.mjs";
import { hashOfTexts, stamp } from "./fingerprint.mjs";
import { step } from "./step.mjs";

const installed = stamp("node_modules/.concord-installed");

/** What decides which packages are there: the lockfile, the settings, and each manifest's lists. Scripts do not. */
function wanted() {
  const lists = ({ packageManager, dependencies, devDependencies, optionalDependencies }) =>
    JSON.stringify([packageManager, dependencies, devDependencies, optionalDependencies]);
  const text = (file) => readFileSync(join(root, file), "utf8");
  return hashOfTexts([
    ["platform", `${process.platform}-${process.arch}`],
    ["pnpm-lock.yaml", text("pnpm-lock.yaml")],
    ["pnpm-workspace.yaml", text("pnpm-workspace.yaml")],
    ["package.json", lists(readJson("package.json"))],
    ...workspaces().map(({ folder, manifest }) => [folder, lists(manifest)]),
  ]);
}

/** Installs the packages when the lockfile or a manifest has changed since the last time; else it asks nobody. */
export async function installPackages() {
  const hash = wanted();
  if (installed.says(hash)) return;
  const pnpm = readJson("package.json").packageManager;
  // NODE_ENV=production would leave out what the build needs.
  await step("Installing packages", "npx", ["--yes", pnpm, "install", "--frozen-lockfile"], {
    env: { NODE_ENV: undefined, pnpm_config_confirm_modules_purge: "false" },
  });
  installed.note(hash);
}
