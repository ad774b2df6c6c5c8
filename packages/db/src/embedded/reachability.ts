import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { type Result, refused } from "@concord/domain";
import type { Identity } from "./database-user.ts";
import type { EmbeddedRefusal } from "./refusals.ts";

/** Enters each directory in turn and prints the first that can not be entered. */
const ENTER = 'for directory; do cd -- "$directory" 2>/dev/null || { printf %s "$directory"; exit 1; }; done';

/**
 * Whether another user can get into a directory. Asked by going there under that uid, so that access lists and mounts
 * have their say too.
 */
export function checkReachable(directory: string, identity: Identity): Result<void, EmbeddedRefusal> {
  const { uid } = identity;
  if (uid === undefined) return { ok: true, value: undefined };
  const way = withAncestors(directory);
  const { status, stdout } = spawnSync("/bin/sh", ["-c", ENTER, "sh", ...way], { ...identity, cwd: "/", env: {} });
  if (status === 0) return { ok: true, value: undefined };
  return refused({ code: "unreachable_directory", directory, blockedAt: String(stdout ?? directory), uid });
}

/** `/a/b` to `/`, `/a`, `/a/b`. */
function withAncestors(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [...withAncestors(parent), directory];
}
