import type { Server } from "node:http";

const LOOK_MS = 50;

/**
 * Accepts no connection more, and lets the requests under way end.
 *
 * @param patienceMs - after which whatever is still open is cut
 */
export async function closeListener(server: Server, patienceMs: number): Promise<void> {
  // A kept connection may bring one more request; it is answered, and the connection is not kept any longer.
  server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(look);
  clearTimeout(patience);
}
