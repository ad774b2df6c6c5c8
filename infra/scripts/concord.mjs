// pnpm concord <verb>: administration on the server itself, beside a running Concord or without one.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./lib/checkout.mjs";
import { installPackages } from "./lib/packages-installed.mjs";
import { typescriptLoader } from "./lib/server-process.mjs";

await installPackages();
const { status } = spawnSync(
  process.execPath,
  ["--import", typescriptLoader(), join(root, "apps/server/src/administration/main.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
