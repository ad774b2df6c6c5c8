import type { BackupOverview } from "./backups.ts";

/** The backups as the administrator sees them. What went wrong in detail stands in the log and in `status.json`. */
export function presentBackups({ folder, nextAt, lastSuccess, lastFailure, failures }: BackupOverview) {
  return {
    folder,
    nextAt: nextAt?.toISOString() ?? null,
    lastSuccess: lastSuccess && {
      at: lastSuccess.at,
      file: lastSuccess.file,
      bytes: lastSuccess.bytes,
      checked: lastSuccess.checked,
      faults: lastSuccess.faults,
    },
    lastFailure: lastFailure && failures > 0 ? { at: lastFailure.at, code: lastFailure.code } : null,
  };
}
