import type { BackupOverview } from "./backups.ts";

/**
 * The backups as the administrator sees them. What went wrong in detail stands in the log and in `status.json`, and so does
 * the size: it grows with every coding of everybody, and an administrator may be coding blind.
 */
export function presentBackups({ folder, nextAt, lastSuccess, lastFailure, failures }: BackupOverview) {
  return {
    folder,
    nextAt: nextAt?.toISOString() ?? null,
    lastSuccess: lastSuccess && {
      at: lastSuccess.at,
      file: lastSuccess.file,
      checked: lastSuccess.checked,
      faults: lastSuccess.faults,
    },
    lastFailure: lastFailure && failures > 0 ? { at: lastFailure.at, code: lastFailure.code } : null,
  };
}
