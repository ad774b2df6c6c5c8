import type { ClientSocket, ClientSocketClass } from "../client/index.ts";
import type { RoomSocket, Seat, SyncServer } from "../server/index.ts";

type Listener = (...facts: never[]) => void;

/** One end of a pair of sockets in memory. What is sent waits until the network delivers it. */
class End {
  readonly listeners = new Map<string, Listener[]>();
  readyState = 0;
  /** On its way to this end, oldest first. */
  readonly arriving: (() => void)[] = [];

  listen(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  emit(event: string, ...facts: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) (listener as (...facts: unknown[]) => void)(...facts);
  }

  over(event: () => void): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.arriving.length = 0;
    event();
  }
}

export type Link = {
  readonly url: string;
  readonly toServer: End["arriving"];
  readonly toClient: End["arriving"];
  /** Breaks the connection: what is on its way is lost, both ends learn of it. */
  cut(): void;
};

export type MemoryNetwork = {
  readonly SocketClass: ClientSocketClass;
  /** Links that are not over, oldest first. */
  links(): readonly Link[];
  /** Delivers up to `count` waiting things, taking the links in turn; answers how many there were. */
  deliver(count: number): number;
  cutAll(): void;
};

/** A class of sockets that are made by a function. */
export function socketClassOf(connect: (url: string) => ClientSocket): ClientSocketClass {
  return class {
    constructor(url: string) {
      // biome-ignore lint/correctness/noConstructorReturn: a socket here is an end of a pair, not an object of a class
      return connect(url);
    }
  } as unknown as ClientSocketClass;
}

/** A network in one process, on which nothing moves unless the test says so. */
export function memoryNetwork(
  server: () => SyncServer,
  seatOf: (url: string, connection: number) => Seat,
): MemoryNetwork {
  const links = new Set<Link>();
  let connections = 0;

  const connect = (url: string): ClientSocket => {
    const [client, served] = [new End(), new End()];
    const finish = (code: number, reason: string) => {
      links.delete(link);
      served.over(() => served.emit("close"));
      client.over(() => client.emit("close", { code, reason }));
    };
    const link: Link = {
      url,
      toServer: served.arriving,
      toClient: client.arriving,
      cut: () => finish(1006, ""),
    };
    const roomSocket: RoomSocket = {
      get readyState() {
        return served.readyState;
      },
      bufferedAmount: 0,
      on: (event: string, listener: Listener) => served.listen(event, listener),
      send: (frame, done) => {
        const copy = new Uint8Array(frame).buffer;
        client.arriving.push(() => client.emit("message", { data: copy }));
        done();
      },
      ping: () => client.arriving.push(() => served.arriving.push(() => served.emit("pong"))),
      pause: () => undefined,
      resume: () => undefined,
      close: (code, reason) => {
        served.readyState = 2;
        client.arriving.push(() => finish(code, reason));
      },
      terminate: () => link.cut(),
    };
    links.add(link);
    served.arriving.push(() => {
      client.readyState = 1;
      served.readyState = 1;
      client.arriving.push(() => client.emit("open"));
      server().join(roomSocket, seatOf(url, ++connections));
    });
    return {
      binaryType: "arraybuffer",
      get readyState() {
        return client.readyState;
      },
      addEventListener: (event: string, listener: Listener) => client.listen(event, listener),
      send: (frame) => {
        const copy = Buffer.from(frame);
        served.arriving.push(() => served.emit("message", copy, true));
      },
      close: () => served.arriving.push(() => finish(1000, "")),
    };
  };

  return {
    SocketClass: socketClassOf(connect),
    links: () => [...links],
    deliver(count) {
      let delivered = 0;
      for (let moved = true; moved && delivered < count; ) {
        moved = false;
        for (const link of [...links])
          for (const way of [link.toServer, link.toClient]) {
            const next = delivered < count ? way.shift() : undefined;
            if (!next) continue;
            moved = true;
            delivered++;
            next();
          }
      }
      return delivered;
    },
    cutAll: () => {
      for (const link of [...links]) link.cut();
    },
  };
}
