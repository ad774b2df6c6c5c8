import { connectRoom } from "@concord/sync/client";
import { readServerMessage } from "@concord/sync/protocol";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { ApiSession } from "../api-session.ts";

/** A client that keeps a document in its room, comes back by itself, and knows what the server said it has stored. */
export type Client = {
  /** Resolves when everything that is in the document by now was acknowledged, after however many connections. */
  saved(): Promise<void>;
  leave(): void;
};
export type ConnectClient = (session: ApiSession, room: string, doc: Y.Doc) => Client;

const LONGEST_PAUSE_MS = 400;

const syncAddress = ({ url }: ApiSession) => `${url.replace("http", "ws")}/sync`;

/** A socket class that sends a person's cookies, which a browser would do by itself. */
function socketOf(session: ApiSession) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: session.cookie(), origin: session.url } });
    }
  };
}

/** Our own client, as the browser has it. */
export const ourClient: ConnectClient = (session, room, doc) => {
  const connection = connectRoom({
    url: () => `${syncAddress(session)}/${room}`,
    doc,
    WebSocketImpl: socketOf(session),
    backoff: (attempt) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempt),
  });
  return { saved: () => connection.whenSaved(), leave: () => connection.destroy() };
};

/**
 * The provider that y-websocket publishes, unchanged. It does not know our acknowledgement, so its socket is watched:
 * which of its edits went with which message, and how many messages of this connection the server says it has stored.
 */
export const plainProvider: ConnectClient = (session, room, doc) => {
  let made = 0;
  let acknowledged = 0;
  const turns = new EventTarget();
  const Socket = socketOf(session);
  class WatchedSocket extends Socket {
    /** How many edits had been made when each sync message with content was sent. */
    readonly #madeAt: number[] = [];
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.on("message", (frame) => this.#hear(new Uint8Array(frame as ArrayBuffer)));
    }
    override send(frame: unknown, ...rest: readonly unknown[]): void {
      if (frame instanceof Uint8Array && frame[0] === 0 && frame[1] !== 0) this.#madeAt.push(made);
      super.send(frame as Uint8Array, ...(rest as []));
    }
    #hear(frame: Uint8Array): void {
      const message = readServerMessage(frame);
      if (message?.type !== "stored" || message.count === 0) return;
      acknowledged = Math.max(acknowledged, this.#madeAt[message.count - 1] ?? 0);
      turns.dispatchEvent(new Event("turn"));
    }
  }
  // Listens before the provider does: an edit is counted before it is sent.
  const count = (_: Uint8Array, origin: unknown) => {
    if (origin !== provider) made++;
  };
  doc.on("update", count);
  const provider = new WebsocketProvider(syncAddress(session), room, doc, {
    params: { acks: "1" },
    // What the provider asks of a socket, that of ws has.
    WebSocketPolyfill: WatchedSocket as unknown as typeof globalThis.WebSocket,
    maxBackoffTime: LONGEST_PAUSE_MS,
    disableBc: true,
  });
  // Its list of handlers is open for messages that it does not know; without one it complains on the console.
  provider.messageHandlers[4] = () => {};
  return {
    saved: () => {
      const upTo = made;
      return new Promise((resolve) => {
        const look = () => {
          if (acknowledged < upTo) return;
          turns.removeEventListener("turn", look);
          resolve();
        };
        turns.addEventListener("turn", look);
        look();
      });
    },
    leave: () => {
      doc.off("update", count);
      provider.destroy();
    },
  };
};
