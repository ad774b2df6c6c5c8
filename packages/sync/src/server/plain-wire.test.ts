import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { aServer, ourClient, untilDoc } from "../testing/scene.ts";

// Written from y-protocols' description of the wire, with nothing of this package's own reading or writing of frames:
// a frame is `type` and what that type says; numbers are in base 128, least significant digits first.

const number = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];

function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  const byte = bytes[at] ?? 0;
  if (byte < 128) return [byte, at + 1];
  const [rest, next] = readNumber(bytes, at + 1);
  return [byte - 128 + rest * 128, next];
}

const withLength = (bytes: Uint8Array) => [...number(bytes.length), ...bytes];

/** A client that knows sync (0: step 1, step 2, update), awareness (1) and the question for it (3), and nothing else. */
async function aClientFromTheDescription(url: string) {
  const doc = new Y.Doc();
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const unknown: number[] = [];
  const states = new Map<number, unknown>();
  const send = (...bytes: number[]) => socket.send(Uint8Array.from(bytes));
  let whole = () => {};
  const synced = new Promise<void>((resolve) => {
    whole = resolve;
  });
  socket.on("message", (frame: ArrayBuffer) => {
    const bytes = new Uint8Array(frame);
    const [type, at] = readNumber(bytes, 0);
    if (type === 0) {
      const [step, lengthAt] = readNumber(bytes, at);
      const [length, from] = readNumber(bytes, lengthAt);
      const content = bytes.slice(from, from + length);
      if (step === 0) send(0, 1, ...withLength(Y.encodeStateAsUpdate(doc, content)));
      else Y.applyUpdate(doc, content, "server");
      if (step === 1) whole();
    } else if (type === 1) {
      const [, from] = readNumber(bytes, at);
      let [left, next] = readNumber(bytes, from);
      for (; left > 0; left--) {
        const [client, clockAt] = readNumber(bytes, next);
        const [, lengthAt] = readNumber(bytes, clockAt);
        const [length, jsonAt] = readNumber(bytes, lengthAt);
        states.set(client, JSON.parse(new TextDecoder().decode(bytes.slice(jsonAt, jsonAt + length))));
        next = jsonAt + length;
      }
    } else unknown.push(type);
  });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") send(0, 2, ...withLength(update));
  });
  await once(socket, "open");
  onTestFinished(() => socket.terminate());
  send(0, 0, ...withLength(Y.encodeStateVector(doc)));
  const say = (clock: number, state: unknown) => {
    const json = new TextEncoder().encode(JSON.stringify(state));
    send(1, ...withLength(Uint8Array.from([1, ...number(doc.clientID), ...number(clock), ...withLength(json)])));
  };
  return { doc, synced, send, say, states, unknown };
}

it("[WIRE-1] a bare WebSocket client, written from the protocol's description, shares rooms and presence with ours", async () => {
  const server = await aServer();
  const ours = ourClient(server);
  ours.codings.set("before", 1);
  await ours.connection.whenSaved();
  const [first, second] = [
    await aClientFromTheDescription(`${server.url}/room?user=first`),
    await aClientFromTheDescription(`${server.url}/room?user=second`),
  ];
  await Promise.all([first.synced, second.synced]);
  first.doc.getMap("codings").set("first", 1);
  second.doc.getText("memo").insert(0, "tea");
  ours.codings.set("ours", 1);
  for (const doc of [first.doc, second.doc, ours.doc])
    await untilDoc(doc, () => doc.getMap("codings").size === 3 && doc.getText("memo").toString() === "tea");
  first.say(1, { name: "first" });
  second.send(3);
  // What is said comes after what was said before: once the edit is there, so is the state.
  first.doc.getMap("codings").set("said", 1);
  await untilDoc(second.doc, () => second.doc.getMap("codings").has("said"));
  second.doc.getMap("codings").set("heard", 1);
  await untilDoc(first.doc, () => first.doc.getMap("codings").has("heard"));
  expect(second.states.get(first.doc.clientID)).toEqual({ name: "first" });
  expect([...first.unknown, ...second.unknown]).toEqual([]);
});
