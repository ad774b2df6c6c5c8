import { once } from "node:events";
import { readServerMessage, step1Frame, step2Frame, updateFrame } from "@concord/sync/protocol";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { ApiSession } from "./api-session.ts";

/** A visit to a room by a client of our own, which keeps every frame it is sent. */
export type RoomVisit = {
  readonly doc: Y.Doc;
  /** Everything received, frame by frame. */
  readonly frames: readonly Uint8Array[];
  /** Resolves when all that was sent is on the server's disk; throws when the door was closed before. */
  saved(): Promise<void>;
  leave(): Promise<void>;
};

/** How the server ended or refused a visit. */
export type Refused = { readonly refused: string };

/**
 * Enters a room with the plain y-websocket protocol, as any Yjs client could.
 *
 * @param doc - what the visitor has already; a new document unless given
 * @returns the visit once the document is here as the server has it, or how it was refused
 */
export async function enterRoom(session: ApiSession, room: string, doc = new Y.Doc()): Promise<RoomVisit | Refused> {
  const socket = new WebSocket(`${session.url.replace("http", "ws")}/sync/${room}?acks`, {
    headers: { cookie: session.cookie(), origin: session.url },
  });
  const frames: Uint8Array[] = [];
  const turns = new EventTarget();
  let synced = false;
  let sent = 0;
  let stored = 0;
  let ended: string | undefined;
  const end = (how: string) => {
    ended ??= how;
    turns.dispatchEvent(new Event("turn"));
  };
  const until = async (holds: () => boolean) => {
    while (!holds() && ended === undefined) await once(turns, "turn");
  };
  const sendEdit = (frame: Uint8Array) => {
    sent++;
    socket.send(frame);
  };
  socket.once("unexpected-response", (_request, response) => end(`status ${response.statusCode}`));
  socket.once("close", (code, reason) => end(`closed with ${code} ${reason}`.trim()));
  socket.on("error", (error) => end(error.message));
  socket.on("message", (data: Buffer) => {
    const frame = new Uint8Array(data);
    frames.push(frame);
    const message = readServerMessage(frame);
    if (message?.type === "step1") sendEdit(step2Frame(Y.encodeStateAsUpdate(doc, message.stateVector)));
    if (message?.type === "step2" || message?.type === "update") Y.applyUpdate(doc, message.update, "server");
    if (message?.type === "step2") synced = true;
    if (message?.type === "stored") stored = message.count;
    turns.dispatchEvent(new Event("turn"));
  });
  socket.once("open", () => socket.send(step1Frame(Y.encodeStateVector(doc))));
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== "server" && socket.readyState === WebSocket.OPEN) sendEdit(updateFrame(update));
  };
  doc.on("update", onUpdate);
  socket.once("close", () => doc.off("update", onUpdate));

  await until(() => synced);
  if (ended !== undefined) {
    socket.terminate();
    return { refused: ended };
  }
  return {
    doc,
    frames,
    saved: async () => {
      await until(() => stored >= sent);
      // Edits made after the end were not even sent, so the counts alone would say that all is well.
      if (ended !== undefined) throw new Error(`the visit ended before all was saved: ${ended}`);
    },
    leave: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}
