import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { edits, Visitor } from "./visitor.ts";

export type Pace = {
  readonly doors: readonly Door[];
  /** Of all rooms together. */
  readonly editsPerSecond: number;
  readonly seconds: number;
  /** Tells the repetitions in one room apart: each is a client of its own. */
  readonly round: number;
};

export type Paced = {
  /** From the sending of an edit until the other client of its room has it, in milliseconds, in no order. */
  readonly latencies: readonly number[];
  /** Until its author is told that it is on disk. */
  readonly acknowledgements: readonly number[];
};

const PATIENCE = 10_000; // ms

/**
 * Two clients in each room, one of them edits. Edits of all rooms are spread evenly over time, as many small groups of
 * people cause them.
 */
export async function pace({ doors, editsPerSecond, seconds, round }: Pace): Promise<Paced> {
  const count = editsPerSecond * seconds;
  const each = Math.ceil(count / doors.length);
  const client = clientId(10_000 + round);
  const updates = annotations(client, each);
  const latencies: number[] = [];
  const acknowledgements: number[] = [];
  let heard: () => void = () => undefined;

  const rooms = await Promise.all(
    doors.map(async (door) => {
      const [author, reader] = [await Visitor.enter(door), await Visitor.enter(door)];
      const frames = edits(door.dialect, door.room, updates);
      const sentAt = new Float64Array(each);
      let [sent, seen, stored] = [0, 0, 0];
      reader.onDelivered = (delivered) => {
        const now = performance.now();
        for (const { client: of, to } of delivered) {
          if (of !== client) continue;
          for (; seen < to; seen++) latencies.push(now - (sentAt[seen] ?? 0));
        }
        heard();
      };
      author.onStored = (messages) => {
        const now = performance.now();
        for (; stored < Math.min(sent, messages - author.counted); stored++)
          acknowledgements.push(now - (sentAt[stored] ?? 0));
        heard();
      };
      return {
        send: () => {
          sentAt[sent] = performance.now();
          author.socket.send(frames[sent++] ?? Buffer.alloc(0));
        },
        leave: () => Promise.all([author.socket.close(), reader.socket.close()]),
      };
    }),
  );
  const begun = performance.now();
  for (let number = 0; number < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) / 1_000) * editsPerSecond) + 1);
    for (; number < due; number++) rooms[number % rooms.length]?.send();
    // What is due is sent by the clock, in portions of about a millisecond: this is the pace that is measured at.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await new Promise<void>((resolve, reject) => {
    const acks = doors[0]?.dialect === "concord";
    const patience = setTimeout(
      () => reject(new Error(`${count - latencies.length} edits did not arrive within ${PATIENCE / 1_000} s`)),
      PATIENCE,
    );
    heard = () => {
      if (latencies.length < count || (acks && acknowledgements.length < count)) return;
      clearTimeout(patience);
      resolve();
    };
    heard();
  });
  await Promise.all(rooms.map((room) => room.leave()));
  return { latencies, acknowledgements };
}
