import { describeEmbeddedRefusal, embeddedDatabaseUrl, startEmbeddedDatabase } from "@concord/db/embedded";
import type { Config } from "./config.ts";
import type { Log } from "./deps.ts";

export type DatabaseAddress = { readonly url: string; stop(): Promise<void> };
type Where = Pick<Config, "databaseUrl" | "dataDir" | "pgBin">;

/**
 * The database that the settings name, or the embedded one, started. Where there is none, answers one sentence.
 *
 * @param share - for a command that may run beside a serving Concord, whose embedded database it then uses as well
 * @param onEnd - told when the embedded database has ended by itself and could not be started again
 */
export async function openDatabaseAddress(
  where: Where,
  log: Log,
  { share = false, onEnd }: { share?: boolean; onEnd?: (detail: string) => void } = {},
): Promise<DatabaseAddress | string> {
  if (where.databaseUrl) return { url: where.databaseUrl, stop: async () => {} };
  const started = await startEmbeddedDatabase({
    stateDir: where.dataDir,
    ...(where.pgBin ? { pgBin: where.pgBin } : {}),
    log: (line) => log("embedded_database", { line }),
  });
  if (started.ok) {
    void started.value.ended.then(({ expected, detail }) => expected || onEnd?.(detail));
    return { url: started.value.url, stop: () => started.value.stop() };
  }
  if (share && started.error.code === "busy" && started.error.by === "concord")
    return { url: embeddedDatabaseUrl(where.dataDir), stop: async () => {} };
  return describeEmbeddedRefusal(started.error);
}
