import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { CloseCode, step1Frame, step2Frame, updateFrame } from "../protocol/index.ts";
import { manualClock } from "../testing/manual-clock.ts";
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
} from "../testing/scene.ts";
import { turns, untilEvent } from "../testing/turns.ts";

const edits = (count: number, clientId = 1) =>
  editsOf((doc) => {
    for (let n = 0; n < count; n++) doc.getMap("codings").set(`${clientId}/${n}`, n);
  }, clientId);
const edit = (clientId = 1): Uint8Array => edits(1, clientId)[0] ?? new Uint8Array();
const everything = Uint8Array.of(0);

describe("the wire", () => {
  it("[WIRE-1] y-websocket's own provider shares a room with ours, unchanged", async () => {
    const server = await aServer();
    const ours = ourClient(server);
    await ours.connection.whenSynced();
    ours.codings.set("before", 1);
    await ours.connection.whenSaved();
    const plain = plainClient(server);
    await plain.synced;
    expect(plain.codings.toJSON()).toEqual({ before: 1 });
    plain.codings.set("plain", 2);
    ours.codings.set("ours", 3);
    await Promise.all([
      untilDoc(ours.doc, () => ours.codings.has("plain")),
      untilDoc(plain.doc, () => plain.codings.has("ours")),
    ]);
    expect(plain.codings.toJSON()).toEqual(ours.codings.toJSON());
  });

  it("[WIRE-2] a bare client that joins is asked for what it has, and answered what it lacks", async () => {
    const server = await aServer();
    const first = await aBareClient(server);
    first.send(updateFrame(edit()));
    await first.message("stored");
    const second = await aBareClient(server);
    const asked = await second.message("step1");
    expect(Y.decodeStateVector(asked.stateVector)).toEqual(new Map([[1, 1]]));
    second.send(step1Frame(everything));
    const { update } = await second.message("step2");
    expect(update).toEqual(edit());
  });

  it("[WIRE-3] an edit reaches the others as the bytes that came in, and does not come back", async () => {
    const server = await aServer();
    const [author, other] = [await aBareClient(server), await aBareClient(server)];
    for (const client of [author, other]) {
      client.send(step1Frame(everything));
      await client.message("step2");
    }
    author.send(updateFrame(edit(7)));
    expect((await other.message("update")).update).toEqual(edit(7));
    await author.message("stored");
    expect(author.received.filter(({ type }) => type === "update")).toEqual([]);
  });

  it("[WIRE-4] nothing is relayed to a connection before it was answered what it lacks", async () => {
    const server = await aServer();
    const [author, silent] = [await aBareClient(server), await aBareClient(server)];
    author.send(updateFrame(edit()));
    await author.message("stored");
    await turns(3);
    silent.send(step1Frame(everything));
    await silent.message("step2");
    expect(silent.received.map(({ type }) => type)).toEqual(["step1", "step2"]);
  });

  it("[WIRE-5] a client that hears nothing else gets a message with every heartbeat", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock });
    const client = await aBareClient(server);
    await client.message("step1");
    for (let beat = 0; beat < 3; beat++) {
      clock.advance(20_000);
      const pinged = new Promise((resolve) => client.socket.once("ping", resolve));
      await pinged;
      await turns(3);
    }
    expect(client.received.map(({ type }) => type)).toEqual(["step1", "awareness", "awareness"]);
  });

  it("[WIRE-6] a connection that does not answer a ping until the next is ended", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock });
    const client = await aBareClient(server);
    client.socket.pause(); // neither reads nor answers
    clock.advance(20_000);
    clock.advance(20_000);
    expect(await server.event("left")).toMatchObject({ room: "room" });
    expect(server.sync.stats().connections).toBe(0);
  });
});

describe("loading", () => {
  it("[LOAD-1] nothing is answered before the room was loaded completely", async () => {
    const store = memoryRoomStore();
    await store.append([{ room: "room", updates: edits(3) }]);
    const load = aGate();
    store.before = (operation) => (operation === "load" ? load.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    client.send(step1Frame(everything));
    const ours = ourClient(server);
    await turns(20);
    expect(client.received).toEqual([]);
    expect(ours.connection.getState().phase).toBe("connecting");
    load.open();
    const { update } = await client.message("step2");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(doc.getMap("codings").size).toBe(3);
    await ours.connection.whenSynced();
    expect(ours.codings.size).toBe(3);
  });

  it("[LOAD-2] edits that arrive meanwhile are taken in afterwards, in order", async () => {
    const store = memoryRoomStore();
    const load = aGate();
    store.before = (operation) => (operation === "load" ? load.passed : undefined);
    const server = await aServer({ store });
    const client = await aBareClient(server);
    for (const each of edits(20)) client.send(updateFrame(each));
    await turns(10);
    load.open();
    await client.message("stored", ({ count }) => count === 20);
    expect(asJoined(store.updates("room"))).toEqual(asJoined(edits(20)));
  });

  it("[LOAD-3] a room that can not be loaded sends everybody away to come again, and is loaded anew", async () => {
    const store = memoryRoomStore();
    let failures = 1;
    store.before = (operation) => {
      if (operation === "load" && failures-- > 0) throw new Error("no database");
    };
    const server = await aServer({ store });
    const bare = await aBareClient(server);
    expect(await bare.closed).toBe(CloseCode.Unavailable);
    const ours = ourClient(server);
    await ours.connection.whenSaved();
  });

  it("[LOAD-4] a stored update that Yjs can not read is left out and told, the rest is there, nothing is compacted away", async () => {
    const store = memoryRoomStore();
    const broken = Uint8Array.of(1, 1, 1, 0, 200, 1);
    await store.append([{ room: "room", updates: [edit(1), broken, edit(2)] }]);
    const server = await aServer({ store, limits: { tailUpdates: 1, tailShare: 0 } });
    const ours = ourClient(server);
    await ours.connection.whenSynced();
    expect(ours.codings.size).toBe(2);
    expect(await server.event("unreadable_update")).toMatchObject({ index: 1 });
    ours.codings.set("more", 1);
    await ours.connection.whenSaved();
    await server.event("compaction_failed");
    expect(store.updates("room")).toContainEqual(broken);
  });
});

describe("rooms", () => {
  it("[ROOM-1] a room without connections is unloaded after a while, and loaded again with everything", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock });
    const first = ourClient(server);
    first.codings.set("a", 1);
    await first.connection.whenSaved();
    first.connection.destroy();
    await server.event("left");
    clock.advance(44_000);
    expect(server.sync.stats().rooms).toBe(1);
    clock.advance(2_000);
    expect(server.sync.stats().rooms).toBe(0);
    const second = ourClient(server);
    await second.connection.whenSynced();
    expect(second.codings.toJSON()).toEqual({ a: 1 });
  });

  it("[ROOM-2] a room is not unloaded while anything of it is not on disk", async () => {
    const clock = manualClock();
    const store = memoryRoomStore();
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    const server = await aServer({ store, ...clock });
    const client = await aBareClient(server);
    client.send(updateFrame(edit()));
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    client.socket.terminate();
    await server.event("left");
    clock.advance(100_000);
    expect(server.sync.stats().rooms).toBe(1);
    commit.open();
    await server.sync.flush("room");
    await turns(2);
    clock.advance(50_000);
    expect(server.sync.stats().rooms).toBe(0);
    expect(storedCodings(store)).toEqual({ "1/0": 0 });
  });

  it("[ROOM-3] who joins a room before it is unloaded keeps it", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock });
    const first = await aBareClient(server);
    await first.message("step1");
    first.socket.terminate();
    await server.event("left");
    clock.advance(30_000);
    const second = await aBareClient(server);
    await second.message("step1");
    clock.advance(15_000);
    expect(server.events.filter(({ kind }) => kind === "loaded")).toHaveLength(1);
    expect(server.sync.stats().rooms).toBe(1);
  });

  it("[ROOM-4] a long tail is compacted in the background, and updates that arrive meanwhile stay", async () => {
    const store = memoryRoomStore();
    const compaction = aGate();
    store.before = (operation) => (operation === "compact" ? compaction.passed : undefined);
    const server = await aServer({ store, limits: { tailUpdates: 10, tailShare: 0.5 } });
    const client = await aBareClient(server);
    const all = edits(40);
    for (const each of all.slice(0, 30)) {
      client.send(updateFrame(each));
      await server.sync.flush("room");
      await turns(2);
    }
    await client.message("stored", ({ count }) => count === 30);
    for (const each of all.slice(30)) client.send(updateFrame(each));
    await client.message("stored", ({ count }) => count === 40);
    compaction.open();
    await server.event("compacted");
    expect(store.updates("room").length).toBeLessThan(40);
    expect(Object.keys(storedCodings(store))).toHaveLength(40);
  });

  it("[ROOM-5] close sends away whom it names; nothing they send counts any more, nothing reaches them", async () => {
    const server = await aServer();
    const [alice, bob] = [await aBareClient(server, { user: "alice" }), await aBareClient(server, { user: "bob" })];
    for (const client of [alice, bob]) {
      client.send(step1Frame(everything));
      await client.message("step2");
    }
    await server.sync.close("room", CloseCode.Forbidden, "removed", (seat) => seat.user.id === "bob");
    bob.send(updateFrame(edit(2)));
    alice.send(updateFrame(edit(1)));
    await alice.message("stored");
    expect(await bob.closed).toBe(CloseCode.Forbidden);
    expect(bob.received.filter(({ type }) => type === "update")).toEqual([]);
    expect(storedCodings(server.store)).toEqual({ "1/0": 0 });
  });

  it("[ROOM-6] closeWhere reaches every room, also those still loading", async () => {
    const store = memoryRoomStore();
    const load = aGate();
    store.before = (operation, [room]) => (operation === "load" && room === "slow" ? load.passed : undefined);
    const server = await aServer({ store });
    const clients = [await aBareClient(server, { room: "a" }), await aBareClient(server, { room: "slow" })];
    const stays = await aBareClient(server, { room: "a", user: "bob" });
    await stays.message("step1");
    await server.sync.closeWhere((seat) => seat.user.id === "alice", CloseCode.SignedOut, "signed out");
    expect(await Promise.all(clients.map((client) => client.closed))).toEqual([4401, 4401]);
    load.open();
    expect(server.sync.stats().connections).toBe(1);
  });

  it("[ROOM-7] a reader gets everything live and is closed when it writes, with nothing of it stored", async () => {
    const server = await aServer();
    const writer = ourClient(server);
    const reader = ourClient(server, { mode: "read", user: "bob" });
    await reader.connection.whenSaved();
    writer.codings.set("a", 1);
    await untilDoc(reader.doc, () => reader.codings.has("a"));
    await writer.connection.whenSaved();
    reader.codings.set("b", 1);
    await expect(reader.connection.whenSaved()).rejects.toThrow("ended");
    expect(reader.connection.getState()).toMatchObject({ phase: "refused", refusal: { code: CloseCode.Forbidden } });
    expect(storedCodings(server.store)).toEqual({ a: 1 });
  });

  it("[ROOM-8] a reader's empty answer to step 1 is no edit", async () => {
    const server = await aServer();
    const reader = await aBareClient(server, { mode: "read" });
    reader.send(step2Frame(Uint8Array.of(0, 0)));
    reader.send(step1Frame(everything));
    await reader.message("step2");
    reader.send(step2Frame(edit()));
    expect(await reader.closed).toBe(CloseCode.Forbidden);
    expect(reader.received.at(-1)?.type).toBe("denied");
  });

  it("[ROOM-9] who joins while the server stops is told to come again", async () => {
    const server = await aServer();
    const stopped = server.sync.stop();
    const late = await aBareClient(server);
    expect(await late.closed).toBe(CloseCode.Restart);
    await stopped;
  });
});
