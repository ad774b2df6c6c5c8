import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { awarenessFrame, updateFrame, writeAwareness } from "@concord/sync/protocol";
import * as Y from "yjs";
import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { clientFrame, type LeanSocket } from "./lean-socket.ts";
import { edits, Visitor, wordsAt } from "./visitor.ts";

type Attack = (member: LeanSocket, door: Door) => void | Promise<void>;

const MB = 1024 * 1024;
const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varUint(Math.floor(value / 128))];

/** One annotation whose memo fills so many bytes. */
function largeUpdate(bytes: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("codings").set("large", { memo: "x".repeat(bytes) });
  return Y.encodeStateAsUpdate(doc);
}

/** No attack at all: what the honest pair waits for anyway. */
export const COMPARISON = "nothing, for comparison";

/** A member who means harm, by what it does. Every one has entered the room as anybody does. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  [COMPARISON]: () => undefined,
  "truncated frame": (member, door) => member.send(wordsAt(door, Uint8Array.of(0, 2, 200, 1, 1))),
  "random bytes": (member, door) => {
    for (let n = 0; n < 20; n++) member.send(wordsAt(door, randomBytes(500)));
  },
  "random bytes as an update": (member, door) => {
    for (let n = 0; n < 20; n++) member.send(wordsAt(door, updateFrame(randomBytes(5_000))));
  },
  "unknown message type": (member, door) => member.send(wordsAt(door, Uint8Array.of(99, 1, 0))),
  "text frame": (member) => member.send(clientFrame(Buffer.from("hello"), 0x1)),
  "length bomb": (member, door) => member.send(wordsAt(door, Uint8Array.of(0, 2, ...varUint(2 ** 50), 1))),
  "2,000 updates whose predecessors are missing": (member, door) => {
    const [, ...rest] = annotations(clientId(60_000), 2_001);
    member.sendAll(edits(door.dialect, door.room, rest));
  },
  "huge clocks": (member, door) => {
    const update = Uint8Array.of(1, 1, 5, ...varUint(2 ** 48), 0, ...varUint(2 ** 50), 0);
    member.send(wordsAt(door, updateFrame(update)));
  },
  "100 MB, a valid update": (member, door) => member.send(wordsAt(door, updateFrame(largeUpdate(99 * MB)))),
  "100 MB of junk": (member, door) => member.send(wordsAt(door, randomBytes(99 * MB))),
  "200 MB": (member, door) => member.send(wordsAt(door, Buffer.alloc(200 * MB))),
  "awareness flood": (member, door) => {
    for (let n = 1; n <= 20_000; n++) {
      const entries = [{ clientId: 100_000 + (n % 500), clock: n, json: `{"cursor":${n}}` }];
      member.send(wordsAt(door, awarenessFrame(writeAwareness(entries))));
    }
  },
  "a member who stops reading": async (member, door) => {
    member.stream.pause();
    // Somebody else makes sure that there is something to read.
    const colleague = await Visitor.enter(door);
    const doc = new Y.Doc();
    const frames: Buffer[] = [];
    doc.on("update", (update: Uint8Array) => frames.push(wordsAt(door, updateFrame(update))));
    for (let n = 0; n < 2_400; n++) doc.getMap("codings").set(`${n}`, { memo: "x".repeat(8_000) });
    for (let at = 0; at < frames.length; at += 20) {
      colleague.socket.sendAll(frames.slice(at, at + 20));
      await pause(20);
    }
    await colleague.socket.close();
  },
  "malformed URL": async (_member, { port, headers }) => {
    for (const path of ["/%", "//", "/sync/%ff%", "http://[", "/?%", "/\u{7f}"]) {
      const stream = connect({ port, host: "127.0.0.1" });
      stream.on("error", () => undefined);
      stream.resume();
      const cookie = headers.cookie ? `Cookie: ${headers.cookie}\r\nOrigin: ${headers.origin}\r\n` : "";
      stream.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${cookie}` +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
      );
      await pause(50);
      stream.destroy();
    }
  },
  "8 bytes that claim 30 million structs": (member, door) =>
    member.send(wordsAt(door, updateFrame(Uint8Array.of(1, ...varUint(30_000_000), 1, 0, 0)))),
  "reserved bits set": (member) => member.send(Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0)),
  "a header that announces 2^40 bytes": (member) =>
    member.send(Uint8Array.of(0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
};

/** How long the server has to see to it. */
const AFTERWARDS = 2_000; // ms

/** @returns the code the attacker was closed with, or that it was not */
export async function attack({ door, what }: { readonly door: Door; readonly what: string }): Promise<number | "open"> {
  const member = (await Visitor.enter(door)).socket;
  await ATTACKS[what]?.(member, door);
  await Promise.race([member.ended, pause(AFTERWARDS)]);
  // Who does not read learns only then that it was closed.
  if (member.stream.isPaused()) {
    member.stream.resume();
    await Promise.race([member.ended, pause(AFTERWARDS)]);
  }
  const code = member.end?.code ?? "open";
  member.stream.destroy();
  return code;
}
