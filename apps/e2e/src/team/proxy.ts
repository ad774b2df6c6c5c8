import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A socket that the proxy passes on, as the tests ask about them. */
export type PassedSocket = { readonly path: string; readonly client: string; readonly backend: number };

export type TeamProxy = {
  readonly port: number;
  /** The upgraded connections that are open now. */
  sockets(): readonly PassedSocket[];
  stop(): Promise<void>;
};

/**
 * A small proxy in front of several processes: each request and each socket goes to the next one that answers, whoever
 * asks. There is no stickiness, because Concord needs none.
 *
 * @param backends - ports on this machine
 */
export async function startProxy(backends: readonly number[]): Promise<TeamProxy> {
  const turns = { request: 0, upgrade: 0 };
  const passed = new Set<PassedSocket>();
  const open = new Set<Duplex>();

  /** Connects to the next process, or the one after it; nothing has been sent yet, so that nothing is sent twice. */
  const nextAnswering = async (kind: "request" | "upgrade"): Promise<{ socket: Socket; backend: number }> => {
    const first = turns[kind]++;
    for (let tried = 0; tried < backends.length; tried++) {
      const backend = (first + tried) % backends.length;
      const socket = await connected(backends[backend] ?? 0);
      if (socket) return { socket, backend };
    }
    throw new Error("no process answers");
  };
  const headersFor = (request: IncomingMessage) => ({
    ...request.headers,
    "x-forwarded-for": [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean).join(", "),
  });

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = await nextAnswering("request");
    const { method, url: path } = request;
    const onward = httpRequest({
      createConnection: () => socket,
      method,
      path,
      headers: headersFor(request),
    });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => (response.headersSent ? response.destroy() : refuse(response)));
    response.on("close", () => socket.destroy());
    request.pipe(onward);
  };

  const upgrade = async (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on("error", () => client.destroy());
    const { socket, backend } = await nextAnswering("upgrade");
    const entry = { path: request.url ?? "", client: request.headers.cookie ?? "", backend };
    const lines = Object.entries(headersFor(request)).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => `${name}: ${each}`),
    );
    socket.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    socket.write(head);
    passed.add(entry);
    open.add(client);
    const end = () => {
      passed.delete(entry);
      open.delete(client);
      client.destroy();
      socket.destroy();
    };
    for (const side of [client, socket]) side.on("close", end).on("error", end);
    socket.pipe(client).pipe(socket);
  };

  const server = createServer((request, response) => {
    pass(request, response).catch(() => refuse(response));
  });
  server.on("upgrade", (request, client, head) => {
    upgrade(request, client, head).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    sockets: () => [...passed],
    async stop() {
      for (const each of open) each.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(502, { "content-type": "text/plain", "retry-after": "1" });
  response.end("No process of Concord answers.\n");
}

function connected(port: number): Promise<Socket | undefined> {
  const socket = connect({ port, host: "127.0.0.1" });
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });
}
