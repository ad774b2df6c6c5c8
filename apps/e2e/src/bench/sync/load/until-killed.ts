import { setTimeout as pause } from "node:timers/promises";
import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { edits, prefixOf, Visitor } from "./visitor.ts";

export type UntilKilled = { readonly door: Door; readonly editsPerSecond: number };

/** Edits of one author by what was known of them when the server died. */
export type AtDeath = {
  readonly sent: number;
  /** The other client of the room had them. */
  readonly delivered: number;
  /** Their author had been told that they are saved. */
  readonly saidSaved: number;
};

const MOST = 10_000;
/** Hocuspocus' word for "saved": a type of its own, and yes or no. */
const SYNC_STATUS = 8;

/** Edits at a steady pace until the connection breaks. The room must be a new one. */
export async function untilKilled({ door, editsPerSecond }: UntilKilled): Promise<AtDeath> {
  const frames = edits(door.dialect, door.room, annotations(clientId(40_000), MOST));
  const [author, reader] = [await Visitor.enter(door), await Visitor.enter(door)];
  let [sent, delivered, saidSaved] = [0, 0, 0];
  reader.onDelivered = (updates) => {
    for (const { to } of updates) delivered = Math.max(delivered, to);
  };
  author.onStored = (messages) => {
    saidSaved = Math.max(0, messages - author.counted);
  };
  if (door.dialect === "hocuspocus") {
    const { length } = prefixOf(door);
    author.socket.onMessage = (bytes) => {
      if (bytes[length] === SYNC_STATUS && bytes[length + 1] === 1) saidSaved++;
    };
  }
  const begun = performance.now();
  while (!author.socket.end && sent < MOST) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * editsPerSecond);
    for (; sent < due; sent++) author.socket.send(frames[sent] ?? Buffer.alloc(0));
    await pause(2);
  }
  await reader.socket.ended;
  return { sent, delivered, saidSaved: Math.min(saidSaved, sent) };
}
