import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { rooms } from "./index.ts";

let database: TestDatabase;
let store: ReturnType<typeof rooms.roomStore>;
beforeAll(async () => {
  database = await createTestDatabase();
  store = rooms.roomStore(database.db);
});
afterAll(() => database.close());

const bytes = (...values: number[]) => Uint8Array.from(values);
const open = (...names: string[]) => database.db.transaction((tx) => rooms.addRooms(tx, names));
const read = async (room: string) => (await store.load(room)).updates.map((update) => [...update]);

it("gives back what was appended, in order, each room its own", async () => {
  await open("a", "b");
  await store.append([
    { room: "a", updates: [bytes(1), bytes(2)] },
    { room: "b", updates: [bytes(9)] },
  ]);
  await store.append([{ room: "a", updates: [bytes(3)] }]);
  expect(await read("a")).toEqual([[1], [2], [3]]);
  expect(await read("b")).toEqual([[9]]);
});

it("takes nothing for a room that nobody opened", async () => {
  const answer = await store.append([{ room: "never-opened", updates: [bytes(1)] }]);
  expect(answer.get("never-opened")).toBe("closed");
  expect(await read("never-opened")).toEqual([]);
});

it("refuses appends after a room was closed, and takes those of other rooms in the same batch", async () => {
  await open("closing", "staying");
  await store.append([{ room: "closing", updates: [bytes(1)] }]);
  await database.db.transaction((tx) => rooms.closeRoom(tx, "closing", new Date()));
  const answer = await store.append([
    { room: "closing", updates: [bytes(2)] },
    { room: "staying", updates: [bytes(3)] },
  ]);
  expect([...answer]).toEqual([
    ["closing", "closed"],
    ["staying", "stored"],
  ]);
  expect(await read("closing")).toEqual([[1]]);
  expect(await read("staying")).toEqual([[3]]);
});

it("makes an append wait for a closing under way, and then refuses it", async () => {
  await open("fence");
  let appended: Promise<ReadonlyMap<string, string>> | undefined;
  await database.db.transaction(async (tx) => {
    expect(await rooms.closeRoom(tx, "fence", new Date())).toBe(true);
    appended = store.append([{ room: "fence", updates: [bytes(1)] }]);
    // The append stands behind this transaction's lock: what is read here is all there will ever be.
    expect((await rooms.readRoom(tx, "fence")).updates).toEqual([]);
  });
  expect((await appended)?.get("fence")).toBe("closed");
});

it("opens a room again when its closing was taken back", async () => {
  await open("taken-back");
  await database.db
    .transaction(async (tx) => {
      await rooms.closeRoom(tx, "taken-back", new Date());
      throw new Error("refused for another reason");
    })
    .catch(() => {});
  expect((await store.append([{ room: "taken-back", updates: [bytes(1)] }])).get("taken-back")).toBe("stored");
});

it("puts a snapshot in place of what it covers, and keeps what came after", async () => {
  await open("compacted");
  await store.append([{ room: "compacted", updates: [bytes(1), bytes(2)] }]);
  const { lastSeq } = await store.load("compacted");
  await store.append([{ room: "compacted", updates: [bytes(3)] }]);
  await store.compact("compacted", bytes(12), lastSeq);
  expect(await read("compacted")).toEqual([[12], [3]]);
  await store.compact("compacted", bytes(99), lastSeq - 1);
  expect(await read("compacted")).toEqual([[12], [3]]);
});

it("loses nothing when appends and compactions run at once", async () => {
  await open("busy");
  const append = async (value: number) => store.append([{ room: "busy", updates: [bytes(value)] }]);
  const compact = async () => {
    const { updates, lastSeq } = await store.load("busy");
    if (lastSeq > 0) await store.compact("busy", bytes(...updates.flatMap((update) => [...update])), lastSeq);
  };
  await Promise.all(Array.from({ length: 60 }, (_, value) => (value % 6 === 5 ? compact() : append(value))));
  const kept = (await read("busy")).flat().sort((a, b) => a - b);
  expect(kept).toEqual(Array.from({ length: 60 }, (_, value) => value).filter((value) => value % 6 !== 5));
});
