import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import {
  createSyncServer,
  defaultLimits,
  type RoomStore,
  type Seat,
  type SyncEvent,
  type SyncServer,
  type SyncServerOptions,
} from "../server/index.ts";

export type ListeningServer = {
  readonly sync: SyncServer;
  readonly store: RoomStore;
  /** For example `ws://127.0.0.1:49152`; the path is the room, `user`, `mode` and `acks` are parameters. */
  readonly url: string;
  /** Everything the server told its log. */
  readonly events: SyncEvent[];
  /** Resolves with the first event, past or to come, for which `matches` holds. */
  event<K extends SyncEvent["kind"]>(
    kind: K,
    matches?: (event: Extract<SyncEvent, { kind: K }>) => boolean,
  ): Promise<Extract<SyncEvent, { kind: K }>>;
  /** Ends as a killed process does: nothing is flushed, every socket breaks. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** A sync server behind a real socket on a free port; whoever connects is seated as the URL says. */
export async function listeningServer(options: SyncServerOptions): Promise<ListeningServer> {
  const events: SyncEvent[] = [];
  const watchers = new Set<(event: SyncEvent) => void>();
  const log = (event: SyncEvent) => {
    events.push(event);
    for (const watch of [...watchers]) watch(event);
  };
  let killed = false;
  // A dead process writes nothing more; what the store was given before stays.
  const whileAlive = <T>(run: () => Promise<T>): Promise<T> => (killed ? new Promise(() => undefined) : run());
  const store: RoomStore = {
    load: (room) => whileAlive(() => options.store.load(room)),
    append: (batch) => whileAlive(() => options.store.append(batch)),
    compact: (...snapshot) => whileAlive(() => options.store.compact(...snapshot)),
  };
  const sync = createSyncServer({ ...options, store, log });
  const http = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.limits?.frameBytes ?? defaultLimits.frameBytes,
  });
  let connections = 0;
  http.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    sockets.handleUpgrade(request, stream, head, (socket) =>
      sync.join(socket, seatOf(request.url ?? "/", ++connections)),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const closeDoor = () => new Promise<void>((resolve) => http.close(() => resolve()));

  return {
    sync,
    store: options.store,
    url: `ws://127.0.0.1:${port}`,
    events,
    event: (kind, matches = () => true) =>
      new Promise((resolve) => {
        type Wanted = Extract<SyncEvent, { kind: typeof kind }>;
        const isWanted = (event: SyncEvent): event is Wanted => event.kind === kind && matches(event as Wanted);
        const past = events.find(isWanted);
        if (past) return resolve(past);
        const watch = (event: SyncEvent) => {
          if (!isWanted(event)) return;
          watchers.delete(watch);
          resolve(event);
        };
        watchers.add(watch);
      }),
    async kill() {
      killed = true;
      const closed = closeDoor();
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    },
    async stop() {
      if (killed) return;
      const closed = closeDoor();
      await sync.stop();
      await closed;
    },
  };
}

function seatOf(url: string, connection: number): Seat {
  const { pathname, searchParams } = new URL(url, "ws://localhost");
  return {
    room: decodeURIComponent(pathname.slice(1)),
    connectionId: `connection-${connection}`,
    user: { id: searchParams.get("user") ?? "somebody" },
    mode: searchParams.get("mode") === "read" ? "read" : "write",
    acks: searchParams.get("acks") === "1",
    deflate: searchParams.get("deflate") === "1",
    unseen: searchParams.get("unseen") === "1",
  };
}
