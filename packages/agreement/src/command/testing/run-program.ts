import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runProgram } from "../program.ts";
import { readText } from "../read-text.ts";

const PROGRAM = fileURLToPath(new URL("../../../bin/agreement.ts", import.meta.url));
/** The loader with which the scripts at the root run TypeScript; the server's package has it. */
const LOADER = pathToFileURL(
  createRequire(new URL("../../../../../apps/server/package.json", import.meta.url)).resolve("tsx"),
).href;

export type Ended = { readonly code: number | null; readonly output: string; readonly errors: string };
export type SpawnOptions = {
  readonly input?: string;
  /** Where the user stands. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs the program within the test's own process, which takes a hundredth of the time. */
export async function runAgreement(words: readonly string[]): Promise<Ended> {
  let [output, errors] = ["", ""];
  const code = await runProgram(words, {
    read: (file) => readText(file, process.cwd()),
    print: (text) => {
      output += text;
    },
    complain: (text) => {
      errors += text;
    },
  });
  return { code, output, errors };
}

/** Runs the program as people do, in a process of its own. */
export function spawnAgreement(words: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const { input = "", folder, env = {} } = options;
  // What started the tests may be a script too, and must not tell the program where the user stands.
  const { npm_lifecycle_event: _, INIT_CWD: __, ...surroundings } = process.env;
  const child = spawn(process.execPath, ["--import", LOADER, PROGRAM, ...words], {
    cwd: folder,
    env: { ...surroundings, ...env },
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    errors += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output, errors }));
  });
}

/** A folder with files in it; whoever made it removes it. */
export function filesForTests() {
  const folder = mkdtempSync(join(tmpdir(), "agreement-"));
  return {
    folder,
    write(name: string, content: string | object): string {
      const path = join(folder, name);
      writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
