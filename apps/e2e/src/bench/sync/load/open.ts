import { step1Frame } from "@concord/sync/protocol";
import { inflateSync } from "fflate";
import * as Y from "yjs";
import { countIn } from "./annotations.ts";
import type { Door } from "./door.ts";
import { LeanSocket } from "./lean-socket.ts";
import { prefixOf, SIGN_IN, wordsAt } from "./visitor.ts";

export type Opening = {
  readonly door: Door;
  /** Annotations that the room holds. */
  readonly holds: number;
  /** Asks for large rooms to be sent compressed, as our own client does. */
  readonly compressed: boolean;
  /** Opens it once more with what the first opening brought. */
  readonly again: boolean;
};

export type Opened = {
  /** From the request for the socket until the document held every annotation, in seconds. */
  readonly seconds: number;
  /** Of these, until the last byte had come; the rest is the client's own reading of it. */
  readonly received: number;
  readonly bytes: number;
  /** Whether the server said that this was all before it was. */
  readonly saidTooEarly: boolean;
  /** Bytes of the second opening. */
  readonly bytesAgain: number | undefined;
};

/** So long without anything new, and a document counts as all there is. */
const SILENCE = 2_500; // ms
const SYNC = 0;
const STEP2 = 1;
const UPDATE = 2;
/** Of Hocuspocus: a sync message that asks for no answer. */
const SYNC_REPLY = 4;
/** Of ours: a sync message, compressed. */
const DEFLATED = 5;
const PATIENCE = 60_000; // ms

/** Opens a room as a client with nothing in its hands. */
export async function open({ door: plain, holds, compressed, again }: Opening): Promise<Opened> {
  const doc = new Y.Doc();
  const door = compressed ? { ...plain, path: `${plain.path}&deflate=1` } : plain;
  const first = await openInto(doc, door, holds);
  const second = again ? await openInto(doc, door, holds) : undefined;
  doc.destroy();
  return { ...first, bytesAgain: second?.bytes };
}

/** How many annotations a newcomer finds in a room: what has come when nothing comes any more. */
export async function found({ door }: { readonly door: Door }): Promise<number> {
  const doc = new Y.Doc();
  const prefix = prefixOf(door).length;
  const socket = await LeanSocket.open(door);
  await new Promise<void>((resolve) => {
    const silence = setTimeout(resolve, SILENCE);
    socket.onMessage = (message) => {
      const update = updateIn(message, prefix);
      if (!update) return;
      Y.applyUpdate(doc, update);
      silence.refresh();
    };
    if (door.dialect === "hocuspocus") socket.send(wordsAt(door, SIGN_IN));
    socket.send(wordsAt(door, step1Frame(Y.encodeStateVector(doc))));
  });
  await socket.close();
  return countIn(doc);
}

async function openInto(doc: Y.Doc, door: Door, holds: number) {
  const prefix = prefixOf(door).length;
  const begun = performance.now();
  const socket = await LeanSocket.open(door);
  let [received, complete, saidTooEarly, answered] = [0, 0, false, false];
  await new Promise<void>((resolve, reject) => {
    const patience = setTimeout(
      () => reject(new Error(`only ${countIn(doc)} of ${holds} annotations came within ${PATIENCE / 1_000} s`)),
      PATIENCE,
    );
    void socket.ended.then(({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`)));
    socket.onMessage = (message) => {
      const update = updateIn(message, prefix);
      if (!update) return;
      received = performance.now();
      Y.applyUpdate(doc, update);
      const whole = countIn(doc) === holds;
      if (message[prefix + 1] === STEP2) {
        answered = true;
        saidTooEarly ||= !whole;
      }
      if (!whole || !answered) return;
      complete = performance.now();
      clearTimeout(patience);
      resolve();
    };
    if (door.dialect === "hocuspocus") socket.send(wordsAt(door, SIGN_IN));
    socket.send(wordsAt(door, step1Frame(Y.encodeStateVector(doc))));
  });
  const bytes = socket.bytesReceived;
  await socket.close();
  return { seconds: (complete - begun) / 1_000, received: (received - begun) / 1_000, bytes, saidTooEarly };
}

/** The update that a message carries, if it does. */
function updateIn(message: Uint8Array, prefix: number): Uint8Array | undefined {
  const [type, step] = [message[prefix], message[prefix + 1]];
  const deflated = type === DEFLATED && prefix === 0;
  const isSync = type === SYNC || deflated || (type === SYNC_REPLY && prefix > 0);
  if (!isSync || (step !== STEP2 && step !== UPDATE)) return undefined;
  let at = prefix + 2;
  while ((message[at] ?? 0) >= 0x80) at++;
  const bytes = message.subarray(at + 1);
  return deflated ? inflateSync(bytes) : bytes;
}
