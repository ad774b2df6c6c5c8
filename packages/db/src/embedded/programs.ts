import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const SYSTEM_FOLDERS = ["/usr/bin", "/bin", "/usr/local/bin", "/sbin", "/usr/sbin"];

/** A program of the system; found without a `PATH` too, which a service manager may leave empty. */
export function findProgram(name: string): string | undefined {
  const folders = [...SYSTEM_FOLDERS, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * What initdb, postgres and the watchdog see of the environment: nothing of ours. Their language must be English, for
 * we read their last words; the time zone must not depend on the machine.
 */
export const PROGRAM_ENVIRONMENT = { PATH: SYSTEM_FOLDERS.join(delimiter), LC_ALL: "C", TZ: "UTC" };
