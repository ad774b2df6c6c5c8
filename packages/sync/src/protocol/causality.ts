import type { Clocks } from "./state-vector.ts";
import type { Link, Run, UpdateOutline } from "./update-outline.ts";

/** What an update builds on and nobody has: the client, and the first clock of it that is missing. */
export type Missing = { readonly client: number; readonly clock: number };

/**
 * Finds what an update builds on that is neither in `known` nor in the update itself. Yjs would keep such an update as
 * pending, hand it to every later reader, and try it again with each edit. An item that is known in part counts as well:
 * asked for everything after `known`, its client sends the rest of it alone.
 *
 * @param outline - made with the same `known`
 */
export function missingPredecessor(outline: UpdateOutline, known: Clocks): Missing | undefined {
  const ends = new Map<number, number>();
  const reached = (client: number) => ends.get(client) ?? known.get(client) ?? 0;
  if (outline.partlyKnown) return outline.partlyKnown;
  for (const { client, from, to } of outline.runs) {
    if (from > reached(client)) return { client, clock: reached(client) };
    ends.set(client, Math.max(reached(client), to));
  }
  for (const { onClient, onClock } of outline.links)
    if (onClock >= reached(onClient)) return { client: onClient, clock: reached(onClient) };
  for (const { client, ranges } of outline.deletes)
    for (let at = 1; at < ranges.length; at += 2)
      if ((ranges[at] ?? 0) > reached(client)) return { client, clock: reached(client) };
  const inside = outline.links.filter(({ onClient, onClock }) => onClock >= (known.get(onClient) ?? 0));
  return inside.length > 0 ? circularLink(inside, outline.runs) : undefined;
}

/**
 * Looks for structs of different clients that wait for each other. No honest client writes them, Yjs would keep them
 * pending for ever. Walks each client's links in order, and into another client exactly as far as a link asks for.
 */
function circularLink(links: readonly Link[], runs: readonly Run[]): Missing | undefined {
  const byClient = new Map<number, { links: Link[]; passed: number; waiting: boolean }>();
  for (const { client } of runs) byClient.set(client, { links: [], passed: 0, waiting: false });
  for (const link of links) byClient.get(link.client)?.links.push(link);

  for (const start of byClient.keys()) {
    const path = [{ client: start, beyond: Number.POSITIVE_INFINITY }];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const block = byClient.get(here.client);
      const link = block?.links[block.passed];
      if (!block || !link || link.clock > here.beyond) {
        if (block) block.waiting = false;
        path.pop();
        continue;
      }
      const other = byClient.get(link.onClient);
      const next = other?.links[other.passed];
      if (!other || !next || next.clock > link.onClock) {
        block.passed++;
      } else if (other.waiting) {
        return { client: link.onClient, clock: link.onClock };
      } else {
        block.waiting = true;
        path.push({ client: link.onClient, beyond: link.onClock });
      }
    }
  }
  return undefined;
}

/** Raises `known` to what it is after the update; the update's predecessors must be there. */
export function advance(known: Map<number, number>, outline: UpdateOutline): void {
  for (const { client, to } of outline.runs) if (to > (known.get(client) ?? 0)) known.set(client, to);
}

/** Whether the update holds structs that are not in `known`. Deletes are not looked at. */
export function bringsStructs(outline: UpdateOutline, known: Clocks): boolean {
  return outline.runs.some(({ client, to }) => to > (known.get(client) ?? 0));
}
