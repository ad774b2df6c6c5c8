import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Where everything of one embedded database lies. All paths are absolute and free of symbolic links. */
export type StatePaths = {
  readonly state: string;
  /** The cluster: 0700, owned by the uid that PostgreSQL runs under. */
  readonly data: string;
  /** Exclusive while any process of PostgreSQL lives: its descriptor is inherited by all of them. */
  readonly postgresLock: string;
  /** Exclusive while a Concord serves from here: held by the node process alone. */
  readonly servingLock: string;
  readonly log: string;
};

/**
 * The directory used when nobody names one: `DATA_DIR`, else `./data`, and for root a system directory, because root's
 * own directories are closed to the user that PostgreSQL runs under.
 *
 * @param uid - of the process; undefined where there are none (Windows)
 */
export function defaultStateDirectory(env: Readonly<Record<string, string | undefined>>, uid: number | undefined) {
  if (env.DATA_DIR) return resolve(env.DATA_DIR);
  return uid === 0 ? "/var/lib/concord" : resolve("data");
}

/** Makes the state directory if need be. Throws what the file system throws. */
export function openStateDirectory(directory: string, uid: number): StatePaths {
  makeDirectories(resolve(directory), uid);
  const state = realpathSync(directory);
  return {
    state,
    data: join(state, "data"),
    postgresLock: join(state, "lock"),
    servingLock: join(state, "serving.lock"),
    log: join(state, "postgres.log"),
  };
}

function makeDirectories(directory: string, uid: number): void {
  if (!existsSync(directory)) {
    makeDirectories(dirname(directory), uid);
    // Recursive only so that another start, which made it meanwhile, is no error.
    mkdirSync(directory, { recursive: true });
    // Said apart from mkdir, so that the umask has no part in it.
    chmodSync(directory, uid === 0 ? 0o711 : 0o700);
    return;
  }
  const found = statSync(directory);
  // Root gives an empty directory of its own away to be entered, not listed, by the user that PostgreSQL runs under.
  const closed = uid === 0 && found.uid === 0 && (found.mode & 0o001) === 0;
  if (closed && directory !== "/" && found.isDirectory() && readdirSync(directory).length === 0) {
    chmodSync(directory, (found.mode & 0o777) | 0o011);
  }
}
