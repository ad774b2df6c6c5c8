import { describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { CloseCode, outlineOf, readServerMessage, step1Frame, updateFrame } from "../protocol/index.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { memoryNetwork } from "../testing/memory-network.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { aBareClient, aServer, editsOf, ourClient, untilDoc } from "../testing/scene.ts";
import { turns, untilEvent } from "../testing/turns.ts";
import { createSyncServer } from "./index.ts";

const everything = Uint8Array.of(0);
/** Edits of about ten kilobytes each, which together do not fit into the buffers of a loopback connection. */
const largeEdits = (count: number) =>
  editsOf((doc) => {
    for (let n = 0; n < count; n++) doc.getMap("codings").set(`${n}`, "x".repeat(10_000));
  });

/** A client that was answered and then stopped reading, and one that writes until the server drops the former's queue. */
async function aSlowReader(limits: { queuedBytesAtMost?: number } = {}) {
  const clock = manualClock();
  const server = await aServer({ ...clock, limits: { queuedBytes: 100_000, bytesPerSecond: 1e9, ...limits } });
  const [writer, reader] = [await aBareClient(server), await aBareClient(server, { user: "bob" })];
  reader.send(step1Frame(everything));
  await reader.message("step2");
  reader.socket.pause();
  const edits = largeEdits(2_000);
  let sent = 0;
  const write = async (count: number) => {
    for (const edit of edits.slice(sent, sent + count)) writer.send(updateFrame(edit));
    sent += count;
    await writer.message("stored", (message) => message.count === sent);
  };
  return { clock, server, writer, reader, write };
}

describe("the relay", () => {
  it("[RELAY-1] edits of several authors in one turn reach each of the others once", async () => {
    const server = await aServer();
    const clients = Array.from({ length: 5 }, () => ourClient(server));
    await Promise.all(clients.map(({ connection }) => connection.whenSynced()));
    for (const [n, client] of clients.entries()) client.codings.set(`by ${n}`, n);
    await Promise.all(clients.map((client) => untilDoc(client.doc, () => client.codings.size === 5)));
    const reader = await aBareClient(server);
    reader.send(step1Frame(everything));
    const { update } = await reader.message("step2");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    expect(doc.getMap("codings").toJSON()).toEqual(clients[0]?.codings.toJSON());
  });

  it.each([
    ["few write within one turn, each gets one frame without their own edits", 3, 2],
    ["many write within one turn, all get the same frame", 8, 8],
  ])("[RELAY-2] when %s", async (_what, authors, clientsInFrame) => {
    const sync = createSyncServer({ store: memoryRoomStore(), limits: { stop: 1 } });
    onTestFinished(() => sync.stop());
    const seat = { room: "room", user: { id: "alice" }, mode: "write", acks: false } as const;
    const network = memoryNetwork(
      () => sync,
      (_url, connection) => ({ ...seat, connectionId: `${connection}` }),
    );
    const clients = Array.from({ length: authors }, (_, n) => {
      const socket = new network.SocketClass("ws://memory/room");
      const updates: Uint8Array[] = [];
      socket.addEventListener("message", ({ data }) => {
        const message = readServerMessage(new Uint8Array(data as ArrayBuffer));
        if (message?.type === "update") updates.push(message.update);
      });
      const [edit = new Uint8Array()] = editsOf((doc) => doc.getMap("codings").set(`${n}`, n), n + 1);
      const send = (frame: Uint8Array) => socket.send(frame as Uint8Array<ArrayBuffer>);
      return { updates, send, edit };
    });
    const settle = async () => {
      while (network.deliver(1_000) > 0) await turns(3);
    };
    await settle();
    for (const { send } of clients) send(step1Frame(everything));
    await settle();
    for (const { send, edit } of clients) send(updateFrame(edit));
    await settle();
    const frames = clients.map(({ updates }) => updates.map((update) => outlineOf(update).blocks.length));
    expect(frames).toEqual(clients.map(() => [clientsInFrame]));
  });

  it("[SLOW-1] a reader whose queue is full gets one diff in place of what it missed, and is whole again", async () => {
    const { server, writer, reader, write } = await aSlowReader();
    while (!server.events.some(({ kind }) => kind === "fell_behind")) await write(50);
    await write(200);
    const queued = server.sync.stats().queuedBytes;
    expect(queued).toBeLessThan(100_000 + 60 * 10_100);
    reader.socket.resume();
    await writer.message("stored");
    const doc = new Y.Doc();
    let applied = 0;
    await untilEvent(() => {
      for (const message of reader.received.slice(applied))
        if (message.type === "step2" || message.type === "update") Y.applyUpdate(doc, message.update);
      applied = reader.received.length;
      const total = writer.received.findLast(({ type }) => type === "stored");
      return total?.type === "stored" && doc.getMap("codings").size === total.count;
    });
    const updates = reader.received.filter(({ type }) => type === "update");
    const total = writer.received.findLast((message) => message.type === "stored");
    expect(updates.length).toBeLessThan(total?.count ?? 0);
    expect(doc.store.pendingStructs).toBeNull();
  });

  it("[SLOW-2] the others do not wait for a slow reader", async () => {
    const { server, write } = await aSlowReader();
    const fast = ourClient(server);
    await fast.connection.whenSynced();
    while (!server.events.some(({ kind }) => kind === "fell_behind")) await write(50);
    const { size } = fast.codings;
    await write(20);
    await untilDoc(fast.doc, () => fast.codings.size === size + 20 || fast.codings.size > size + 20);
  });

  it("[SLOW-3] a reader whose queue does not move from one heartbeat to the next is closed", async () => {
    const { clock, server, write } = await aSlowReader();
    while (!server.events.some(({ kind }) => kind === "fell_behind")) await write(50);
    clock.advance(20_000);
    await turns(5);
    clock.advance(20_000);
    await server.event("left", ({ userId }) => userId === "bob");
  });

  it("[SLOW-4] a queue beyond the hard limit closes its connection", async () => {
    const { server, write } = await aSlowReader({ queuedBytesAtMost: 50_000 });
    let open = true;
    void server.event("closed").then(() => {
      open = false;
    });
    while (open) await write(50);
    expect(await server.event("closed")).toMatchObject({ userId: "bob", code: CloseCode.TooSlow });
  });
});
