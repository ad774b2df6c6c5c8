import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, rmdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Result, refused } from "@concord/domain";
import type { DatabaseUser } from "./database-user.ts";
import type { EmbeddedRefusal } from "./refusals.ts";

/** Both the role that owns everything and the database that Concord's tables are in. */
export const ROLE = "concord";
export const DATABASE = "concord";
/** Never opened: it only names the socket's file. */
export const PORT = 5432;

/** A Unix socket's path has to fit, with its ending byte, into 108 bytes on Linux and 104 elsewhere. */
const LONGEST_PATH = process.platform === "linux" ? 107 : 103;

/**
 * The directory that holds the socket: inside the state directory, or, when that path is too long for a socket, a short
 * one named after it. The same state directory always gives the same one, so a later Concord finds a server it did not start.
 *
 * @param state - absolute, free of symbolic links
 */
export function socketDirectory(state: string, uid: number): string {
  const inside = join(state, "run");
  if (Buffer.byteLength(join(inside, `.s.PGSQL.${PORT}`)) <= LONGEST_PATH) return inside;
  const name = createHash("sha256").update(state).digest("hex").slice(0, 16);
  // Nobody but root can put anything into /run beforehand; /tmp is everybody's, so there the owner is checked.
  return uid === 0 && existsSync("/run") ? `/run/concord-${name}` : `/tmp/concord-${uid}-${name}`;
}

/** Makes the socket's directory, closed to everybody but the database's user; root passes anyway. */
export function openSocketDirectory(directory: string, user: DatabaseUser): Result<void, EmbeddedRefusal> {
  if (!existsSync(directory)) {
    mkdirSync(directory, { mode: 0o700 });
    chownSync(directory, user.uid, user.gid);
  }
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== user.uid) {
    return refused({ code: "wrong_owner", directory, owner: found.uid, uid: user.uid });
  }
  chmodSync(directory, 0o700);
  return { ok: true, value: undefined };
}

/** Leaves nothing in /tmp or /run. A directory that is not empty is somebody's and stays. */
export function closeSocketDirectory(directory: string, state: string): void {
  if (directory === join(state, "run")) return;
  try {
    rmdirSync(directory);
  } catch {
    // Still in use, or gone.
  }
}

/** Complete, so that no `PG…` variable of the environment fills a gap. */
export function addressOf(socket: string, database = DATABASE): string {
  return `postgres://${ROLE}@/${database}?host=${encodeURIComponent(socket)}&port=${PORT}&sslmode=disable`;
}

/**
 * The address under which a running embedded database is reached, for commands beside a serving Concord. It says nothing
 * about whether one runs.
 */
export function embeddedDatabaseUrl(stateDir: string): string {
  const state = existsSync(stateDir) ? realpathSync(stateDir) : resolve(stateDir);
  return addressOf(socketDirectory(state, process.getuid?.() ?? -1));
}
