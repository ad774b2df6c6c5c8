import { setTimeout } from "node:timers/promises";
import type { ServerProcess } from "./server-process.ts";

/** Milliseconds for a stop in order, before the server is told to stop at once. */
const PATIENCE = 60_000;

/**
 * Stops in order, after a minute at once; never by SIGKILL, which would leave shared memory and children behind.
 *
 * @returns how it went, in words
 */
export async function stopServer(server: ServerProcess): Promise<string> {
  const waiting = new AbortController();
  server.signal("SIGINT");
  const late = setTimeout(PATIENCE, undefined, { signal: waiting.signal }).then(
    () => server.signal("SIGQUIT"),
    () => {},
  );
  const end = await server.exited;
  waiting.abort();
  await late;
  return end;
}
