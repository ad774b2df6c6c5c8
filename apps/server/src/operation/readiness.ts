import { type DurabilitySettings, isMigrated, type OpenDatabase, readDurability, unsafeSettings } from "@concord/db";
import type { Log } from "../deps.ts";

export type Check = "stopping" | "database" | "migrations" | "durability";
export type Readiness =
  | { readonly ready: true; readonly durability: DurabilitySettings }
  | { readonly ready: false; readonly failed: readonly Check[]; readonly durability?: DurabilitySettings };

/** How long an answer is given again: whoever asks often asks the database no more often than this. */
const KEEP_MS = 1_000;
/** The database answers within this time, or counts as not answering. */
const PATIENCE_MS = 2_000;

export type ReadinessReader = {
  read(): Promise<Readiness>;
  /** From now on the answer is no. */
  stop(): void;
};

/** @param now - milliseconds of a clock that does not go back */
export function createReadiness(
  pool: OpenDatabase["pool"],
  log: Log,
  now: () => number = () => performance.now(),
): ReadinessReader {
  let stopping = false;
  let kept: { readonly readiness: Readiness; readonly at: number } | undefined;
  /** At most one question is under way: a database that hangs is not asked once more by every probe. */
  let asking: Promise<Readiness> | undefined;
  let told = "ready";

  const ask = async (): Promise<Readiness> => {
    try {
      const [durability, migrated] = await Promise.all([readDurability(pool), isMigrated(pool)]);
      const failed: Check[] = [];
      if (!migrated) failed.push("migrations");
      if (unsafeSettings(durability).length > 0) failed.push("durability");
      return failed.length === 0 ? { ready: true, durability } : { ready: false, failed, durability };
    } catch {
      return { ready: false, failed: ["database"] };
    }
  };

  const keep = (readiness: Readiness) => {
    kept = { readiness, at: now() };
    const state = readiness.ready ? "ready" : readiness.failed.join(" ");
    if (state === told) return;
    told = state;
    log("readiness_changed", readiness);
  };

  return {
    async read() {
      if (stopping) return { ready: false, failed: ["stopping"] };
      if (kept && now() - kept.at < KEEP_MS) return kept.readiness;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      const readiness = await withinPatience(asking);
      keep(readiness);
      return stopping ? { ready: false, failed: ["stopping"] } : readiness;
    },
    stop() {
      stopping = true;
    },
  };
}

async function withinPatience(asking: Promise<Readiness>): Promise<Readiness> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, failed: ["database"] }), PATIENCE_MS);
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
