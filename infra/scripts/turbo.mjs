// Turborepo as the other scripts run it, with its own arguments.
import { spawnSync } from "node:child_process";
import { surroundings } from "./lib/surroundings.mjs";
import { turbo, turboPath } from "./lib/turborepo.mjs";

const { status } = spawnSync(process.execPath, [turbo, ...process.argv.slice(2)], {
  env: surroundings(turboPath),
  stdio: "inherit",
});
process.exit(status ?? 1);
