import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../database.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../embedded/index.ts";
import { aDirectory } from "../embedded/testing/state-directory.ts";
import { migrateDatabase } from "../migrate.ts";
import { documents, rooms } from "../repositories/index.ts";
import { aDocument, aProject, aUser, createBareDatabase, TEXT } from "../testing/index.ts";
import { inSnapshot, restoreArchive, tableDigests, withClient } from "./index.ts";
import { aFolder, archiveOf } from "./testing/files.ts";

const digestsOf = (url: string) => withClient(url, (client) => inSnapshot(client, tableDigests));

async function anEmbeddedDatabase(): Promise<EmbeddedDatabase> {
  const started = await startEmbeddedDatabase({ stateDir: aDirectory() });
  if (!started.ok) throw new Error(started.error.code);
  onTestFinished(() => started.value.stop());
  return started.value;
}

// Where CONCORD_TEST_DATABASE_URL names a server of a distribution, this goes from the embedded database to that and back.
it("everything moves from the embedded database to a server, is worked on there, and moves back", async () => {
  const folder = await aFolder();
  onTestFinished(() => folder.remove());
  const [first, second] = [join(folder.path, "first"), join(folder.path, "second")];

  const embedded = await anEmbeddedDatabase();
  await migrateDatabase(embedded.url);
  const before = openDatabase(embedded.url);
  const alice = await aUser(before.db, "Alice");
  const project = await aProject(before.db, alice);
  const { revisionId } = await aDocument(before.db, project, alice);
  await before.db.transaction((tx) => rooms.addRooms(tx, ["layer/a/b/c"]));
  await rooms.roomStore(before).append([{ room: "layer/a/b/c", updates: [Uint8Array.of(1)] }]);
  await before.close();
  const moved = await archiveOf(embedded.url, first);

  const server = await createBareDatabase();
  onTestFinished(() => server.close());
  expect(await restoreArchive(server.url, first, { product: "1" })).toMatchObject({ ok: true });
  expect(await digestsOf(server.url)).toEqual(moved);
  await rooms.roomStore(server).append([{ room: "layer/a/b/c", updates: [Uint8Array.of(2)] }]);
  const movedBack = await archiveOf(server.url, second);

  const again = await anEmbeddedDatabase();
  expect(await restoreArchive(again.url, second, { product: "1" })).toMatchObject({ ok: true });
  expect(await digestsOf(again.url)).toEqual(movedBack);
  const after = openDatabase(again.url);
  await rooms.roomStore(after).append([{ room: "layer/a/b/c", updates: [Uint8Array.of(3)] }]);
  expect((await rooms.readRoom(after.db, "layer/a/b/c")).updates.map((update) => [...update])).toEqual([[1], [2], [3]]);
  expect((await documents.readRevision(after.db, revisionId)).text).toBe(TEXT);
  await after.close();
});
