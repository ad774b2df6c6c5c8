import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Result, refused } from "@concord/domain";
import { PLATFORM } from "./binaries.ts";
import type { DatabaseUser } from "./database-user.ts";
import { majorVersion, NEEDED_MAJOR_VERSION } from "./postgres-version.ts";
import { PROGRAM_ENVIRONMENT } from "./programs.ts";
import type { EmbeddedRefusal } from "./refusals.ts";

/** Runs `postgres --version` as the user it will serve under: the one test that it runs here, and which one it is. */
export function checkPrograms(bin: string, user: DatabaseUser): Result<void, EmbeddedRefusal> {
  const { stdout, stderr, status, error } = spawnSync(join(bin, "postgres"), ["--version"], {
    ...user.identity,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    encoding: "utf8",
  });
  if (status !== 0) return refused({ code: "no_binary", platform: PLATFORM, detail: whyNot(error, stderr) });
  const found = majorVersion(stdout);
  if (found !== NEEDED_MAJOR_VERSION) {
    return refused({ code: "other_major_version", where: "binaries", path: bin, found: found ?? stdout.trim() });
  }
  return { ok: true, value: undefined };
}

function whyNot(error: Error | undefined, stderr: string | null): string {
  if (error === undefined) return stderr?.trim().split("\n").at(-1) || "it ended with an error";
  // The program is there, so what is missing is the loader it names: that of the GNU C library.
  if ("code" in error && error.code === "ENOENT") return "it needs the GNU C library 2.27 or later";
  if ("code" in error && error.code === "EACCES") return "the system forbids programs to run from this disk";
  return error.message;
}
