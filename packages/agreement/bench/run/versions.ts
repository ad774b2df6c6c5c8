import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { VERSION_PROGRAMS } from "./programs.ts";

const run = promisify(execFile);

/** The version of each engine and of what it stands on; what is not installed is missing. */
export type Versions = ReadonlyMap<string, string>;

export async function installedVersions(signal: AbortSignal): Promise<Versions> {
  const versions = new Map([["node", process.versions.node]]);
  const { version } = createRequire(import.meta.url)("krippendorff/package.json") as { version: string };
  versions.set("krippendorff", version);
  for (const { program, parameters } of VERSION_PROGRAMS) {
    for (const line of (await outputOf(program, parameters, signal)).split("\n")) {
      const [name, version] = line.trim().split(" ");
      if (name && version) versions.set(name, version);
    }
  }
  return versions;
}

/** Nothing where there is no such program, or it can not start: its peers are then listed as not run. */
async function outputOf(program: string, parameters: readonly string[], signal: AbortSignal): Promise<string> {
  try {
    return (await run(program, [...parameters], { signal })).stdout;
  } catch {
    signal.throwIfAborted();
    return "";
  }
}
