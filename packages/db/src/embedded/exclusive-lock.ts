import { spawnSync } from "node:child_process";
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { type Result, refused } from "@concord/domain";
import { findProgram } from "./programs.ts";
import type { EmbeddedRefusal } from "./refusals.ts";

/**
 * A whole-file lock on an open descriptor. It ends when the last descriptor of that opening is closed, so a process
 * that inherits `descriptor` keeps the lock alive after us, and a killed process leaves nothing behind.
 */
export type ExclusiveLock = { readonly descriptor: number; release(): void };

/**
 * Tries once, does not wait. On Linux through the command `flock`, which locks the opening that it shares with us;
 * elsewhere by BSD's `O_EXLOCK`, which takes the same kind of lock while opening (macOS has no such command).
 *
 * @returns the lock, or nothing when somebody else holds it
 */
export function tryLock(path: string): Result<ExclusiveLock | undefined, EmbeddedRefusal> {
  return process.platform === "linux" ? tryFlock(path) : tryOpenLocked(path);
}

function tryFlock(path: string): Result<ExclusiveLock | undefined, EmbeddedRefusal> {
  const flock = findProgram("flock");
  if (flock === undefined) return refused({ code: "no_lock", path, detail: "there is no command flock" });
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  const { status, stderr, error } = spawnSync(flock, ["-x", "-n", "3"], {
    stdio: ["ignore", "ignore", "pipe", descriptor],
    encoding: "utf8",
  });
  if (status === 0) return { ok: true, value: held(descriptor) };
  closeSync(descriptor);
  if (status === 1) return { ok: true, value: undefined };
  return refused({ code: "no_lock", path, detail: error?.message ?? stderr.trim() });
}

/** From <fcntl.h> of macOS and the BSDs; Node does not name it. */
const O_EXLOCK = 0x20;

function tryOpenLocked(path: string): Result<ExclusiveLock | undefined, EmbeddedRefusal> {
  try {
    const { O_RDWR, O_CREAT, O_NONBLOCK } = constants;
    return { ok: true, value: held(openSync(path, O_RDWR | O_CREAT | O_NONBLOCK | O_EXLOCK, 0o600)) };
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      if (error.code === "EAGAIN" || error.code === "EWOULDBLOCK") return { ok: true, value: undefined };
      if (error.code === "ENOTSUP") return refused({ code: "no_lock", path, detail: error.message });
    }
    throw error;
  }
}

function held(descriptor: number): ExclusiveLock {
  let open = true;
  return {
    descriptor,
    release() {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
}

/** Notes in the locked file who holds it, for the words that a second one is refused with. */
export function signLock(lock: ExclusiveLock): void {
  try {
    ftruncateSync(lock.descriptor);
    writeSync(lock.descriptor, `${process.pid}\n`, 0);
  } catch {
    // A full disk: the lock holds all the same, only the number is missing from a sentence.
  }
}

export function lockSignature(path: string): number | undefined {
  const pid = Number.parseInt(readFileSync(path, "utf8"), 10);
  return Number.isInteger(pid) ? pid : undefined;
}
