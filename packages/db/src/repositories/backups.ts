import { eq } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { backupStatus } from "../tables/index.ts";

const ONLY_ROW = 1;

/** What was last noted of the backups, as the writer put it; `undefined` before the first note. */
export async function readBackupStatus(db: Queryable): Promise<unknown> {
  return (await db.select().from(backupStatus).where(eq(backupStatus.id, ONLY_ROW)))[0]?.status;
}

export async function writeBackupStatus(db: Queryable, status: unknown): Promise<void> {
  await db
    .insert(backupStatus)
    .values({ id: ONLY_ROW, status })
    .onConflictDoUpdate({ target: backupStatus.id, set: { status } });
}
