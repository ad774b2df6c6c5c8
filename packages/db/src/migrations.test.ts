import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { MIGRATIONS, migrateDatabase } from "./migrate.ts";
import { rooms } from "./repositories/index.ts";
import { createBareDatabase } from "./testing/index.ts";

/** Our migrations up to the first `count`, as an older version had them. */
function olderMigrations(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-older-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: unknown[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

it("numbers the updates of an older version anew, room by room, in their order and behind their snapshots", async () => {
  const bare = await createBareDatabase();
  onTestFinished(() => bare.close());
  await migrateDatabase(bare.url, olderMigrations(1));
  const { pool, db } = bare;
  await pool.query("insert into rooms (name) values ('a'), ('b'), ('compacted'), ('empty')");
  for (const [room, byte] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
    ["compacted", 4],
    ["b", 5],
    ["compacted", 6],
    ["a", 7],
  ])
    await pool.query("insert into room_updates (room, bytes) values ($1, $2)", [room, Buffer.from([Number(byte)])]);
  await pool.query("insert into room_snapshots (room, up_to_seq, bytes) values ('compacted', 3, '\\x0a')");
  await migrateDatabase(bare.url);
  const store = rooms.roomStore({ db, pool });
  const stored = async (room: string) => {
    const { updates, lastSeq } = await store.load(room);
    return { bytes: updates.flatMap((update) => [...update]), lastSeq };
  };
  expect(await stored("a")).toEqual({ bytes: [1, 3, 7], lastSeq: 3 });
  expect(await stored("b")).toEqual({ bytes: [2, 5], lastSeq: 2 });
  expect(await stored("compacted")).toEqual({ bytes: [10, 4, 6], lastSeq: 5 });
  expect(await stored("empty")).toEqual({ bytes: [], lastSeq: 0 });
  expect(await rooms.listRoomsWithHoles(db)).toEqual([]);
  const outcome = await store.append([{ room: "a", updates: [Uint8Array.of(9)] }]);
  expect(outcome.get("a")).toEqual({ firstSeq: 4 });
});
