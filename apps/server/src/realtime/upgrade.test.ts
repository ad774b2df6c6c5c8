import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestService, type TestService } from "../testing/index.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

/** What a raw request for an upgrade is answered with, whatever its address says. */
async function answerTo(path: string): Promise<string> {
  const { port } = new URL(service.url);
  const stream = connect(Number(port), "127.0.0.1");
  stream.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${service.url}\r\nConnection: Upgrade\r\n` +
      "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
  );
  const [status] = await new Promise<string[]>((resolve, reject) => {
    stream.once("data", (bytes: Buffer) => resolve(bytes.toString("latin1").split("\r\n")));
    stream.once("error", reject);
    stream.once("close", () => resolve(["closed without an answer"]));
  });
  stream.destroy();
  return status ?? "";
}

it.each([
  ["http://", 404],
  ["//", 404],
  ["http://[", 404],
  ["/%", 404],
  ["/elsewhere", 404],
])("refuses an upgrade at the malformed or unknown address %s with %i, and goes on", async (path, status) => {
  expect(await answerTo(path)).toContain(`${status} Refused`);
  expect((await fetch(`${service.url}/api/health/live`)).status).toBe(200);
});

it.each(["/sync/", "/sync/%", "/sync/%ff", "/sync/%00", "/sync/..%2f..", `/sync/${"x".repeat(5_000)}`])(
  "a malformed name of a room, %s, lets nobody in and ends nothing",
  async (path) => {
    // The socket is opened to say why, and closed: a browser is told nothing of a refused upgrade.
    expect(await answerTo(path)).toMatch(/ (101|404) /);
    expect(service.logged.filter(({ event }) => event === "upgrade_failed")).toEqual([]);
    expect((await fetch(`${service.url}/api/health/live`)).status).toBe(200);
  },
);
