import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { awarenessFrame, updateFrame, writeAwareness } from "@concord/sync/protocol";
import * as Y from "yjs";
import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { clientFrame, type LeanSocket } from "./lean-socket.ts";
import { edits, Visitor, wordsAt } from "./visitor.ts";

/** Makes ready what it needs, which may take a while, and answers the attack itself. */
type Attack = (door: Door) => (member: LeanSocket) => void | Promise<void>;

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
  [COMPARISON]: () => () => undefined,
  "truncated frame": (door) => sending([wordsAt(door, Uint8Array.of(0, 2, 200, 1, 1))]),
  "random bytes": (door) => sending(repeated(20, () => wordsAt(door, randomBytes(500)))),
  "random bytes as an update": (door) => sending(repeated(20, () => wordsAt(door, updateFrame(randomBytes(5_000))))),
  "unknown message type": (door) => sending([wordsAt(door, Uint8Array.of(99, 1, 0))]),
  "text frame": () => sending([clientFrame(Buffer.from("hello"), 0x1)]),
  "length bomb": (door) => sending([wordsAt(door, Uint8Array.of(0, 2, ...varUint(2 ** 50), 1))]),
  "2,000 updates whose predecessors are missing": (door) =>
    sending(edits(door.dialect, door.room, annotations(clientId(60_000), 2_001).slice(1))),
  "huge clocks": (door) =>
    sending([wordsAt(door, updateFrame(Uint8Array.of(1, 1, 5, ...varUint(2 ** 48), 0, ...varUint(2 ** 50), 0)))]),
  "100 MB, a valid update": (door) => sending([wordsAt(door, updateFrame(largeUpdate(99 * MB)))]),
  "100 MB of junk": (door) => sending([wordsAt(door, randomBytes(99 * MB))]),
  "200 MB": (door) => sending([wordsAt(door, Buffer.alloc(200 * MB))]),
  "awareness flood, of many names": (door) =>
    sending(repeated(20_000, (n) => wordsAt(door, presence(100_000 + (n % 500), n + 1)))),
  "a member who stops reading": (door) => {
    const frames = largeEdits(2_400, 8_000).map((update) => wordsAt(door, updateFrame(update)));
    return async (member) => {
      member.stream.pause();
      // Somebody else makes sure that there is something to read.
      const colleague = await Visitor.enter(door);
      for (let at = 0; at < frames.length; at += 20) {
        colleague.socket.sendAll(frames.slice(at, at + 20));
        await pause(20);
      }
      await colleague.socket.close();
    };
  },
  "malformed URL": (door) => async () => {
    for (const path of ["/%", "//", "/sync/%ff%", "http://[", "/?%", "/\u{7f}"]) await askFor(path, door);
  },
  "8 bytes that claim 30 million structs": (door) =>
    sending([wordsAt(door, updateFrame(Uint8Array.of(1, ...varUint(30_000_000), 1, 0, 0)))]),
  "reserved bits set": () => sending([Uint8Array.of(0xf2, 0x80, 0, 0, 0, 0)]),
  "a header that announces 2^40 bytes": () => sending([Uint8Array.of(0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)]),
};

const repeated = <T>(count: number, make: (number: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const sending = (frames: readonly Uint8Array[]) => (member: LeanSocket) => member.sendAll(frames);

const presence = (client: number, clock: number) =>
  awarenessFrame(writeAwareness([{ clientId: client, clock, json: `{"cursor":${clock}}` }]));

/** Annotations with memos of so many bytes each. */
function largeEdits(count: number, bytes: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < count; n++) doc.getMap("codings").set(`${n}`, { memo: "x".repeat(bytes) });
  return updates;
}

/** Asks for an upgrade at a path that is none. */
async function askFor(path: string, { port, headers }: Door): Promise<void> {
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

/** How long the server has to see to it. */
const AFTERWARDS = 2_000; // ms

let act: ReturnType<Attack> = () => undefined;

/** Makes an attack ready; what that costs is not the server's doing. */
export async function prepareAttack({ door, what }: { readonly door: Door; readonly what: string }): Promise<null> {
  act = ATTACKS[what]?.(door) ?? act;
  return null;
}

/** @returns the code the attacker was closed with, or that it was not */
export async function attack({ door }: { readonly door: Door }): Promise<number | "open"> {
  const member = (await Visitor.enter(door)).socket;
  await act(member);
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
