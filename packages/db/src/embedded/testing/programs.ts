import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll } from "vitest";
import { findBinaries } from "../binaries.ts";
import { prepareRuntime } from "../runtime.ts";

/** The programs, unpacked once for the tests of a file that are not about unpacking them. Filled in before these run. */
export function sharedPrograms(): { pgBin: string } {
  const programs = { pgBin: "" };
  beforeAll(async () => {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "concord-db-programs-")));
    chmodSync(directory, 0o755);
    const binaries = findBinaries({});
    if (!binaries.ok) throw new Error(`expected PostgreSQL's programs, found ${binaries.error.code}`);
    programs.pgBin = await prepareRuntime(binaries.value, directory);
    return () => rmSync(directory, { recursive: true });
  });
  return programs;
}
