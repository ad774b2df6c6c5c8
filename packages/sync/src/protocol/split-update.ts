import * as encoding from "lib0/encoding";
import { type Link, outlineOf } from "./update-outline.ts";

type Struct = { readonly client: number; readonly clock: number; readonly length: number; readonly bytes: Uint8Array };
type Block = { readonly structs: Struct[]; placed: number; waiting: boolean };

/**
 * Cuts a large update into pieces that follow each other: each builds on the ones before it only. Deletions come last.
 *
 * @param pieceBytes - a piece is larger only when a single struct is
 */
export function splitUpdate(update: Uint8Array, pieceBytes: number): readonly Uint8Array[] {
  if (update.length <= pieceBytes) return [update];
  const blocks = new Map<number, Block>();
  const outline = outlineOf(update, undefined, {
    sizeAtMost: Number.POSITIVE_INFINITY,
    visit: ({ client, clock, length, start, end }) => {
      const block = blocks.get(client) ?? { structs: [], placed: 0, waiting: false };
      blocks.set(client, block);
      block.structs.push({ client, clock, length, bytes: update.subarray(start, end) });
    },
  });
  const pieces: Uint8Array[] = [];
  let piece = new Map<number, Struct[]>();
  let size = 0;
  const cut = () => {
    if (piece.size > 0) pieces.push(write(piece));
    piece = new Map();
    size = 0;
  };
  for (const struct of inCausalOrder(blocks, outline.links)) {
    const before = piece.get(struct.client)?.at(-1);
    const follows = before === undefined || before.clock + before.length === struct.clock;
    if (!follows || size + struct.bytes.length > pieceBytes) cut();
    const structs = piece.get(struct.client);
    if (structs) structs.push(struct);
    else piece.set(struct.client, [struct]);
    size += struct.bytes.length;
  }
  cut();
  if (outline.deletes.length > 0) pieces.push(onlyDeletes(update, outline.deletesAt));
  return pieces;
}

/** No structs, and the deletions as they were written. */
export function onlyDeletes(update: Uint8Array, deletesAt: number): Uint8Array {
  const piece = new Uint8Array(1 + update.length - deletesAt);
  piece.set(update.subarray(deletesAt), 1);
  return piece;
}

function write(piece: ReadonlyMap<number, readonly Struct[]>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, piece.size);
  for (const [client, structs] of piece) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, structs[0]?.clock ?? 0);
    for (const { bytes } of structs) encoding.writeUint8Array(encoder, bytes);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Every struct after all that it refers to. Goes into another client's structs exactly as far as a reference asks for. */
function* inCausalOrder(blocks: ReadonlyMap<number, Block>, links: readonly Link[]): Generator<Struct> {
  const linksOf = new Map<number, Map<number, Link[]>>();
  for (const link of links) {
    const byClock = linksOf.get(link.client) ?? new Map<number, Link[]>();
    linksOf.set(link.client, byClock.set(link.clock, [...(byClock.get(link.clock) ?? []), link]));
  }
  const open = ({ onClient, onClock }: Link) => {
    const block = blocks.get(onClient);
    const next = block?.structs[block.placed];
    return next !== undefined && next.clock <= onClock && !block?.waiting;
  };
  for (const start of blocks.keys()) {
    const path = [{ client: start, beyond: Number.POSITIVE_INFINITY }];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const block = blocks.get(here.client);
      const struct = block?.structs[block.placed];
      if (!block || !struct || struct.clock > here.beyond) {
        if (block) block.waiting = false;
        path.pop();
        continue;
      }
      block.waiting = true;
      const link = linksOf.get(struct.client)?.get(struct.clock)?.find(open);
      if (link) {
        path.push({ client: link.onClient, beyond: link.onClock });
        continue;
      }
      block.placed++;
      yield struct;
    }
  }
}
