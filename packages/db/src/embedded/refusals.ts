import { NEEDED_MAJOR_VERSION } from "./postgres-version.ts";

/** Why the embedded database was not started. Every path is absolute, every uid numeric. */
export type EmbeddedRefusal =
  /** No PostgreSQL for this machine, or one that does not run here; `detail` is what the system said. */
  | { readonly code: "no_binary"; readonly platform: string; readonly detail: string }
  /** Embedding is not offered on this operating system. */
  | { readonly code: "unsupported_system"; readonly platform: string }
  /** The directory was written, or the binaries were made, by another major version of PostgreSQL. */
  | {
      readonly code: "other_major_version";
      readonly where: "data" | "binaries";
      readonly path: string;
      readonly found: string;
    }
  /** The uid that PostgreSQL runs under may not enter `blockedAt`, a directory on the way to `directory`. */
  | {
      readonly code: "unreachable_directory";
      readonly directory: string;
      readonly blockedAt: string;
      readonly uid: number;
    }
  | { readonly code: "unwritable_directory"; readonly directory: string; readonly detail: string }
  /** The data belongs to a user that this process can not act for. */
  | { readonly code: "wrong_owner"; readonly directory: string; readonly owner: number; readonly uid: number }
  /** A live Concord (`concord`), or a PostgreSQL that no Concord looks after (`postgres`), uses the directory. */
  | {
      readonly code: "busy";
      readonly directory: string;
      readonly by: "concord" | "postgres";
      readonly pid: number | undefined;
    }
  | { readonly code: "disk_full"; readonly directory: string }
  /** PostgreSQL would not keep what it acknowledges. */
  | { readonly code: "unsafe_settings"; readonly settings: Readonly<Record<string, string>> }
  /** `initdb` wants a user name for the uid, there is none, and no template was made at build time. */
  | { readonly code: "no_user_name"; readonly uid: number }
  /** The exclusive lock could not be asked for at all. */
  | { readonly code: "no_lock"; readonly path: string; readonly detail: string }
  /** PostgreSQL or initdb ended with an error; `lines` are its last words, newest last. */
  | { readonly code: "did_not_start"; readonly log: string; readonly lines: readonly string[] };

/** One plain sentence for the person who starts Concord: what is wrong and what to do. */
export function describeEmbeddedRefusal(refusal: EmbeddedRefusal): string {
  switch (refusal.code) {
    case "no_binary":
      return `There is no PostgreSQL that runs on this machine (${refusal.platform}: ${refusal.detail}): set DATABASE_URL to a PostgreSQL server, or PG_BIN to the directory with the programs of a PostgreSQL ${NEEDED_MAJOR_VERSION}.`;
    case "unsupported_system":
      return `Concord can not run its own database on ${refusal.platform}: set DATABASE_URL to a PostgreSQL server, or start Concord inside WSL or a Linux container.`;
    case "other_major_version":
      return refusal.where === "data"
        ? `The database in ${refusal.path} was written by PostgreSQL ${refusal.found} and this Concord brings ${NEEDED_MAJOR_VERSION}: make an archive with the Concord that wrote it ("concord backup"), restore it into an empty DATA_DIR with this one, and keep the old directory until you have seen the result.`
        : `The programs in ${refusal.path} are of PostgreSQL ${refusal.found}: set PG_BIN to those of a PostgreSQL ${NEEDED_MAJOR_VERSION}, or unset it.`;
    case "unreachable_directory":
      return `The database runs as uid ${refusal.uid}, which may not enter ${refusal.blockedAt}, so it can not reach ${refusal.directory}: set DATA_DIR to a directory that every user may enter, such as /var/lib/concord, or start Concord as the owner of ${refusal.blockedAt}.`;
    case "unwritable_directory":
      return `${refusal.directory} can not be written (${refusal.detail}): give it to the user who starts Concord, or set DATA_DIR to another directory.`;
    case "wrong_owner":
      return refusal.owner === 0
        ? `The database in ${refusal.directory} belongs to root, and PostgreSQL refuses to run as root: give it to the database's user with "chown -R ${refusal.uid}:${refusal.uid} ${refusal.directory}".`
        : `The database in ${refusal.directory} belongs to uid ${refusal.owner}, and Concord runs as uid ${refusal.uid}: start Concord as the user it was started by before, or set DATA_DIR to another directory.`;
    case "busy":
      return refusal.by === "concord"
        ? `Another Concord${processNamed(refusal.pid)} already serves from ${refusal.directory}: stop that one first, or set DATA_DIR to another directory.`
        : `A PostgreSQL server${processNamed(refusal.pid)} still uses ${refusal.directory}: stop it${refusal.pid === undefined ? "" : ` with "kill -INT ${refusal.pid}"`} and start Concord again.`;
    case "disk_full":
      return `The disk that holds ${refusal.directory} is full: free some space and start Concord again; nothing that was acknowledged is lost.`;
    case "unsafe_settings":
      return `The database is set up to lose acknowledged work (${Object.entries(refusal.settings)
        .map(([name, value]) => `${name} is ${value}`)
        .join(
          ", ",
        )}): set these to on for the role and the database (ALTER ROLE, ALTER DATABASE) and for PGOPTIONS, and start Concord again.`;
    case "no_user_name":
      return `A new database can not be made under uid ${refusal.uid}, which has no user name on this system: add an entry for it to /etc/passwd, or make the template at build time as docs/operate/embedded-database.md says.`;
    case "no_lock":
      return `The lock ${refusal.path} can not be taken (${refusal.detail}): install the command flock (Debian: util-linux) and keep DATA_DIR on a local disk.`;
    case "did_not_start":
      return `PostgreSQL did not start (${reasonAmong(refusal.lines)}): ${refusal.log} says more.`;
  }
}

function processNamed(pid: number | undefined): string {
  return pid === undefined ? "" : ` (process ${pid})`;
}

/** PostgreSQL's last line may only say that it has ended. */
function reasonAmong(lines: readonly string[]): string {
  return lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}

/**
 * What an error of the file system means for the person, if it is one they can do something about.
 *
 * @returns nothing for every other error; that one is to be thrown on
 */
export function refusalOfFileError(error: unknown, directory: string): EmbeddedRefusal | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return { code: "disk_full", directory };
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
    case "EISDIR":
    case "EEXIST":
      return { code: "unwritable_directory", directory, detail: error.message };
    default:
      return undefined;
  }
}

const DISK_FULL = /No space left on device|Disk quota exceeded/;

/** @param lines - the last lines that initdb or postgres wrote, in English (`LC_ALL=C`) */
export function refusalOfLastWords(lines: readonly string[], directory: string, log: string): EmbeddedRefusal {
  return lines.some((line) => DISK_FULL.test(line))
    ? { code: "disk_full", directory }
    : { code: "did_not_start", log, lines };
}
