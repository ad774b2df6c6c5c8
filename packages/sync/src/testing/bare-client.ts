import { WebSocket } from "ws";
import { readServerMessage, type ServerMessage } from "../protocol/index.ts";

/** A WebSocket and nothing else: what a test sends is what the server receives. */
export type BareClient = {
  readonly socket: WebSocket;
  /** Everything received, read as messages. */
  readonly received: ServerMessage[];
  send(frame: Uint8Array | string): void;
  /** Resolves with the first message of a type, past or to come, that `matches`. */
  message<T extends ServerMessage["type"]>(
    type: T,
    matches?: (message: Extract<ServerMessage, { type: T }>) => boolean,
  ): Promise<Extract<ServerMessage, { type: T }>>;
  /** Resolves with the close code once the socket has ended. */
  readonly closed: Promise<number>;
};

/** @returns a client whose socket is open */
export async function bareClient(url: string): Promise<BareClient> {
  const socket = new WebSocket(url);
  const received: ServerMessage[] = [];
  const watchers = new Set<() => void>();
  socket.on("message", (frame: Buffer) => {
    const message = readServerMessage(new Uint8Array(frame));
    if (message) received.push(message);
    for (const watch of [...watchers]) watch();
  });
  socket.on("error", () => undefined);
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  await new Promise((resolve) => socket.on("open", resolve));
  return {
    socket,
    received,
    closed,
    send: (frame) => socket.send(frame),
    message: (type, matches = () => true) =>
      new Promise((resolve) => {
        type Wanted = Extract<ServerMessage, { type: typeof type }>;
        const watch = () => {
          const found = received.find((each): each is Wanted => each.type === type && matches(each as Wanted));
          if (!found) return;
          watchers.delete(watch);
          resolve(found);
        };
        watchers.add(watch);
        watch();
      }),
  };
}
