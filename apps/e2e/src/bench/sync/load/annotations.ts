import { openLayer } from "@concord/crdt";
import { type CodeId, type CodingId, quoteOf, type TextHash, type UserId } from "@concord/domain";
import * as Y from "yjs";
import { varUint } from "./var-uint.ts";

const TEXT =
  "Last time you wanted to walk to work on two days of the week, how did it go? It went well until the rain came, and " +
  "then my neighbour asked whether we could go together, so that neither of us would find an excuse in the morning. ";
const OWNER = "load" as UserId;
const TEXT_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" as TextHash;

/** By client and clock, the bytes of a struct that `annotations` has made; joined with others it has the same. */
export const structSizes = new Map<number, number[]>();

/** Ids as random as those of a browser, and the same in every run. */
const idOf = (client: number, number: number) => {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return `${hex(client, 8)}-5a1b-4c3d-8e2f-${hex(number, 12)}` as CodingId;
};

/**
 * A coder's annotations as the layer's module writes them: one update of Yjs' first format for each, of one struct,
 * with the clocks 0, 1, 2 and so on of its client.
 */
export function annotations(client: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  // The layout's version is written with the first annotation of a room; every other one finds it there.
  doc.getMap("meta").set("schema", 1);
  doc.clientID = client;
  const layer = openLayer(doc, OWNER);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let number = 0; number < count; number++) {
    const start = (number * 7) % (TEXT.length - 30);
    const span = { start, end: start + 24 };
    layer.put({
      ...{ id: idOf(client, number), ...span, ...quoteOf(TEXT, span), textHash: TEXT_HASH },
      ...{ code: `bcttv1/1.${(number % 9) + 1}` as CodeId, confidence: "certain", memo: "" },
      deviceTime: new Date(1_790_000_000_000 + number * 1_000).toISOString(),
    });
  }
  layer.destroy();
  doc.destroy();
  // Around the struct: one client, one struct, the client, the clock; no deletions.
  const sizes = updates.map((update) => update.length - varUint(update, varUint(update, 2).next).next - 1);
  structSizes.set(client, [...sizes, ...(structSizes.get(client)?.slice(sizes.length) ?? [])]);
  return updates;
}

/** Annotations that a document holds. */
export const countIn = (doc: Y.Doc): number => doc.getMap("codings").size;

/** Client ids of the load, as long as those that Yjs draws. */
export const clientId = (number: number): number => 3_000_000_000 + number * 7_919;
