import { installation, type ResponseOf } from "@concord/contracts";
import { useQuery } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type BackupState = ResponseOf<typeof installation.readBackups>;

export function useBackups() {
  return useQuery({
    queryKey: ["backups"],
    queryFn: ({ signal }) => call(installation.readBackups, { signal }),
  });
}
