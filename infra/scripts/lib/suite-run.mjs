import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.mjs";
import { services } from "./suites.mjs";
import { surroundings } from "./surroundings.mjs";

const LONGEST_MINUTES = { usual: 20, long: 240 };
const folder = join(root, "test-results");

/** What suites share while they run: services are had once and stopped at the end. */
export function serviceDesk() {
  const had = new Map();
  return {
    /** @param {readonly string[]} names */
    async get(names) {
      const env = {};
      const missing = [];
      for (const name of names) {
        if (!had.has(name)) had.set(name, await services[name]());
        const service = had.get(name);
        if ("missing" in service) missing.push(service.missing);
        else Object.assign(env, service.env);
      }
      return { env, missing };
    },
    async stop() {
      for (const service of had.values()) await service.stop?.();
    },
  };
}

/**
 * Runs one suite; its output goes to the screen and to a file.
 *
 * @param {import("./suites.mjs").Suite} suite
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number, notRun?: string, remarks: string[] }>}
 */
export async function runSuite(suite, desk, { long }) {
  const started = Date.now();
  const outcome = (rest) => ({
    name: suite.name,
    passed: 0,
    failed: 0,
    remarks: [],
    seconds: Math.round((Date.now() - started) / 1000),
    ...rest,
  });
  console.log(`\n── ${suite.name} ──`);
  const { env, missing } = await desk.get(suite.needs ?? []);
  if (missing.length > 0) {
    console.log(`not run: ${missing.join("; ")}`);
    return outcome({ notRun: missing.join("; ") });
  }
  try {
    await suite.prepare?.();
  } catch (error) {
    console.error(error.output ?? error);
    return outcome({ failed: 1 });
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, suite.name.replaceAll("/", "-"));
  const report = `${file}.report`;
  const program = suite.program(report);
  const code = await runLogged(program, env, `${file}.log`, long ? LONGEST_MINUTES.long : LONGEST_MINUTES.usual);
  const log = readFileSync(`${file}.log`, "utf8");
  const counts = suite.counts?.(report, log) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A program may fail without any test failing: a file that does not load, a promise that nobody caught.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return outcome({ ...counts, remarks: log.split("\n").filter((line) => line.startsWith("result: ")) });
}

function runLogged({ parameters, cwd = root, env = {} }, serviceEnv, logFile, minutes) {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile);
    const child = spawn(process.execPath, parameters, {
      cwd,
      env: surroundings({ ...serviceEnv, ...env }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const tell = (chunk) => {
      log.write(chunk);
      process.stdout.write(chunk);
    };
    child.stdout.on("data", tell);
    child.stderr.on("data", tell);
    const limit = setTimeout(() => {
      tell(`\nstopped after ${minutes} minutes\n`);
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 30_000).unref();
    }, minutes * 60_000);
    child.on("error", (error) => tell(`${error.message}\n`));
    child.on("close", (code) => {
      clearTimeout(limit);
      log.end(() => resolve(code ?? 1));
    });
  });
}
