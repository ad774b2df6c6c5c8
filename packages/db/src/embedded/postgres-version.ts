/** The binaries the launcher brings are of this major version, and so must be `PG_BIN` and an existing directory. */
export const NEEDED_MAJOR_VERSION = "18";

/** @param words - what `postgres --version` prints, e.g. `postgres (PostgreSQL) 18.4` or `… 15.14 (Debian 15.14-0)` */
export function majorVersion(words: string): string | undefined {
  return /\(PostgreSQL\) (\d+)/.exec(words)?.[1];
}
