import { inSnapshot, isUpToDate, type UnfinishedArchive, withClient, writeArchive } from "@concord/db/archive";
import { type ContentReport, verifyContent } from "../content/verify-content.ts";

export type MadeArchive = {
  readonly archive: UnfinishedArchive;
  /** Of the same moment as the archive; absent where the tables are of another version than this Concord. */
  readonly report: ContentReport | undefined;
};

/** Makes an archive of everything as it is at one moment, beside its target, and looks through the content of that moment. */
export function makeArchive(url: string, target: string, about: { product: string; at: Date }): Promise<MadeArchive> {
  return withClient(url, (client) =>
    inSnapshot(client, async (snapshot) => {
      const report = (await isUpToDate(client)) ? await verifyContent(snapshot.db) : undefined;
      const archive = await writeArchive(snapshot, target, { ...about, content: report?.summary ?? null });
      return { archive, report };
    }),
  );
}
