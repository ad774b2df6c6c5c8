/** How many to keep: of the latest days and the latest weeks that have a backup, the last one each. */
export type Keep = { readonly daily: number; readonly weekly: number };

const NAME = /^concord-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)\.ndjson\.gz$/;

/** What a backup made by itself at this moment is called. */
export function backupName(at: Date): string {
  return `concord-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.ndjson.gz`;
}

/** When the backup of this name was made; nothing for the name of anything else. */
export function momentOf(name: string): Date | undefined {
  const stamp = NAME.exec(name)?.[1];
  if (!stamp) return undefined;
  const at = new Date(stamp.replace(/T(\d\d)-(\d\d)-(\d\d)Z$/, "T$1:$2:$3Z"));
  return Number.isNaN(at.getTime()) ? undefined : at;
}

const DAY = 86_400_000;
/** 1970 began on a Thursday; weeks begin on Mondays. */
const dayOf = (at: Date) => Math.floor(at.getTime() / DAY);
const weekOf = (at: Date) => Math.floor((dayOf(at) + 3) / 7);

/** Which of the names in a folder are backups that are not to be kept any more. The newest always is. */
export function superseded(names: readonly string[], keep: Keep): string[] {
  const backups = names
    .flatMap((name) => {
      const at = momentOf(name);
      return at ? [{ name, at }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set(backups.slice(0, 1));
  for (const [most, periodOf] of [
    [keep.daily, dayOf],
    [keep.weekly, weekOf],
  ] as const) {
    const seen = new Set<number>();
    for (const backup of backups) {
      const period = periodOf(backup.at);
      if (seen.has(period)) continue;
      seen.add(period);
      if (seen.size <= most) kept.add(backup);
    }
  }
  return backups.filter((backup) => !kept.has(backup)).map((backup) => backup.name);
}
