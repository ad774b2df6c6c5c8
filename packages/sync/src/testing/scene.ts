import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type ConnectRoomOptions, connectRoom, type RoomConnection } from "../client/index.ts";
import { joinUpdates, outlineOf } from "../protocol/index.ts";
import type { SyncServerOptions } from "../server/index.ts";
import { type BareClient, bareClient } from "./bare-client.ts";
import { type ListeningServer, listeningServer } from "./listening-server.ts";
import { type MemoryRoomStore, memoryRoomStore } from "./memory-room-store.ts";

/** Who connects where, as the URL says it to the listening server. */
export type Place = { readonly room?: string; readonly user?: string; readonly mode?: "read" | "write" };

const urlOf = (server: ListeningServer, { room = "room", user = "alice", mode = "write" }: Place) =>
  `${server.url}/${room}?user=${user}&mode=${mode}`;

/** A server that is stopped with the test. */
export async function aServer(
  options: Partial<SyncServerOptions> & { readonly store?: MemoryRoomStore } = {},
): Promise<ListeningServer & { readonly store: MemoryRoomStore }> {
  const store = options.store ?? memoryRoomStore();
  const server = await listeningServer({ ...options, store });
  onTestFinished(() => server.stop());
  return { ...server, store };
}

export type OurClient = { readonly doc: Y.Doc; readonly codings: Y.Map<unknown>; readonly connection: RoomConnection };

/** Our own client; not connected yet when this returns. */
export function ourClient(
  server: ListeningServer,
  place: Place = {},
  options: Partial<ConnectRoomOptions> = {},
): OurClient {
  const doc = options.doc ?? new Y.Doc();
  const url = () => urlOf(server, place);
  const connection = connectRoom({ WebSocketImpl: WebSocket, backoff: () => 1, url, ...options, doc });
  onTestFinished(() => connection.destroy());
  return { doc, codings: doc.getMap("codings"), connection };
}

/** y-websocket's provider as it is published. */
export function plainClient(server: ListeningServer, place: Place = {}) {
  const doc = new Y.Doc();
  const { room = "room", user = "plain", mode = "write" } = place;
  const provider = new WebsocketProvider(server.url, room, doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    maxBackoffTime: 5,
    params: { user, mode },
  });
  onTestFinished(() => provider.destroy());
  const synced = new Promise<void>((resolve) => provider.once("sync", () => resolve()));
  return { doc, codings: doc.getMap("codings"), provider, synced };
}

/** A bare WebSocket, open. It asks for acknowledgements unless told otherwise. */
export async function aBareClient(
  server: ListeningServer,
  place: Place & { readonly acks?: boolean } = {},
): Promise<BareClient> {
  const client = await bareClient(`${urlOf(server, place)}${place.acks === false ? "" : "&acks=1"}`);
  onTestFinished(() => client.socket.terminate());
  return client;
}

/** Resolves when `holds` does, asked again after every change of the document. */
export function untilDoc(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds()) return;
      doc.off("update", check);
      resolve();
    };
    doc.on("update", check);
    check();
  });
}

/** Resolves when `holds` does, asked again after every change of the connection's state. */
export function untilState(
  connection: RoomConnection,
  holds: (state: ReturnType<RoomConnection["getState"]>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!holds(connection.getState())) return;
      stop();
      resolve();
    };
    const stop = connection.subscribe(check);
    check();
  });
}

/** A document's updates, one for each change made in `edit`. */
export function editsOf(edit: (doc: Y.Doc) => void, clientId = 1): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  edit(doc);
  return updates;
}

/** Updates joined into as few as can be: the server may have stored them in other portions than they were sent. */
export const asJoined = (updates: readonly Uint8Array[]): readonly Uint8Array[] =>
  joinUpdates(updates.map((bytes) => ({ bytes, outline: outlineOf(bytes) })));

/** What a store holds of a room, as a document's map of codings. */
export function storedCodings(store: MemoryRoomStore, room = "room"): Record<string, unknown> {
  const doc = new Y.Doc();
  for (const update of store.updates(room)) Y.applyUpdate(doc, update);
  return doc.getMap("codings").toJSON();
}

/** Something a test lets go on by hand. */
export function aGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
