import { setTimeout as pause } from "node:timers/promises";
import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { edits, Visitor } from "./visitor.ts";

export type Filling = {
  readonly doors: readonly Door[];
  readonly annotations: number;
  /** Leaves a client in every room, until `leave`. */
  readonly stay?: boolean;
};

/** As many edits a second as no server takes for a flood. */
const PER_SECOND = 8_000;
const PORTION = 400;
const ROOMS_AT_ONCE = 20;

const staying: Visitor[] = [];

/** Writes annotations into rooms, one update each, and sees to it that the server has them before it leaves. */
export async function fill({ doors, annotations: count, stay = false }: Filling): Promise<null> {
  const updates = annotations(clientId(30_000), count);
  for (let from = 0; from < doors.length; from += ROOMS_AT_ONCE)
    await Promise.all(doors.slice(from, from + ROOMS_AT_ONCE).map((door) => fillOne(door, updates, stay)));
  return null;
}

async function fillOne(door: Door, updates: readonly Uint8Array[], stay: boolean): Promise<void> {
  const [author, reader] = [await Visitor.enter(door), await Visitor.enter(door)];
  const frames = edits(door.dialect, door.room, updates);
  let [seen, stored] = [0, 0];
  let look: () => void = () => undefined;
  reader.onDelivered = (delivered) => {
    for (const { to } of delivered) seen = Math.max(seen, to);
    look();
  };
  author.onStored = (messages) => {
    stored = messages - author.counted;
    look();
  };
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      void author.socket.ended.then(({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`)));
      look = () => holds() && resolve();
      look();
    });
  for (let from = 0; from < frames.length; from += PORTION) {
    const to = Math.min(frames.length, from + PORTION);
    author.socket.sendAll(frames.slice(from, to));
    await Promise.all([until(() => seen >= to), pause((PORTION / PER_SECOND) * 1_000)]);
  }
  if (door.dialect === "concord") await until(() => stored >= frames.length);
  await reader.socket.close();
  if (stay) staying.push(author);
  else await author.socket.close();
}

/** Those who stayed go. */
export async function leave(): Promise<null> {
  await Promise.all(staying.splice(0).map(({ socket }) => socket.close()));
  return null;
}

/** Enters rooms and stays there without a word. */
export async function settle({ doors }: { readonly doors: readonly Door[] }): Promise<null> {
  for (let from = 0; from < doors.length; from += ROOMS_AT_ONCE)
    staying.push(...(await Promise.all(doors.slice(from, from + ROOMS_AT_ONCE).map((door) => Visitor.enter(door)))));
  return null;
}
