import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type ListeningServer, listeningServer } from "../testing/listening-server.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { connectRoom } from "./connect-room.ts";

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});
const aServer = async (store = memoryRoomStore()): Promise<ListeningServer> => {
  const server = await listeningServer({ store });
  endings.push(() => server.stop());
  return server;
};
const aClient = (server: ListeningServer, room = "room") => {
  const doc = new Y.Doc();
  const connection = connectRoom({
    url: () => `${server.url}/${room}`,
    doc,
    WebSocketImpl: WebSocket,
    backoff: () => 1,
  });
  endings.push(() => connection.destroy());
  return { doc, connection, map: doc.getMap<string>("codings") };
};

describe("smoke", () => {
  it("two of ours and a plain one share a room", async () => {
    const server = await aServer();
    const alice = aClient(server);
    const bob = aClient(server);
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
    const seen = new Promise<void>((resolve) => bob.doc.once("update", () => resolve()));
    alice.map.set("a", "1");
    expect(alice.connection.getState()).toMatchObject({ phase: "saving", unsaved: 1 });
    await seen;
    await alice.connection.whenSaved();
    expect(bob.map.get("a")).toBe("1");
    expect(server.store.load("room")).toBeTruthy();
    const plainDoc = new Y.Doc();
    const plain = new WebsocketProvider(server.url, "room", plainDoc, {
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    });
    endings.push(() => plain.destroy());
    await new Promise<void>((resolve) => plain.once("sync", () => resolve()));
    expect(plainDoc.getMap("codings").toJSON()).toEqual({ a: "1" });
  });
});
