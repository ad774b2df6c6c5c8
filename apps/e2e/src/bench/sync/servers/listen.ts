import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/** Listens on a free port, or the one it is told, and tells the bench which. */
export function listen(upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void): void {
  const server = createServer((_request, response) => response.end("okay"));
  server.on("upgrade", upgrade);
  server.listen(Number(process.env.BENCH_PORT ?? 0), "127.0.0.1", () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
  process.on("SIGTERM", () => process.exit(0));
  // Not left behind when the bench goes.
  process.on("disconnect", () => process.exit(0));
}
