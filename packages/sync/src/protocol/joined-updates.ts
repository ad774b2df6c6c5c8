import type { UpdateOutline } from "./update-outline.ts";

/** An update and what it would change. */
export type OutlinedUpdate = { readonly bytes: Uint8Array; readonly outline: UpdateOutline };

/** A part's structs of one client, which continue those of the parts before. */
type Piece = { readonly from: { readonly bytes: Uint8Array }; readonly start: number; readonly end: number };
type Joined = { readonly clock: number; structs: number; next: number; readonly pieces: Piece[] };

/** Above this a joined update is not made larger: whoever applies it does nothing else meanwhile. */
const JOINED_BYTES = 256 * 1024;

/**
 * Joins updates into one by copying bytes, without reading what is in them: structs of a client that follow each other are
 * one block, however many updates they came in. Yjs' own merging decodes every struct, and is slower than applying them.
 */
export class JoinedUpdate<Part extends OutlinedUpdate = OutlinedUpdate> {
  readonly #parts: Part[] = [];
  readonly #clients = new Map<number, Joined>();
  #bytes = 0;
  #gapless = true;

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** Adds an update, or answers that it does not continue what is here and needs one of its own. */
  add(part: Part): boolean {
    if (this.#parts.length > 0 && !this.#fits(part)) return false;
    const { blocks, runs, gapless } = part.outline;
    this.#parts.push(part);
    this.#bytes += part.bytes.length;
    this.#gapless = gapless;
    blocks.forEach(({ client, clock, structs, start, end }, index) => {
      const joined = this.#clients.get(client) ?? { clock, structs: 0, next: clock, pieces: [] };
      this.#clients.set(client, joined);
      joined.structs += structs;
      // Without gaps there is one run for each block.
      joined.next = runs[index]?.to ?? clock;
      joined.pieces.push({ from: part, start, end });
    });
    return true;
  }

  /** The one update that says what all parts say. */
  toBytes(): Uint8Array {
    // The parts' own headers are at least as long as those of the whole, but for counts that grew by some bytes.
    const bytes = new Uint8Array(this.#bytes + 10 * (this.#clients.size + 2));
    let at = writeVarUint(bytes, 0, this.#clients.size);
    for (const [client, { clock, structs, pieces }] of this.#clients) {
      at = writeVarUint(bytes, at, structs);
      at = writeVarUint(bytes, at, client);
      at = writeVarUint(bytes, at, clock);
      for (const { from, start, end } of pieces) at = copy(from.bytes, start, end, bytes, at);
    }
    // A client may occur several times among deletions.
    let deleteClients = 0;
    for (const { outline } of this.#parts) deleteClients += outline.deleteClients;
    at = writeVarUint(bytes, at, deleteClients);
    for (const { bytes: source, outline } of this.#parts)
      at = copy(source, outline.deletesBodyAt, source.length, bytes, at);
    return bytes.subarray(0, at);
  }

  #fits({ bytes, outline }: OutlinedUpdate): boolean {
    // After a gap it is not clear from the blocks what would follow.
    if (!this.#gapless || !outline.gapless) return false;
    if (this.#bytes + bytes.length > JOINED_BYTES) return false;
    return outline.blocks.every(({ client, clock }) => (this.#clients.get(client)?.next ?? clock) === clock);
  }
}

/** Joins updates, in their order, into as few as can be. */
export function joinUpdates(parts: readonly OutlinedUpdate[]): readonly Uint8Array[] {
  const joined: JoinedUpdate[] = [];
  for (const part of parts) {
    if (joined.at(-1)?.add(part)) continue;
    const next = new JoinedUpdate();
    next.add(part);
    joined.push(next);
  }
  return joined.map((each) => each.toBytes());
}

function copy(source: Uint8Array, start: number, end: number, target: Uint8Array, at: number): number {
  if (end > start) target.set(source.subarray(start, end), at);
  return at + end - start;
}

function writeVarUint(bytes: Uint8Array, at: number, value: number): number {
  let left = value;
  let next = at;
  for (; left > 0x7f; left = Math.floor(left / 0x80)) bytes[next++] = (left & 0x7f) | 0x80;
  bytes[next++] = left;
  return next;
}
