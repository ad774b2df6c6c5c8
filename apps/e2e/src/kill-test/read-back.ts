import { setTimeout as pause } from "node:timers/promises";
import { readLayer } from "@concord/crdt";
import type { CodingId } from "@concord/domain";
import * as Y from "yjs";
import { enterRoom } from "../layer-room.ts";
import { askDatabase } from "./killable-database.ts";
import type { LoadCoder } from "./load-coder.ts";

/** Acknowledged edits that are not there, by who looked. */
export type Lost = { readonly byClient: readonly CodingId[]; readonly byLog: readonly CodingId[] };

const RETRY_MS = 100;

/** Looks for every acknowledged edit twice: as a newcomer to the rooms, and in the database's log with Yjs alone. */
export async function lostEdits(coders: readonly LoadCoder[], databaseUrl: string): Promise<Lost> {
  // Taken before the look, for the coders go on.
  const claims = coders.map((coder) => ({ coder, expected: [...coder.acknowledged] }));
  const byClient: CodingId[] = [];
  const byLog: CodingId[] = [];
  for (const { coder, expected } of claims) {
    const seen = await readByClient(coder);
    byClient.push(...expected.filter((id) => !seen.has(id)));
    const stored = await readByLog(coder, databaseUrl);
    byLog.push(...expected.filter((id) => !stored.has(id)));
  }
  return { byClient, byLog };
}

const codingsOf = (doc: Y.Doc, { person }: LoadCoder) => new Set(readLayer(doc, person.id).codings.map(({ id }) => id));

async function readByClient(coder: LoadCoder): Promise<ReadonlySet<CodingId>> {
  for (;;) {
    const visit = await enterRoom(coder.person.api, coder.room);
    if ("refused" in visit) {
      // After a kill the server or its database may still be starting; a door that stays shut ends the whole test.
      await pause(RETRY_MS);
      continue;
    }
    const found = codingsOf(visit.doc, coder);
    await visit.leave();
    return found;
  }
}

async function readByLog(coder: LoadCoder, databaseUrl: string): Promise<ReadonlySet<CodingId>> {
  const updates = await askDatabase(databaseUrl, async ({ pool }) => {
    // One statement sees one state of the database, so that no compaction comes between snapshot and tail.
    const { rows } = await pool.query<{ bytes: Buffer }>(
      `select bytes from (
         select 0 as seq, bytes from room_snapshots where room = $1
         union all select seq, bytes from room_updates where room = $1
       ) as log order by seq`,
      [coder.room],
    );
    return rows.map(({ bytes }) => bytes);
  });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return codingsOf(doc, coder);
}
