import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockSignature, signLock, tryLock } from "./exclusive-lock.ts";
import { aDirectory } from "./testing/state-directory.ts";

function lockOf(path: string) {
  const tried = tryLock(path);
  if (!tried.ok) throw new Error(`expected an answer about the lock, found ${tried.error.code}`);
  return tried.value;
}

describe("the exclusive lock", () => {
  it("is had by one at a time, within one process too, and says by whom", () => {
    const path = join(aDirectory(), "lock");
    const lock = lockOf(path);
    if (lock === undefined) throw new Error("expected the lock to be free");
    signLock(lock);
    expect(lockOf(path)).toBeUndefined();
    expect(lockSignature(path)).toBe(process.pid);
    lock.release();
    lock.release();
    const again = lockOf(path);
    expect(again).toBeDefined();
    again?.release();
  });

  it("lives on in a process that inherited it, and ends with that process", async () => {
    const path = join(aDirectory(), "lock");
    const lock = lockOf(path);
    if (lock === undefined) throw new Error("expected the lock to be free");
    const heir = spawn("/bin/sh", ["-c", "read -r _"], { stdio: ["pipe", "ignore", "ignore", lock.descriptor] });
    lock.release();
    expect(lockOf(path)).toBeUndefined();
    heir.kill("SIGKILL");
    await once(heir, "exit");
    const again = lockOf(path);
    expect(again).toBeDefined();
    again?.release();
  });
});
