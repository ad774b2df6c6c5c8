import type { CodeId, Coding } from "@concord/domain";

/** How one coder uses codes; what the palette ranks by. Never made from anybody else's codings. */
export type CodeHabits = { readonly recent: readonly CodeId[]; readonly frequency: ReadonlyMap<CodeId, number> };

/**
 * @param codings - the coder's own
 * @param latest - codes applied since the page was opened, the last one first; they go before everything older
 */
export function codeHabits(codings: Iterable<Coding>, latest: readonly CodeId[]): CodeHabits {
  const frequency = new Map<CodeId, number>();
  const lastUse = new Map<CodeId, string>();
  for (const { code, deviceTime } of codings) {
    frequency.set(code, (frequency.get(code) ?? 0) + 1);
    if (deviceTime > (lastUse.get(code) ?? "")) lastUse.set(code, deviceTime);
  }
  const older = [...lastUse].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([code]) => code);
  return { recent: [...new Set([...latest, ...older])], frequency };
}
