import { annotations, clientId } from "./annotations.ts";
import type { Door } from "./door.ts";
import { edits, Visitor } from "./visitor.ts";

export type Durable = { readonly door: Door; readonly edits: number; readonly window: number };

/**
 * One client edits as fast as acknowledgements come back, with no more than `window` edits that have none.
 *
 * @returns seconds from the first edit sent to the last one acknowledged
 */
export async function durable({ door, edits: count, window }: Durable): Promise<{ readonly seconds: number }> {
  const frames = edits(door.dialect, door.room, annotations(clientId(20_000), count));
  const author = await Visitor.enter(door);
  let sent = 0;
  const begun = performance.now();
  await new Promise<void>((resolve, reject) => {
    void author.socket.ended.then(({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`)));
    const goOn = (stored: number) => {
      const to = Math.min(count, stored + window);
      if (to > sent) author.socket.sendAll(frames.slice(sent, to));
      sent = Math.max(sent, to);
      if (stored === count) resolve();
    };
    author.onStored = (messages) => goOn(Math.max(0, messages - author.counted));
    goOn(0);
  });
  const seconds = (performance.now() - begun) / 1_000;
  await author.socket.close();
  return { seconds };
}
