import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CloseCode, step2Frame, updateFrame } from "../protocol/index.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import {
  aBareClient,
  aGate,
  aServer,
  asJoined,
  editsOf,
  ourClient,
  plainClient,
  storedCodings,
  untilDoc,
  untilState,
} from "../testing/scene.ts";
import { turns, untilEvent } from "../testing/turns.ts";

const threeEdits = () =>
  editsOf((doc) => {
    for (const id of ["a", "b", "c"]) doc.getMap("codings").set(id, 1);
  }) as [Uint8Array, Uint8Array, Uint8Array];

describe("acknowledgement", () => {
  it("[ACK-1] comes only after the store has committed", async () => {
    const store = memoryRoomStore();
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    const reader = ourClient(server, { mode: "read" });
    await reader.connection.whenSynced();
    client.send(updateFrame(threeEdits()[0]));
    await untilDoc(reader.doc, () => reader.codings.has("a"));
    expect(client.received.filter(({ type }) => type === "stored")).toEqual([]);
    expect(store.updates("room")).toEqual([]);
    commit.open();
    expect(await client.message("stored")).toEqual({ type: "stored", count: 1 });
    expect(store.updates("room")).toHaveLength(1);
  });

  it("[ACK-11] covers what the commit held, not what arrived during it", async () => {
    const store = memoryRoomStore();
    const commits = [aGate(), aGate()];
    let begun = 0;
    store.before = (operation) => (operation === "append" ? commits[begun++]?.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    const [first, second] = threeEdits();
    client.send(updateFrame(first));
    await untilEvent(() => begun === 1);
    client.send(updateFrame(second));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 2);
    commits[0]?.open();
    await client.message("stored", ({ count }) => count >= 1);
    await untilEvent(() => begun === 2);
    await turns(5);
    expect(client.received.filter(({ type }) => type === "stored")).toEqual([{ type: "stored", count: 1 }]);
    commits[1]?.open();
    await client.message("stored", ({ count }) => count === 2);
  });

  it("[ACK-2] counts a connection's own step2 and update messages, and only grows", async () => {
    const server = await aServer();
    const [alice, bob] = [await aBareClient(server), await aBareClient(server)];
    for (const edit of threeEdits()) alice.send(updateFrame(edit));
    bob.send(step2Frame(editsOf((doc) => doc.getMap("codings").set("d", 1), 2)[0] ?? new Uint8Array()));
    await alice.message("stored", ({ count }) => count === 3);
    await bob.message("stored", ({ count }) => count === 1);
    const counts = alice.received.flatMap((message) => (message.type === "stored" ? [message.count] : []));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  it("[ACK-3] is not sent to a client that did not ask", async () => {
    const server = await aServer();
    const client = await aBareClient(server, { acks: false });
    client.send(updateFrame(threeEdits()[0]));
    await server.sync.flush("room");
    client.send(Uint8Array.of(0, 0, 1, 0));
    await client.message("step2");
    expect(client.received.map(({ type }) => type)).toEqual(["step1", "step2"]);
  });

  it("[ACK-4] an edit the room knew already is acknowledged without being stored twice", async () => {
    const server = await aServer();
    const client = await aBareClient(server);
    const [first] = threeEdits();
    for (let n = 0; n < 3; n++) client.send(updateFrame(first));
    await client.message("stored", ({ count }) => count === 3);
    expect(server.store.updates("room")).toHaveLength(1);
  });

  it("[ACK-5] an answer to step 1 that repeats known deletions is acknowledged and not stored", async () => {
    const server = await aServer();
    const doc = new Y.Doc();
    doc.getText("memo").insert(0, "walking");
    doc.getText("memo").delete(1, 3);
    const whole = Y.encodeStateAsUpdate(doc);
    const client = await aBareClient(server);
    client.send(step2Frame(whole));
    client.send(step2Frame(whole));
    await client.message("stored", ({ count }) => count === 2);
    expect(server.store.updates("room")).toEqual([whole]);
  });

  it("[ACK-6] after an edit without its predecessor nothing is acknowledged until everything was sent anew", async () => {
    const server = await aServer();
    const client = await aBareClient(server);
    await client.message("step1");
    const [first, , third] = threeEdits();
    client.send(updateFrame(first));
    await client.message("stored", ({ count }) => count === 1);
    client.send(updateFrame(third));
    const other = editsOf((doc) => doc.getMap("other").set("x", 1), 9)[0] ?? new Uint8Array();
    client.send(updateFrame(other));
    const asked = await client.message("step1", (message) => message !== client.received[0]);
    expect(Y.decodeStateVector(asked.stateVector)).toEqual(new Map([[1, 1]]));
    await server.sync.flush("room");
    expect(client.received.filter(({ type }) => type === "stored")).toEqual([{ type: "stored", count: 1 }]);
    client.send(step2Frame(Y.mergeUpdates(threeEdits())));
    await client.message("stored", ({ count }) => count === 4);
    expect(storedCodings(server.store)).toEqual({ a: 1, b: 1, c: 1 });
  });
});

describe("the log", () => {
  it("[LOG-1] what all rooms receive during a commit goes into the next one", async () => {
    const store = memoryRoomStore();
    const batches: (readonly string[])[] = [];
    const first = aGate();
    store.before = (operation, rooms) => {
      if (operation !== "append") return undefined;
      batches.push([...rooms].sort());
      return batches.length === 1 ? first.passed : undefined;
    };
    const server = await aServer({ store });
    const clients = await Promise.all(["a", "b", "c"].map((room) => aBareClient(server, { room })));
    const [a, b, c] = clients as [(typeof clients)[0], (typeof clients)[0], (typeof clients)[0]];
    a.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => batches.length === 1);
    a.send(updateFrame(threeEdits()[1]));
    for (const client of [b, c]) client.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 4);
    first.open();
    await Promise.all([a.message("stored", ({ count }) => count === 2), b.message("stored"), c.message("stored")]);
    expect(batches).toEqual([["a"], ["a", "b", "c"]]);
  });

  it("[LOG-2] a store that fails is asked again, in order, and acknowledgements wait for it", async () => {
    const store = memoryRoomStore();
    let failures = 5;
    store.before = (operation) => {
      if (operation === "append" && failures-- > 0) throw new Error("no disk");
    };
    const server = await aServer({ store, limits: { retryDelay: 1, retryDelayAtMost: 4 } });
    const client = await aBareClient(server);
    for (const edit of threeEdits()) client.send(updateFrame(edit));
    await server.event("store_failed", ({ attempt }) => attempt === 3);
    expect(client.received.filter(({ type }) => type === "stored")).toEqual([]);
    await client.message("stored", ({ count }) => count === 3);
    expect(asJoined(store.updates("room"))).toEqual(asJoined(threeEdits()));
  });

  it("[LOG-3] a room whose commits fail does not hold up the others", async () => {
    const store = memoryRoomStore();
    store.before = (operation, rooms) => {
      if (operation === "append" && rooms.includes("sick")) throw new Error("this room");
    };
    const server = await aServer({ store, limits: { retryDelay: 1, retryDelayAtMost: 2, stop: 1 } });
    const [sick, well] = [await aBareClient(server, { room: "sick" }), await aBareClient(server, { room: "well" })];
    sick.send(updateFrame(threeEdits()[0]));
    await server.event("store_failed");
    for (const edit of threeEdits()) well.send(updateFrame(edit));
    await well.message("stored", ({ count }) => count === 3);
    expect(sick.received.filter(({ type }) => type === "stored")).toEqual([]);
  });

  it("[LOG-4] flush resolves when everything received so far is on disk", async () => {
    const store = memoryRoomStore();
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    client.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    let flushed = false;
    const flushing = server.sync.flush("room").then((outcome) => {
      flushed = true;
      return outcome;
    });
    await turns(3);
    expect(flushed).toBe(false);
    commit.open();
    expect(await flushing).toBe("stored");
    expect(store.updates("room")).toHaveLength(1);
  });

  it("[LOG-5] killed with edits on the way and started again, the server has every acknowledged edit, and the rest comes from its client", async () => {
    const store = memoryRoomStore();
    const before = await aServer({ store });
    let place = before;
    const alice = ourClient(before, {}, { url: () => `${place.url}/room` });
    await alice.connection.whenSaved();
    for (let n = 0; n < 50; n++) alice.codings.set(`${n}`, n);
    await untilState(alice.connection, ({ unsaved }) => unsaved < 50);
    for (let n = 50; n < 100; n++) alice.codings.set(`${n}`, n);
    const acknowledged = 100 - alice.connection.getState().unsaved;
    await before.kill();
    const kept = storedCodings(store);
    for (let n = 0; n < acknowledged; n++) expect(kept[`${n}`]).toBe(n);
    place = await aServer({ store });
    await untilState(alice.connection, ({ phase }) => phase === "offline");
    await alice.connection.whenSaved();
    expect(Object.keys(storedCodings(store))).toHaveLength(100);
  });

  it("[LOG-6] stop takes in nothing more, waits for the store and tells what was stored", async () => {
    const store = memoryRoomStore();
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    client.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    const stopped = server.sync.stop();
    commit.open();
    await stopped;
    expect(await client.closed).toBe(CloseCode.Restart);
    expect(client.received.at(-1)).toEqual({ type: "stored", count: 1 });
  });

  it("[LOG-7] stop gives up on a store that does not answer, and says how much was not saved", async () => {
    const store = memoryRoomStore();
    store.before = (operation) => (operation === "append" ? new Promise(() => undefined) : undefined);
    const server = await aServer({ store, limits: { stop: 5 } });
    const client = await aBareClient(server);
    client.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    await server.sync.stop();
    expect(server.events).toContainEqual({ kind: "stopped_unsaved", updates: 1 });
    expect(client.received.filter(({ type }) => type === "stored")).toEqual([]);
  });
});

describe("the fence", () => {
  it("[FENCE-1] when the database has closed the room, nothing is acknowledged and everybody is closed", async () => {
    const server = await aServer();
    const writer = ourClient(server);
    const other = await aBareClient(server, { mode: "read", user: "bob" });
    await writer.connection.whenSaved();
    server.store.closeRoom("room");
    writer.codings.set("late", 1);
    await untilState(writer.connection, ({ phase }) => phase === "refused");
    expect(writer.connection.getState()).toMatchObject({ unsaved: 1, refusal: { code: CloseCode.RoomClosed } });
    expect(await other.closed).toBe(CloseCode.RoomClosed);
    expect(server.store.updates("room")).toEqual([]);
    expect(await server.event("room_closed")).toMatchObject({ room: "room", refusedUpdates: 1 });
  });

  it("[FENCE-2] flush says that the room is closed", async () => {
    const store = memoryRoomStore();
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    client.send(updateFrame(threeEdits()[0]));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    const flushed = server.sync.flush("room");
    store.closeRoom("room");
    commit.open();
    expect(await flushed).toBe("closed");
  });

  it("[FENCE-3] a closed room does not hold up the others of the same commit", async () => {
    const server = await aServer();
    const [closed, open] = [plainClient(server, { room: "closed" }), ourClient(server, { room: "open" })];
    await Promise.all([closed.synced, open.connection.whenSaved()]);
    server.store.closeRoom("closed");
    closed.codings.set("late", 1);
    open.codings.set("a", 1);
    await open.connection.whenSaved();
    await new Promise<void>((resolve) => closed.provider.once("closed", () => resolve()));
    expect(storedCodings(server.store, "open")).toEqual({ a: 1 });
  });
});
