import { annotations, clientId } from "./annotations.ts";
import type { Delivered } from "./delivered.ts";
import type { Door } from "./door.ts";
import { edits, Visitor } from "./visitor.ts";

export type Saturation = {
  readonly door: Door;
  readonly clients: number;
  readonly editsEach: number;
  /** Edits of one client on their way at the same time. */
  readonly window: number;
};

export type Saturated = {
  /** From the first edit sent to the last one delivered to everybody, in seconds. */
  readonly seconds: number;
  readonly edits: number;
};

const prepared = new Map<string, readonly Uint8Array[][]>();

/** The same bytes for every server and every repetition. */
function updatesFor(clients: number, each: number): readonly Uint8Array[][] {
  const key = `${clients} ${each}`;
  const updates =
    prepared.get(key) ?? Array.from({ length: clients }, (_, client) => annotations(clientId(client), each));
  prepared.set(key, updates);
  return updates;
}

/**
 * Everybody in a room edits as fast as deliveries allow. An edit counts when every other client has it; a client has no
 * more than `window` edits that do not count yet. The room must be a new one.
 */
export async function saturate({ door, clients, editsEach, window }: Saturation): Promise<Saturated> {
  const visitors: Visitor[] = [];
  for (let client = 0; client < clients; client++) visitors.push(await Visitor.enter(door));
  const frames = updatesFor(clients, editsEach).map((updates) => edits(door.dialect, door.room, updates));
  const numberOf = new Map(Array.from({ length: clients }, (_, client) => [clientId(client), client]));
  /** For each writer's edit, how many have not received it yet. */
  const missing = frames.map(() => new Uint8Array(editsEach).fill(clients - 1));
  const next = new Int32Array(clients);
  const busy = new Int32Array(clients);
  let left = clients * editsEach;
  let begun = 0;

  await Promise.race([
    new Promise<void>((resolve) => {
      const goOn = (writer: number) => {
        const from = next[writer] ?? 0;
        const to = Math.min(editsEach, from + window - (busy[writer] ?? 0));
        if (to <= from) return;
        next[writer] = to;
        busy[writer] = (busy[writer] ?? 0) + to - from;
        visitors[writer]?.socket.sendAll(frames[writer]?.slice(from, to) ?? []);
      };
      const ready = new Set<number>();
      const refill = () => {
        const writers = [...ready];
        ready.clear();
        for (const writer of writers) goOn(writer);
      };
      visitors.forEach((visitor, receiver) => {
        const reached = new Int32Array(clients);
        visitor.onDelivered = (delivered: readonly Delivered[]) => {
          for (const { client, to } of delivered) {
            const writer = numberOf.get(client);
            if (writer === undefined || writer === receiver) continue;
            const still = missing[writer];
            const from = reached[writer] ?? 0;
            if (!still || to <= from) continue;
            reached[writer] = to;
            for (let clock = from; clock < to; clock++) {
              still[clock] = (still[clock] ?? 0) - 1;
              if (still[clock] !== 0) continue;
              left--;
              busy[writer] = (busy[writer] ?? 0) - 1;
              if (ready.size === 0) setImmediate(refill);
              ready.add(writer);
            }
            if (left === 0) resolve();
          }
        };
      });
      begun = performance.now();
      for (let writer = 0; writer < clients; writer++) goOn(writer);
    }),
    ...visitors.map(({ socket }) =>
      socket.ended.then(({ code, reason }) => {
        throw new Error(`a client was closed with ${code} ${reason}, ${left} edits before the end`);
      }),
    ),
  ]);
  const seconds = (performance.now() - begun) / 1_000;
  await Promise.all(visitors.map(({ socket }) => socket.close()));
  return { seconds, edits: clients * editsEach };
}
