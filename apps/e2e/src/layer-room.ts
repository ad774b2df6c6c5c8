import { once } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import type { ApiSession } from "./api-session.ts";

const SYNC = 0;

/** A visit to a room by a client of our own, which keeps every frame it is sent. */
export type RoomVisit = {
  readonly doc: Y.Doc;
  /** Everything received, frame by frame. */
  readonly frames: readonly Uint8Array[];
  /** Resolves when `count` frames have come, or the door was closed. */
  received(count: number): Promise<void>;
  leave(): Promise<void>;
};

/** How the server ended or refused a visit. */
export type Refused = { readonly refused: string };

/**
 * Enters a room with the plain y-websocket protocol, as any Yjs client could.
 *
 * @param clientId - the Yjs client id to write under, so that two visits can be compared
 * @returns the visit once the server's first answer is there, or how it was refused
 */
export async function enterRoom(session: ApiSession, room: string, clientId?: number): Promise<RoomVisit | Refused> {
  const socket = new WebSocket(`${session.url.replace("http", "ws")}/sync/${room}`, {
    headers: { cookie: session.cookie(), origin: session.url },
  });
  socket.binaryType = "nodebuffer";
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const frames: Uint8Array[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const resolve of [...waiting]) resolve();
  };
  const refused = new Promise<string>((resolve) => {
    socket.once("unexpected-response", (_request, response) => resolve(`status ${response.statusCode}`));
    socket.once("close", (code, reason) => resolve(`closed ${code} ${reason}`));
    socket.once("error", (error) => resolve(error.message));
  });
  const sendMessage = (write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  };
  socket.on("message", (data: Buffer) => {
    const frame = new Uint8Array(data);
    frames.push(frame);
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) === SYNC) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, SYNC);
      readSyncMessage(decoder, encoder, doc, "server");
      if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
    }
    tell();
  });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") sendMessage((encoder) => writeUpdate(encoder, update));
  });

  const opened = once(socket, "open").then(() => undefined);
  const how = await Promise.race([opened, refused]);
  if (how !== undefined) {
    socket.terminate();
    return { refused: how };
  }
  sendMessage((encoder) => writeSyncStep1(encoder, doc));
  const received = async (count: number) => {
    let ended = false;
    void refused.then(() => {
      ended = true;
      tell();
    });
    while (frames.length < count && !ended) {
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
      });
      waiting.clear();
    }
  };
  await received(1);
  if (frames.length === 0) return { refused: await refused };
  return {
    doc,
    frames,
    received,
    leave: async () => {
      if (socket.readyState === WebSocket.CLOSED) return;
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}
