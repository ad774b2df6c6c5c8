import { databaseFault } from "@concord/db";
import { RefusedArchive } from "@concord/db/archive";
import type { FailureCode } from "./status.ts";

/** A backup that was not made, for a reason that whoever looks after the installation can do something about. */
export class BackupFailed extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

const FULL: readonly unknown[] = ["ENOSPC", "EDQUOT", "53100"];
const UNWRITABLE: readonly unknown[] = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT"];
/** Connections that are refused or break, servers that start, stop or have no place left; the database dropped. */
const AWAY = /^(08|57P|53[23]|3D000|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/;

/** What an error means for the person; its text holds paths and names of tables, and no content. */
export function failureOf(error: unknown): { code: FailureCode; detail: string } {
  if (error instanceof BackupFailed) return { code: error.code, detail: error.message };
  if (error instanceof RefusedArchive) return { code: "copy_refused", detail: error.message };
  const { code, message = error instanceof Error ? error.message : String(error) } = databaseFault(error);
  if (FULL.includes(code)) return { code: "disk_full", detail: message };
  // The system says ENOENT of a socket, too, when the embedded database is away.
  const socket = error instanceof Error && "syscall" in error && error.syscall === "connect";
  if (socket || (code && AWAY.test(code)) || /Connection terminated/.test(message))
    return { code: "database_away", detail: message };
  if (UNWRITABLE.includes(code)) return { code: "folder_unwritable", detail: message };
  // What the database says of a value that it can not take repeats the value, which is what somebody wrote.
  if (code && /^2[23]/.test(code)) return { code: "failed", detail: `the database refused a value (${code})` };
  return { code: "failed", detail: code ? `${code}: ${message}` : message };
}
