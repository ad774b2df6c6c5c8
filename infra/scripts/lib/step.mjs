import { spawn } from "node:child_process";
import { root } from "./checkout.mjs";
import { surroundings } from "./surroundings.mjs";

/** A step that failed; `output` is what its program printed. */
export class StepFailed extends Error {
  constructor(words, output) {
    super(words);
    this.output = output;
  }
}

/**
 * Runs a program, saying in words what is being done and for how long it has been going on.
 *
 * @param {string} words what is done, as in 'Installing packages'
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, every?: number }} [options] `every`: seconds between words
 * @returns {Promise<string>} what the program printed
 */
export function step(words, command, parameters, { cwd = root, env = {}, every = 10 } = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${words} …`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd,
      env: surroundings(env),
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    const ticking = setInterval(() => console.log(`  ${words}: ${seconds()} s so far`), every * 1000);
    const stop = (signal) => child.kill(signal);
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    const settle = (finish) => {
      clearInterval(ticking);
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
      finish(Buffer.concat(output).toString("utf8"));
    };
    child.on("error", (error) => settle((text) => reject(new StepFailed(`${command}: ${error.message}`, text))));
    child.on("close", (code, signal) =>
      settle((text) => {
        if (code === 0) {
          console.log(`  done in ${seconds()} s`);
          resolve(text);
        } else reject(new StepFailed(`${words}: stopped with ${signal ?? `code ${code}`}`, text));
      }),
    );
  });
}
