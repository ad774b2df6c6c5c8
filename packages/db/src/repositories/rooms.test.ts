import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { rooms } from "./index.ts";

let database: TestDatabase;
let store: ReturnType<typeof rooms.roomStore>;
beforeAll(async () => {
  database = await createTestDatabase();
  store = rooms.roomStore(database);
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
    ["staying", { firstSeq: 1 }],
  ]);
  expect(await read("closing")).toEqual([[1]]);
  expect(await read("staying")).toEqual([[3]]);
});

it("makes an append wait for a closing under way, and then refuses it", async () => {
  await open("fence");
  let appended: ReturnType<typeof store.append> | undefined;
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
  expect((await store.append([{ room: "taken-back", updates: [bytes(1)] }])).get("taken-back")).toEqual({
    firstSeq: 1,
  });
});

const joined = (updates: readonly Uint8Array[]) => bytes(...updates.flatMap((update) => [...update]));

it("puts a snapshot in place of what it covers, and keeps what came after", async () => {
  await open("compacted");
  await store.append([{ room: "compacted", updates: [bytes(1), bytes(2)] }]);
  const snapshot = await store.compact("compacted", async (updates) => {
    await store.append([{ room: "compacted", updates: [bytes(3)] }]);
    return joined(updates);
  });
  expect(snapshot).toEqual({ bytes: bytes(1, 2), lastSeq: 2 });
  expect(await read("compacted")).toEqual([[1, 2], [3]]);
});

it("numbers the updates of each room by themselves, in one append or in many", async () => {
  await open("n", "o");
  const first = await store.append([
    { room: "o", updates: [bytes(1)] },
    { room: "n", updates: [bytes(2), bytes(), bytes(3)] },
  ]);
  expect(Object.fromEntries(first)).toEqual({ o: { firstSeq: 1 }, n: { firstSeq: 1 } });
  const second = await store.append([{ room: "n", updates: [bytes(4)] }]);
  expect(second.get("n")).toEqual({ firstSeq: 4 });
  expect((await store.load("n", 3)).updates).toEqual([Buffer.from([4])]);
  expect(await store.load("n", 4)).toEqual({ updates: [], lastSeq: 4, whole: false, closed: false });
});

it("loses nothing, and nobody waits for themselves, when appends and compactions run at once", async () => {
  const values = Array.from({ length: 60 }, (_, value) => value);
  const wanted = values.filter((value) => value % 6 !== 5);
  for (let round = 0; round < 12; round++) {
    const room = `busy ${round}`;
    await open(room);
    const append = (value: number) => store.append([{ room, updates: [bytes(value)] }]);
    await Promise.all(values.map((value) => (value % 6 === 5 ? store.compact(room, joined) : append(value))));
    const kept = (await read(room)).flat().sort((a, b) => a - b);
    expect(kept).toEqual(wanted);
  }
});

it("takes batches of the same rooms in any order from several processes at once", async () => {
  const names = ["x", "y", "z"];
  await open(...names);
  const batch = (value: number, order: readonly string[]) =>
    store.append(order.map((room) => ({ room, updates: [bytes(value)] })));
  await Promise.all(Array.from({ length: 60 }, (_, value) => batch(value, value % 2 ? names : [...names].reverse())));
  for (const room of names) expect((await read(room)).flat().sort((a, b) => a - b)).toHaveLength(60);
});
