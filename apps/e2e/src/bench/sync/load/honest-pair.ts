import { setTimeout as pause } from "node:timers/promises";
import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { edits, Visitor } from "./visitor.ts";

export type Watch = { readonly door: Door; readonly seconds: number };

/** How two honest people fared: the longest wait for an edit in milliseconds, and whether their room was taken away. */
export type Fared = { readonly longestWait: number; readonly cutOff: boolean };

const EVERY = 20; // ms
const PATIENCE = 10_000; // ms

/** Two people edit in turn, fifty times a second, and say how long the other one waited at worst. */
export async function honestPair({ door, seconds }: Watch): Promise<Fared> {
  const count = Math.ceil((seconds * 1_000) / EVERY / 2);
  const pair = [await Visitor.enter(door), await Visitor.enter(door)];
  const sides = pair.map((visitor, number) => {
    const client = clientId(50_000 + number);
    const frames = edits(door.dialect, door.room, annotations(client, count));
    return { visitor, client, frames, sentAt: new Float64Array(count), sent: 0, seen: 0 };
  });
  let longestWait = 0;
  for (const [number, side] of sides.entries()) {
    const other = sides[1 - number];
    side.visitor.onDelivered = (delivered) => {
      const now = performance.now();
      for (const { client, to } of delivered) {
        if (!other || client !== other.client) continue;
        for (; other.seen < to; other.seen++)
          longestWait = Math.max(longestWait, now - (other.sentAt[other.seen] ?? 0));
      }
    };
  }
  const gone = () => pair.some(({ socket }) => socket.end !== undefined);
  for (let turn = 0; turn < 2 * count && !gone(); turn++) {
    const side = sides[turn % 2];
    if (!side) continue;
    side.sentAt[side.sent] = performance.now();
    side.visitor.socket.send(side.frames[side.sent++] ?? Buffer.alloc(0));
    await pause(EVERY);
  }
  const begun = performance.now();
  const waiting = () => sides.filter(({ sent, seen }) => seen < sent);
  while (waiting().length > 0 && !gone() && performance.now() - begun < PATIENCE) await pause(EVERY);
  // What never came was waited for until now.
  for (const { seen, sentAt } of waiting())
    longestWait = Math.max(longestWait, performance.now() - (sentAt[seen] ?? 0));
  const cutOff = gone();
  await Promise.all(pair.map(({ socket }) => socket.close()));
  return { longestWait, cutOff };
}
