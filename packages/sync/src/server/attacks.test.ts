import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { awarenessFrame, CloseCode, step1Frame, step2Frame, updateFrame, writeAwareness } from "../protocol/index.ts";
import type { BareClient } from "../testing/bare-client.ts";
import { aPair } from "../testing/honest-pair.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { aBareClient, aServer, editsOf, ourClient, storedCodings } from "../testing/scene.ts";
import { varUint } from "../testing/var-uint.ts";

const MB = 1024 * 1024;

/** One item of text, as large as asked. */
const validUpdate = (bytes: number): Buffer => {
  const text = Buffer.alloc(bytes, 0x61);
  const update = Buffer.concat([Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 97, ...varUint(bytes)), text, Uint8Array.of(0)]);
  return Buffer.concat([Uint8Array.of(0, 2, ...varUint(update.length)), update]);
};

/** Frames of a member who means harm, and how the server ends it. */
const attacks: readonly [what: string, code: number, attack: (client: BareClient) => void][] = [
  ["a truncated frame", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(0, 2, 200, 1, 1))],
  ["an empty frame", CloseCode.BadFrame, (client) => client.send(new Uint8Array())],
  ["random bytes", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(77, ...randomBytes(500)))],
  ["random bytes as an update", CloseCode.BadFrame, (client) => client.send(updateFrame(randomBytes(5_000)))],
  ["an unknown message type", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(99, 1, 0))],
  ["an acknowledgement", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(4, 9))],
  ["a text frame", CloseCode.BadFrame, (client) => client.send("hello")],
  ["a length bomb", CloseCode.BadFrame, (client) => client.send(Uint8Array.of(0, 2, ...varUint(2 ** 50), 1))],
  [
    "eight bytes that claim 30 million structs",
    CloseCode.BadFrame,
    (client) => client.send(updateFrame(Uint8Array.of(1, ...varUint(30_000_000), 1, 0, 0))),
  ],
  [
    "a clock beyond all use",
    CloseCode.BadFrame,
    (client) => client.send(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, ...varUint(2 ** 50), 0))),
  ],
  [
    "a state vector of a billion clients",
    CloseCode.BadFrame,
    (client) => client.send(step1Frame(Uint8Array.from(varUint(1e9)))),
  ],
  [
    "2,000 updates whose predecessors are missing",
    CloseCode.OutOfStep,
    (client) => {
      const [, ...rest] = editsOf((doc) => {
        for (let n = 0; n <= 2_000; n++) doc.getMap("codings").set(`attack ${n}`, n);
      }, 666);
      for (const update of rest) client.send(updateFrame(update));
    },
  ],
  [
    "answers to step 1 that never fit",
    CloseCode.OutOfStep,
    (client) => {
      const [, second] = editsOf((doc) => {
        doc.getMap("codings").set("a", 1);
        doc.getMap("codings").set("b", 1);
      }, 666);
      for (let n = 0; n < 10; n++) client.send(step2Frame(second ?? new Uint8Array()));
    },
  ],
  [
    "an update of 200,000 structs",
    CloseCode.TooMuch,
    (client) =>
      client.send(
        updateFrame(Uint8Array.from([1, ...varUint(200_000), 5, 0, ...new Array(200_000).fill([0, 1]).flat(), 0])),
      ),
  ],
  ["a frame above the limit", 1009, (client) => client.send(updateFrame(new Uint8Array(3 * 1024 * 1024)))],
  [
    "a flood of presence",
    CloseCode.TooFast,
    (client) => {
      for (let clock = 1; clock < 2_000; clock++)
        client.send(awarenessFrame(writeAwareness([{ clientId: 6, clock, json: `{"x":${clock}}` }])));
    },
  ],
  [
    "a flood of presence in the name of others",
    CloseCode.TooFast,
    (client) => {
      client.send(awarenessFrame(writeAwareness([{ clientId: 6, clock: 1, json: "{}" }])));
      const others = Array.from({ length: 100 }, (_, n) => ({ clientId: 100 + n, clock: 1, json: "{}" }));
      for (let n = 0; n < 200; n++) client.send(awarenessFrame(writeAwareness(others)));
    },
  ],
  [
    "a flood of requests for the whole document",
    CloseCode.TooFast,
    (client) => {
      for (let n = 0; n < 100; n++) client.send(step1Frame(Uint8Array.of(0)));
    },
  ],
  [
    "a flood of frames",
    CloseCode.TooFast,
    (client) => {
      for (let n = 0; n < 25_000; n++) client.send(step2Frame(Uint8Array.of(0, 0)));
    },
  ],
];

describe("attacks", () => {
  it.each(attacks)("[LIMIT-1] %s ends with %i, and the honest pair goes on", async (_what, code, attack) => {
    const server = await aServer({ limits: { framesPerSecond: 2_500 } });
    const pair = await aPair(server);
    await pair.goOn();
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    attack(attacker);
    await pair.goOn();
    expect(await attacker.closed).toBe(code);
    await pair.goOn();
    const logged = await server.event(code === 1009 ? "socket_failed" : "closed");
    expect(logged.userId).toBe("mallory");
    expect(server.events.some(({ kind }) => kind === "abandoned")).toBe(false);
    const stored = storedCodings(server.store);
    expect(stored).toEqual(pair.alice.codings.toJSON());
    expect(Object.keys(stored)).toHaveLength(6);
  });

  it.each([
    ["a valid update of 100 MB", validUpdate(100 * MB)],
    ["100 MB of junk", Buffer.alloc(100 * MB, 0xaa)],
    ["200 MB of junk", Buffer.alloc(200 * MB, 0xaa)],
  ])("[LIMIT-1] %s is not even read: the socket ends with 1009, and the honest pair goes on", async (_what, frame) => {
    const server = await aServer();
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    attacker.send(frame);
    expect(await server.event("socket_failed")).toMatchObject({ userId: "mallory" });
    await pair.goOn();
    // The code, when the attacker reads at all: a client that is still writing may only see its socket break.
    expect([1009, 1006]).toContain(await attacker.closed);
    expect(await server.event("left")).toMatchObject({ userId: "mallory" });
    expect(server.store.updates("room").reduce((sum, { length }) => sum + length, 0)).toBeLessThan(MB);
    await pair.goOn();
  });

  it("[LIMIT-1] a member who stops reading is closed with 4508, and the honest pair goes on", async () => {
    const clock = manualClock();
    const server = await aServer({ ...clock, limits: { queuedBytes: 100_000, bytesPerSecond: 1e9 } });
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    attacker.send(step1Frame(Uint8Array.of(0)));
    await attacker.message("step2");
    attacker.socket.pause();
    for (let n = 0; !server.events.some(({ kind }) => kind === "fell_behind"); n++) {
      pair.alice.codings.set(`large ${n % 5}`, "x".repeat(20_000));
      await pair.alice.connection.whenSaved();
    }
    await pair.goOn();
    clock.advance(20_000);
    await pair.goOn();
    clock.advance(20_000);
    const closed = await server.event("closed", ({ userId }) => userId === "mallory");
    expect(closed.code).toBe(CloseCode.TooSlow);
    await pair.goOn();
  });

  it.each([
    ["reserved bits set in a frame", [0xf2, 0x80, 0, 0, 0, 0]],
    ["a header that announces 2^40 bytes", [0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["a frame without a mask", [0x82, 0x01, 0x00]],
  ])("[LIMIT-2] %s ends the socket, not the process", async (_what, bytes) => {
    const server = await aServer();
    const pair = await aPair(server);
    const { port, hostname } = new URL(server.url);
    const stream = connect(Number(port), hostname);
    onTestFinished(() => {
      stream.destroy();
    });
    stream.on("error", () => undefined);
    stream.write(
      "GET /room?user=mallory HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    await new Promise((resolve) => stream.once("data", resolve));
    stream.write(Uint8Array.from(bytes));
    expect(await server.event("socket_failed")).toMatchObject({ userId: "mallory" });
    stream.end();
    await pair.goOn();
  });

  it("[LIMIT-5] a room with more client ids than one update may have stays open, loads again and is compacted", async () => {
    const server = await aServer({ limits: { tailUpdates: 3, tailShare: 0 } });
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory" });
    await attacker.message("step1");
    const clientsFrom = (first: number) => {
      const clients = Array.from({ length: 4_000 }, (_, n) => [1, ...varUint(first + n), 0, 4, 1, 1, 97, 1, 98]);
      return updateFrame(Uint8Array.from([...varUint(clients.length), ...clients.flat(), 0]));
    };
    // In one turn, so that the server joins them into one update.
    attacker.send(clientsFrom(1));
    attacker.send(clientsFrom(10_000));
    await attacker.message("stored", ({ count }) => count === 2);
    for (let turn = 0; turn < 5; turn++) await pair.goOn();
    await server.event("compacted");
    await pair.goOn();
    const again = await aServer({ store: server.store });
    const late = ourClient(again);
    await late.connection.whenSynced();
    expect(late.codings.toJSON()).toEqual(pair.alice.codings.toJSON());
    expect(Y.decodeStateVector(Y.encodeStateVector(late.doc)).size).toBeGreaterThan(8_000);
  });

  it("[LIMIT-5] well-formed updates at odds with each other harm no other room", async () => {
    const server = await aServer();
    const pair = await aPair(server);
    const attacker = await aBareClient(server, { user: "mallory", room: "own" });
    // Well-formed, and at odds with itself: the same place is first collected, then continued as text.
    attacker.send(updateFrame(Uint8Array.of(1, 1, 5, 0, 0, 3, 0)));
    attacker.send(updateFrame(Uint8Array.of(1, 1, 5, 3, 132, 5, 2, 1, 97, 0)));
    attacker.send(step1Frame(Uint8Array.of(0)));
    await attacker.message("step2");
    await pair.goOn();
  });
});
