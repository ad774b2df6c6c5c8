import type { StoredUpdates } from "@concord/sync/server";
import { type Order, readOrder } from "../orders.ts";

/** Another format gets another version; a process passes over entries of versions it does not know. */
const VERSION = "1";
/** Updates of one room are cut into entries of about so many bytes; a single update is never cut. */
const PIECE_BYTES = 256 * 1024;

/** What a process says on the stream. */
export type Said =
  | { readonly kind: "stored"; readonly stored: StoredUpdates }
  | { readonly kind: "order"; readonly order: Order }
  /** It has carried out the order that `giver` gave in its entry number `number`. */
  | { readonly kind: "done"; readonly giver: string; readonly number: number }
  /** Nothing, but for its number: that shows whether an entry before it is missing. */
  | { readonly kind: "mark" }
  /** It ends in good order. */
  | { readonly kind: "bye" };

export type StreamEntry = {
  /** The process that says it. */
  readonly from: string;
  /** Counts the entries of that process, from 1, so that a missing one is noticed. */
  readonly number: number;
  readonly said: Said;
};

/** Names and values, alternating, as XADD takes them. */
export type Fields = readonly (string | Buffer)[];

export function writeEntry({ from, number, said }: StreamEntry): Fields {
  return ["v", VERSION, "p", from, "n", String(number), "k", said.kind, ...writeSaid(said)];
}

function writeSaid(said: Said): Fields {
  if (said.kind === "order") return ["o", JSON.stringify(said.order)];
  if (said.kind === "done") return ["to", said.giver, "of", String(said.number)];
  if (said.kind !== "stored") return [];
  const { room, firstSeq, updates } = said.stored;
  return ["r", room, "s", String(firstSeq), ...updates.flatMap((update) => ["u", asBuffer(update)])];
}

/** What the bytes hold, or what is wrong with them: an entry of another version, or of another program. */
export function readEntry(fields: readonly Buffer[]): StreamEntry | { readonly fault: string } {
  const values = new Map<string, string>();
  const updates: Buffer[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const name = fields[at]?.toString("latin1") ?? "";
    const value = fields[at + 1];
    if (!value) continue;
    if (name === "u") updates.push(value);
    else values.set(name, value.toString("utf8"));
  }
  const version = values.get("v");
  if (version !== VERSION) return { fault: `version ${version ?? "missing"}, not ${VERSION}` };
  const from = values.get("p");
  const number = count(values.get("n"));
  if (!from || !number) return { fault: "no sender or no number" };
  const said = readSaid(values, updates);
  return said ? { from, number, said } : { fault: `not readable as "${values.get("k")?.slice(0, 20) ?? ""}"` };
}

function readSaid(values: ReadonlyMap<string, string>, updates: readonly Buffer[]): Said | undefined {
  const kind = values.get("k");
  if (kind === "mark" || kind === "bye") return { kind };
  if (kind === "order") {
    const order = readOrder(values.get("o") ?? "");
    return order && { kind, order };
  }
  if (kind === "done") {
    const giver = values.get("to");
    const number = count(values.get("of"));
    return giver && number ? { kind, giver, number } : undefined;
  }
  if (kind !== "stored") return undefined;
  const room = values.get("r");
  const firstSeq = count(values.get("s"));
  return room && firstSeq !== undefined && updates.length > 0
    ? { kind, stored: { room, firstSeq, updates } }
    : undefined;
}

/** Cuts what is large, so that no entry is: whoever reads gets several at a time. */
export function inPieces({ room, firstSeq, updates }: StoredUpdates): StoredUpdates[] {
  const pieces: StoredUpdates[] = [];
  let from = 0;
  let bytes = 0;
  for (const [index, update] of updates.entries()) {
    if (index > from && bytes + update.length > PIECE_BYTES) {
      pieces.push({ room, firstSeq: firstSeq + from, updates: updates.slice(from, index) });
      from = index;
      bytes = 0;
    }
    bytes += update.length;
  }
  if (from < updates.length) pieces.push({ room, firstSeq: firstSeq + from, updates: updates.slice(from) });
  return pieces;
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** A view, not a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
