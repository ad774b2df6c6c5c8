import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./checkout.mjs";
import { surroundings } from "./surroundings.mjs";

/** The loader that lets Node run the server's TypeScript, as an argument of `--import`. */
export function typescriptLoader(workspace = "apps/server") {
  const require = createRequire(join(root, workspace, "package.json"));
  return pathToFileURL(require.resolve("tsx")).href;
}

/**
 * Starts the server in a process group of its own: Ctrl+C in a terminal reaches every process of the terminal's group,
 * and a server that is told twice to stop cannot tell that from impatience. It is told once, by us. Should we be killed
 * outright, the channel between us breaks and the server stops by itself.
 *
 * @param {Record<string, string | undefined>} env
 */
export function spawnServer(env) {
  const watch = new URL("./stop-with-parent.mjs", import.meta.url).href;
  return spawn(
    process.execPath,
    ["--import", watch, "--import", typescriptLoader(), join(root, "apps/server/src/main.ts")],
    {
      cwd: root,
      env: surroundings(env),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    },
  );
}
