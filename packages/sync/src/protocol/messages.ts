import * as encoding from "lib0/encoding";
import { ByteReader, MalformedBytes } from "./byte-reader.ts";

/** The first byte of a frame; 0 to 3 are y-websocket's, 4 and 5 are ours. */
export const MessageType = { Sync: 0, Awareness: 1, Auth: 2, QueryAwareness: 3, Stored: 4, Deflated: 5 } as const;
/** The second byte of a sync frame, by y-protocols. */
export const SyncType = { Step1: 0, Step2: 1, Update: 2 } as const;

/** One frame from a client, one message in it. Byte arrays are views into the frame. */
export type ClientMessage =
  | { readonly type: "step1"; readonly stateVector: Uint8Array }
  | { readonly type: "step2"; readonly update: Uint8Array }
  | { readonly type: "update"; readonly update: Uint8Array }
  | { readonly type: "awareness"; readonly entries: Uint8Array }
  | { readonly type: "query_awareness" };

/** One frame from the server. `stored` counts the receiving connection's own step2 and update messages on disk. */
export type ServerMessage =
  | ClientMessage
  | { readonly type: "denied"; readonly reason: string }
  /** A step 2 or an update, compressed by raw deflate. */
  | { readonly type: "deflated"; readonly is: "step2" | "update"; readonly bytes: Uint8Array }
  | { readonly type: "stored"; readonly count: number };

function readSync(reader: ByteReader): ClientMessage {
  const step = reader.uint8();
  const bytes = reader.varBytes();
  if (step === SyncType.Step1) return { type: "step1", stateVector: bytes };
  if (step === SyncType.Step2) return { type: "step2", update: bytes };
  if (step === SyncType.Update) return { type: "update", update: bytes };
  throw new MalformedBytes(`${step} is no sync message`);
}

function readShared(reader: ByteReader, type: number): ClientMessage {
  if (type === MessageType.Sync) return readSync(reader);
  if (type === MessageType.Awareness) return { type: "awareness", entries: reader.varBytes() };
  if (type === MessageType.QueryAwareness) return { type: "query_awareness" };
  throw new MalformedBytes(`${type} is no message type`);
}

/** @throws MalformedBytes also for what only a server may say */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const reader = new ByteReader(frame);
  const message = readShared(reader, reader.uint8());
  reader.finish();
  return message;
}

/** Reads what a server sent; `undefined` for a type that this version does not know. @throws MalformedBytes */
export function readServerMessage(frame: Uint8Array): ServerMessage | undefined {
  const reader = new ByteReader(frame);
  const type = reader.uint8();
  if (type === MessageType.Stored) return { type: "stored", count: reader.varUint() };
  if (type === MessageType.Auth) {
    reader.uint8();
    return { type: "denied", reason: new TextDecoder().decode(reader.varBytes()) };
  }
  if (type === MessageType.Deflated) {
    const is = reader.uint8() === SyncType.Step2 ? "step2" : "update";
    return { type: "deflated", is, bytes: reader.varBytes() };
  }
  return type > MessageType.Deflated ? undefined : readShared(reader, type);
}

function frameOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** Built by hand in a buffer of the right size: the server does it for every edit. */
function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const header = [MessageType.Sync, step];
  let length = bytes.length;
  for (; length > 0x7f; length = Math.floor(length / 0x80)) header.push((length & 0x7f) | 0x80);
  header.push(length);
  const frame = new Uint8Array(header.length + bytes.length);
  frame.set(header);
  frame.set(bytes, header.length);
  return frame;
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(SyncType.Step1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SyncType.Step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SyncType.Update, update);

export const awarenessFrame = (entries: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeUint8(encoder, MessageType.Awareness);
    encoding.writeVarUint8Array(encoder, entries);
  });

export const queryAwarenessFrame = (): Uint8Array => Uint8Array.of(MessageType.QueryAwareness);

/** y-protocols' "permission denied", which plain clients show. */
export const deniedFrame = (reason: string): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeUint8(encoder, MessageType.Auth);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });

/** @param deflated - an update, compressed by raw deflate */
export const deflatedFrame = (step: 1 | 2, deflated: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeUint8(encoder, MessageType.Deflated);
    encoding.writeUint8(encoder, step);
    encoding.writeVarUint8Array(encoder, deflated);
  });

/** @param count - of the receiver's own step2 and update messages, from its first one on, that are on disk */
export const storedFrame = (count: number): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeUint8(encoder, MessageType.Stored);
    encoding.writeVarUint(encoder, count);
  });
