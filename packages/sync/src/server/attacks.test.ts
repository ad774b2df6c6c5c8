import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { awarenessFrame, CloseCode, step1Frame, step2Frame, updateFrame, writeAwareness } from "../protocol/index.ts";
import type { BareClient } from "../testing/bare-client.ts";
import type { ListeningServer } from "../testing/listening-server.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { memoryNetwork } from "../testing/memory-network.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { aBareClient, aServer, editsOf, ourClient, storedCodings, untilDoc } from "../testing/scene.ts";
import { turns } from "../testing/turns.ts";
import type { SyncEvent } from "./sync-event.ts";
import { createSyncServer } from "./sync-server.ts";

const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))];

const MB = 1024 * 1024;

/** One item of text, as large as asked. */
const validUpdate = (bytes: number): Buffer => {
  const text = Buffer.alloc(bytes, 0x61);
  const update = Buffer.concat([Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 97, ...varUint(bytes)), text, Uint8Array.of(0)]);
  return Buffer.concat([Uint8Array.of(0, 2, ...varUint(update.length)), update]);
};

/** Two honest people in the attacked room; `goOn` is an edit each way, and everything on disk. */
async function aPair(server: ListeningServer) {
  const [alice, bob] = [ourClient(server), ourClient(server, { user: "bob" })];
  await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
  let turn = 0;
  const goOn = async () => {
    turn++;
    alice.codings.set(`alice ${turn}`, turn);
    await untilDoc(bob.doc, () => bob.codings.get(`alice ${turn}`) === turn);
    bob.codings.set(`bob ${turn}`, turn);
    await untilDoc(alice.doc, () => alice.codings.get(`bob ${turn}`) === turn);
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
  };
  return { alice, bob, goOn };
}

/** Frames of a member who means harm, and how the server ends it. */
const attacks: readonly [what: string, code: number, attack: (client: BareClient) => void][] = [
  ["a truncated frame", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(0, 2, 200, 1, 1))],
  ["an empty frame", CloseCode.BadFrame, (client) => client.send(new Uint8Array())],
  ["random bytes", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(77, ...randomBytes(500)))],
  ["random bytes as an update", CloseCode.BadFrame, (client) => client.send(updateFrame(randomBytes(5_000)))],
  ["an unknown message type", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(99, 1, 0))],
  ["an acknowledgement", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(4, 9))],
  ["a text frame", CloseCode.BadFrame, (client) => client.send("hello")],
  ["a length bomb", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(0, 2, ...varUint(2 ** 50), 1))],
  [
    "eight bytes that claim 30 million structs",
    CloseCode.BadFrame,
    (client) => client.send(updateFrame(Uint8Array.of(1, ...varUint(30_000_000), 1, 0, 0))),
  ],
  [
    "a clock beyond all use",
    CloseCode.BadFrame,
    (client) => client.send(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, ...varUint(2 ** 50), 0))),
  ],
  [
    "a state vector of a billion clients",
    CloseCode.BadFrame,
    (client) => client.send(step1Frame(Uint8Array.from(varUint(1e9)))),
  ],
  [
    "2,000 updates whose predecessors are missing",
    CloseCode.OutOfStep,
    (client) => {
      const [, ...rest] = editsOf((doc) => {
        for (let n = 0; n <= 2_000; n++) doc.getMap("codings").set(`attack ${n}`, n);
      }, 666);
      for (const update of rest) client.send(updateFrame(update));
    },
  ],
  [
    "answers to step 1 that never fit",
    CloseCode.OutOfStep,
    (client) => {
      const [, second] = editsOf((doc) => {
        doc.getMap("codings").set("a", 1);
        doc.getMap("codings").set("b", 1);
      }, 666);
      for (let n = 0; n < 10; n++) client.send(step2Frame(second ?? new Uint8Array()));
    },
  ],
  [
    "an update of 200,000 structs",
    CloseCode.TooMuch,
    (client) =>
      client.send(
        updateFrame(Uint8Array.from([1, ...varUint(200_000), 5, 0, ...new Array(200_000).fill([0, 1]).flat(), 0])),
      ),
  ],
  ["a frame above the limit", 1009, (client) => client.send(updateFrame(new Uint8Array(3 * 1024 * 1024)))],
  [
    "a flood of presence",
    CloseCode.TooFast,
    (client) => {
      for (let clock = 1; clock < 2_000; clock++)
        client.send(awarenessFrame(writeAwareness([{ clientId: 6, clock, json: `{"x":${clock}}` }])));
    },
  ],
  [
    "a flood of presence in the name of others",
    CloseCode.TooFast,
    (client) => {
      client.send(awarenessFrame(writeAwareness([{ clientId: 6, clock: 1, json: "{}" }])));
      const others = Array.from({ length: 100 }, (_, n) => ({ clientId: 100 + n, clock: 1, json: "{}" }));
      for (let n = 0; n < 200; n++) client.send(awarenessFrame(writeAwareness(others)));
    },
  ],
  [
    "a flood of requests for the whole document",
    CloseCode.TooFast,
    (client) => {
      for (let n = 0; n < 100; n++) client.send(step1Frame(Uint8Array.of(0)));
    },
  ],
  [
    "a flood of frames",
    CloseCode.TooFast,
    (client) => {
      for (let n = 0; n < 25_000; n++) client.send(step2Frame(Uint8Array.of(0, 0)));
    },
  ],
];

describe("attacks", () => {
  it.each(attacks)("[LIMIT-1] %s ends with %i, and the honest pair goes on", async (_what, code, attack) => {
    const server = await aServer({ limits: { framesPerSecond: 2_500 } });
    const pair = await aPair(server);
    await pair.goOn();
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    attack(attacker);
    await pair.goOn();
    expect(await attacker.closed).toBe(code);
    await pair.goOn();
    const logged = await server.event(code === 1009 ? "socket_failed" : "closed");
    expect(logged.userId).toBe("mallory");
    expect(server.events.some(({ kind }) => kind === "abandoned")).toBe(false);
    const stored = storedCodings(server.store);
    expect(stored).toEqual(pair.alice.codings.toJSON());
    expect(Object.keys(stored)).toHaveLength(6);
  });

  it.each([
    ["a valid update of 100 MB", validUpdate(100 * MB)],
    ["100 MB of junk", Buffer.alloc(100 * MB, 0xaa)],
    ["200 MB of junk", Buffer.alloc(200 * MB, 0xaa)],
  ])("[LIMIT-1] %s is not even read: the socket ends with 1009, and the honest pair goes on", async (_what, frame) => {
    const server = await aServer();
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    attacker.send(frame);
    expect(await server.event("socket_failed")).toMatchObject({ userId: "mallory" });
    await pair.goOn();
    // The code, when the attacker reads at all: a client that is still writing may only see its socket break.
    expect([1009, 1006]).toContain(await attacker.closed);
    expect(await server.event("left")).toMatchObject({ userId: "mallory" });
    expect(server.store.updates("room").reduce((sum, { length }) => sum + length, 0)).toBeLessThan(MB);
    await pair.goOn();
  });

  it("[LIMIT-1] a member who stops reading is closed with 4508, and the honest pair goes on", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock, limits: { queuedBytes: 100_000, bytesPerSecond: 1e9 } });
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    attacker.send(step1Frame(Uint8Array.of(0)));
    await attacker.message("step2");
    attacker.socket.pause();
    for (let n = 0; !server.events.some(({ kind }) => kind === "fell_behind"); n++) {
      pair.alice.codings.set(`large ${n % 5}`, "x".repeat(20_000));
      await pair.alice.connection.whenSaved();
    }
    await pair.goOn();
    clock.advance(20_000);
    await pair.goOn();
    clock.advance(20_000);
    const closed = await server.event("closed", ({ userId }) => userId === "mallory");
    expect(closed.code).toBe(CloseCode.TooSlow);
    await pair.goOn();
  });

  it.each([
    ["reserved bits set in a frame", [0xf2, 0x80, 0, 0, 0, 0]],
    ["a header that announces 2^40 bytes", [0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["a frame without a mask", [0x82, 0x01, 0x00]],
  ])("[LIMIT-2] %s ends the socket, not the process", async (_what, bytes) => {
    const server = await aServer();
    const pair = await aPair(server);
    const { port, hostname } = new URL(server.url);
    const stream = connect(Number(port), hostname);
    onTestFinished(() => {
      stream.destroy();
    });
    stream.on("error", () => undefined);
    stream.write(
      "GET /room?user=mallory HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    await new Promise((resolve) => stream.once("data", resolve));
    stream.write(Uint8Array.from(bytes));
    expect(await server.event("socket_failed")).toMatchObject({ userId: "mallory" });
    stream.end();
    await pair.goOn();
  });

  it("[LIMIT-3] a connection that sends more than the store takes is not read until it has caught up", async () => {
    const server = await aServer({ limits: { unstoredBytes: 50_000, bytesPerSecond: 1e9 } });
    let release = () => {};
    server.store.before = (operation) =>
      operation === "append" ? new Promise<void>((resolve) => (release = resolve)) : undefined;
    const client = await aBareClient(server);
    const edits = editsOf((doc) => {
      for (let n = 0; n < 300; n++) doc.getMap("codings").set(`${n}`, "x".repeat(10_000));
    });
    for (const edit of edits) client.send(updateFrame(edit));
    await turns(200);
    const { unstoredUpdates } = server.sync.stats();
    expect(unstoredUpdates).toBeGreaterThan(0);
    expect(unstoredUpdates).toBeLessThan(100);
    server.store.before = () => undefined;
    release();
    await client.message("stored", ({ count }) => count === 300);
    expect(Object.keys(storedCodings(server.store))).toHaveLength(300);
  });

  it("[LIMIT-4] while a room loads, what one connection may send ahead is bounded", async () => {
    const store = memoryRoomStore();
    store.before = () => new Promise(() => undefined);
    const events: SyncEvent[] = [];
    const sync = createSyncServer({
      store,
      limits: { heldBytes: 20_000, stop: 1 },
      log: (event) => events.push(event),
    });
    onTestFinished(() => sync.stop());
    const seat = { room: "room", connectionId: "1", user: { id: "mallory" }, mode: "write", acks: true } as const;
    const network = memoryNetwork(
      () => sync,
      () => seat,
    );
    // A socket that can not be paused, as one may have read a good deal before it is.
    const socket = new network.SocketClass("ws://memory/room");
    socket.addEventListener("open", () => {
      for (let n = 0; n < 100; n++) socket.send(updateFrame(new Uint8Array(1_000)) as Uint8Array<ArrayBuffer>);
    });
    network.deliver(1_000);
    expect(events).toContainEqual(expect.objectContaining({ kind: "closed", code: CloseCode.TooFast }));
  });

  it("[LIMIT-5] a room with more client ids than one update may have stays open, loads again and is compacted", async () => {
    const server = await aServer({ limits: { tailUpdates: 3, tailShare: 0 } });
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    const clientsFrom = (first: number) => {
      const clients = Array.from({ length: 4_000 }, (_, n) => [1, ...varUint(first + n), 0, 4, 1, 1, 97, 1, 98]);
      return updateFrame(Uint8Array.from([...varUint(clients.length), ...clients.flat(), 0]));
    };
    // In one turn, so that the server joins them into one update.
    attacker.send(clientsFrom(1));
    attacker.send(clientsFrom(10_000));
    await attacker.message("stored", ({ count }) => count === 2);
    for (let turn = 0; turn < 5; turn++) await pair.goOn();
    await server.event("compacted");
    await pair.goOn();
    const again = await aServer({ store: server.store });
    const late = ourClient(again);
    await late.connection.whenSynced();
    expect(late.codings.toJSON()).toEqual(pair.alice.codings.toJSON());
    expect(Y.decodeStateVector(Y.encodeStateVector(late.doc)).size).toBeGreaterThan(8_000);
  });

  it("[LIMIT-6] a room takes so many client ids and no more, and goes on for those that are there", async () => {
    const server = await aServer({ limits: { clients: 50 } });
    const pair = await aPair(server);
    await pair.goOn();
    const attacker = await aBareClient(server, { user: "mallory" });
    for (let client = 1; client <= 60; client++)
      attacker.send(
        updateFrame(editsOf((doc) => doc.getMap("codings").set("one", client), client)[0] ?? new Uint8Array()),
      );
    expect(await attacker.closed).toBe(CloseCode.TooMuch);
    await pair.goOn();
  });

  it("[LIMIT-7] a room keeps so many bytes and no more", async () => {
    const server = await aServer({ limits: { roomBytes: 50_000 } });
    const pair = await aPair(server);
    await pair.goOn();
    const attacker = await aBareClient(server, { user: "mallory" });
    const edits = editsOf((doc) => {
      for (let n = 0; n < 10; n++) doc.getMap("codings").set(`${n}`, "x".repeat(10_000));
    }, 666);
    for (const edit of edits) {
      attacker.send(updateFrame(edit));
      await turns(2);
    }
    expect(await attacker.closed).toBe(CloseCode.TooMuch);
    const other = await aServer({ store: server.store });
    const late = ourClient(other);
    await late.connection.whenSynced();
    expect(late.codings.size).toBeLessThan(10);
  });

  it("[LIMIT-8] somebody whose windows do not read gets no further document into their queues", async () => {
    const store = memoryRoomStore();
    const doc = new Y.Doc();
    doc.getMap("codings").set("one", Buffer.from(randomBytes(3_000_000)).toString("hex"));
    await store.append([{ room: "room", updates: [Y.encodeStateAsUpdate(doc)] }]);
    const server = await aServer({ store, limits: { userQueuedBytes: 20_000_000 } });
    const pair = await aPair(server);
    await pair.goOn();
    const windows = await Promise.all(Array.from({ length: 12 }, () => aBareClient(server, { user: "mallory" })));
    for (const { socket, send } of windows) {
      socket.pause();
      send(step1Frame(Uint8Array.of(0)));
    }
    await server.event("closed", ({ userId, code }) => userId === "mallory" && code === CloseCode.TooSlow);
    expect(server.sync.stats().queuedBytes).toBeLessThan(30_000_000);
    await pair.goOn();
  });

  it("[LIMIT-9] a room keeps so many deleted ranges and no more; those it has cost whoever asks again nothing", async () => {
    const server = await aServer({ limits: { deletedRanges: 1_000, tailUpdates: 1e9 } });
    const pair = await aPair(server);
    await pair.goOn();
    const doc = new Y.Doc();
    doc.clientID = 666;
    const text = doc.getText("memo");
    text.insert(0, "x".repeat(4_000));
    const attacker = await aBareClient(server, { user: "mallory" });
    attacker.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    const deletions = (from: number, count: number) => {
      const ranges = Array.from({ length: count }, (_, n) => [...varUint(from + 2 * n), 1]).flat();
      return updateFrame(Uint8Array.from([0, 1, ...varUint(666), ...varUint(count), ...ranges]));
    };
    attacker.send(deletions(0, 900));
    attacker.send(deletions(0, 900));
    await attacker.message("stored", ({ count }) => count === 3);
    attacker.send(deletions(2_000, 900));
    expect(await attacker.closed).toBe(CloseCode.TooMuch);
    await pair.goOn();
  });

  it("[LIMIT-10] who asks over and over what they lack of a large room is asked to come again", async () => {
    const store = memoryRoomStore();
    const doc = new Y.Doc();
    for (let n = 0; n < 3_000; n++) doc.getMap("codings").set(`${n}`, { memo: "x".repeat(300), n });
    await store.append([{ room: "room", updates: [Y.encodeStateAsUpdate(doc)] }]);
    const clock = manualClock();
    const server = await aServer({ ...clock, store, limits: { comparedBytesPerSecond: 1_000_000 } });
    const known = Uint8Array.from([1, ...varUint(doc.clientID), 5]);
    const windows = await Promise.all(Array.from({ length: 6 }, () => aBareClient(server, { user: "mallory" })));
    for (const { send } of windows) send(step1Frame(known));
    await server.event("closed", ({ userId, code }) => userId === "mallory" && code === CloseCode.TooFast);
    const answered = windows.filter(({ received }) => received.some(({ type }) => type === "step2"));
    expect(answered.length).toBeLessThan(6);
    const honest = await aBareClient(server, { user: "bob" });
    honest.send(step1Frame(known));
    await honest.message("step2");
  });

  it("[LIMIT-5] well-formed updates at odds with each other harm no other room", async () => {
    const server = await aServer();
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory", room: "own" });
    // Well-formed, and at odds with itself: the same place is first collected, then continued as text.
    attacker.send(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, 3, 0)));
    attacker.send(updateFrame(Uint8Array.of(1, 1, 5, 3, 132, 5, 2, 1, 97, 0)));
    attacker.send(step1Frame(Uint8Array.of(0)));
    await attacker.message("step2");
    await pair.goOn();
  });
});
