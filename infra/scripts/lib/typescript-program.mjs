import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./checkout.mjs";
import { installPackages } from "./packages-installed.mjs";
import { typescriptLoader } from "./server-process.mjs";
import { StepFailed } from "./step.mjs";
import { surroundings } from "./surroundings.mjs";

/**
 * Runs a TypeScript file of a workspace with the arguments that this script was given, and ends with its exit code.
 *
 * @param {string} file path below the checkout
 * @param {(() => Promise<Record<string, string> | undefined>)[]} [before] what it needs; each may answer variables for
 *   its environment
 */
export async function runTypescriptProgram(file, before = []) {
  const env = {};
  try {
    await installPackages();
    for (const prepare of before) Object.assign(env, await prepare());
  } catch (error) {
    if (error instanceof StepFailed) console.error(error.output);
    console.error(error.message);
    process.exit(1);
  }
  const program = spawn(
    process.execPath,
    ["--import", typescriptLoader(), join(root, file), ...process.argv.slice(2)],
    { env: surroundings(env), stdio: "inherit" },
  );
  // Ctrl+C reaches the program by itself; it says when it is done.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => program.kill("SIGTERM"));
  program.on("exit", (code) => process.exit(code ?? 1));
}
