import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";

/** The way between a browser and an installation, which can be cut. */
export type Network = {
  readonly url: string;
  /** Nothing goes through any more; what is open ends. */
  cut(): void;
  /** Only pages and requests go through, rooms do not. */
  cutRooms(): void;
  mend(): void;
  close(): Promise<void>;
};

/** A proxy of its own in front of an installation. */
export async function aNetwork(installation: string): Promise<Network> {
  const { hostname, port } = new URL(installation);
  let [pages, rooms] = [true, true];
  const open = new Set<Socket>();
  const upgraded = new Set<Socket>();
  const known = (set: Set<Socket>, socket: Socket) => {
    set.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => set.delete(socket));
  };
  const headOf = ({ method, url, rawHeaders }: IncomingMessage) => {
    const lines = [`${method} ${url} HTTP/1.1`];
    for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
    return `${lines.join("\r\n")}\r\n\r\n`;
  };
  const server = createServer((incoming, answer) => {
    if (!pages) return void incoming.socket.destroy();
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.statusMessage, response.rawHeaders);
      response.pipe(answer);
    });
    onward.on("error", () => incoming.socket.destroy());
    answer.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on("connection", (socket) => (pages ? known(open, socket) : socket.destroy()));
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!rooms) return void socket.destroy();
    const onward = connect(Number(port), hostname, () => {
      onward.write(headOf(incoming));
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    known(upgraded, socket);
    known(upgraded, onward);
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port");
  const end = (sockets: Set<Socket>) => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${address.port}`,
    cut: () => {
      [pages, rooms] = [false, false];
      end(open);
      end(upgraded);
    },
    cutRooms: () => {
      rooms = false;
      end(upgraded);
    },
    mend: () => {
      [pages, rooms] = [true, true];
    },
    close: async () => {
      end(open);
      end(upgraded);
      server.close();
      await once(server, "close");
    },
  };
}
