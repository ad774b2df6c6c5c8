import { randomBytes } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { CloseCode, step1Frame, updateFrame } from "../protocol/index.ts";
import { aPair } from "../testing/honest-pair.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { memoryNetwork } from "../testing/memory-network.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { aBareClient, aServer, editsOf, ourClient, storedCodings } from "../testing/scene.ts";
import { turns } from "../testing/turns.ts";
import { varUint } from "../testing/var-uint.ts";
import type { SyncEvent } from "./sync-event.ts";
import { createSyncServer } from "./sync-server.ts";

describe("bounds", () => {
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
});
