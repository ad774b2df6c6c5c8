import { promisify } from "node:util";
import { deflateRaw as deflateRawInTurn } from "node:zlib";
import {
  advance,
  bringsStructs,
  type Clocks,
  joinUpdates,
  type OutlinedUpdate,
  outlineOf,
  structsSince,
  type UpdateOutline,
  writeStateVector,
} from "../protocol/index.ts";
import { DeletedRanges } from "./deleted-ranges.ts";
import type { Snapshot } from "./room-store.ts";

type Entry = {
  readonly bytes: Uint8Array;
  /** Structs and deleted ranges in it. */
  readonly structs: number;
  /** Large ones, compressed by raw deflate. */
  deflated?: Uint8Array;
  /** For each client in it, where its structs end; kept of large ones, so that most need not be read again. */
  readonly ends: Clocks | undefined;
};

/** What an update brings: client ids and deleted ranges that are new, and whatever else. */
export type News = { readonly clients: number; readonly deletedRanges: number };

/** What somebody lacks, or a part of it. */
export type Missing = { readonly update: Uint8Array; readonly deflated?: Uint8Array | undefined };

/** What is here was checked when it came in, and may since have been joined with more. */
const ANY_SIZE = { sizeAtMost: Number.POSITIVE_INFINITY };
const LARGE = 64 * 1024;
/** A struct takes about as long to pass as so many bytes. */
const STRUCT_BYTES = 70;
const FAST = { level: 1 };
const deflateRaw = promisify(deflateRawInTurn);
const EMPTY_UPDATE = Uint8Array.of(0, 0);

/**
 * What a room holds: the updates as they came in, how far they reach, and what is deleted. There is no Yjs document:
 * what somebody lacks is found by reading over the bytes.
 */
export class RoomContent {
  readonly #clocks = new Map<number, number>();
  readonly #deleted = new DeletedRanges();
  /** What the store holds as well, each with a number up to which it is contained in what is here. */
  #stored: (Entry & { readonly seq: number })[] = [];
  /** What is on its way to the store. Nothing stored builds on it before it is stored itself. */
  #onTheWay: Entry[] = [];
  #bytes = 0;
  #structs = 0;

  /** Of everything kept. */
  get bytes(): number {
    return this.#bytes;
  }

  get structs(): number {
    return this.#structs;
  }

  /** What it costs to find what somebody lacks, in bytes read over. */
  get comparedBytes(): number {
    return this.#bytes + STRUCT_BYTES * this.#structs;
  }

  get clocks(): Clocks {
    return this.#clocks;
  }

  get clients(): number {
    return this.#clocks.size;
  }

  get deletedRanges(): number {
    return this.#deleted.size;
  }

  /** What in an update is not here; `undefined` when there is nothing. */
  newsIn(outline: UpdateOutline): News | undefined {
    const deletedRanges = this.#deleted.newIn(outline.deletes);
    if (deletedRanges === 0 && !bringsStructs(outline, this.#clocks)) return undefined;
    let clients = 0;
    for (const { client } of outline.blocks) if (!this.#clocks.has(client)) clients++;
    return { clients, deletedRanges };
  }

  /** Counts an update as here, whose predecessors are; its bytes follow by `keep`. */
  announce(outline: UpdateOutline): void {
    advance(this.#clocks, outline);
    this.#deleted.add(outline.deletes);
  }

  /** Keeps an update that is on its way to the store. */
  keep(bytes: Uint8Array, structs: number): void {
    this.#onTheWay.push({ bytes, structs, ends: undefined });
    this.#bytes += bytes.length;
    this.#structs += structs;
  }

  /** Keeps what came from the store, whether it was news or not: what follows may build on it. */
  keepStored(bytes: Uint8Array, outline: UpdateOutline, seq: number): void {
    // What is numbered higher than this may have come before it, and may build on it.
    const later = this.#stored.length - this.#stored.findLastIndex((each) => each.seq <= seq) - 1;
    const ends = bytes.length < LARGE ? undefined : new Map(outline.runs.map(({ client, to }) => [client, to]));
    this.#stored.splice(this.#stored.length - later, 0, { bytes, structs: outline.size, ends, seq });
    this.#bytes += bytes.length;
    this.#structs += outline.size;
  }

  /** The first `count` of what was on its way are in the store, with numbers up to `lastSeq`. */
  stored(count: number, lastSeq: number): void {
    for (const entry of this.#onTheWay.splice(0, count)) this.#stored.push({ ...entry, seq: lastSeq });
  }

  /** Forgets what has numbers up to `lastSeq`: what is kept next holds all of it. */
  forgetUpTo(lastSeq: number): void {
    this.#stored = this.#stored.filter((entry) => {
      if (entry.seq > lastSeq) return true;
      this.#bytes -= entry.bytes.length;
      this.#structs -= entry.structs;
      return false;
    });
  }

  /** One update takes the place of everything that the store holds up to its number. */
  replaceBy({ bytes, lastSeq }: Snapshot): void {
    this.forgetUpTo(lastSeq);
    const later = this.#stored;
    this.#stored = [];
    this.keepStored(bytes, outlineOf(bytes, undefined, ANY_SIZE), lastSeq);
    this.#stored.push(...later);
  }

  /** @returns an encoded state vector of everything announced */
  stateVector(): Uint8Array {
    return writeStateVector(this.#clocks);
  }

  /** Compresses large entries, outside of the event loop. Once for all who will ask. */
  async deflate(): Promise<void> {
    for (const entry of this.#stored)
      if (entry.bytes.length >= LARGE && !entry.deflated) entry.deflated = await deflateRaw(entry.bytes, FAST);
  }

  /** @returns updates with everything kept that is not in `clocks`, each building on those before it; at least one */
  since(clocks: Clocks): readonly Missing[] {
    const updates: Missing[] = [];
    let parts: OutlinedUpdate[] = [];
    const finish = () => {
      for (const update of joinUpdates(parts)) updates.push({ update });
      parts = [];
    };
    for (const { bytes, ends, deflated } of [...this.#stored, ...this.#onTheWay]) {
      if (clocks.size === 0 && bytes.length >= LARGE) {
        // As it is: copying megabytes would change nothing.
        finish();
        updates.push({ update: bytes, deflated });
      } else if (clocks.size === 0) parts.push({ bytes, outline: outlineOf(bytes, undefined, ANY_SIZE) });
      else if (!ends || reachesBeyond(ends, clocks)) parts.push(...structsSince(bytes, clocks));
    }
    if (clocks.size > 0 && !this.#deleted.isEmpty) {
      const bytes = this.#deleted.toUpdate();
      parts.push({ bytes, outline: outlineOf(bytes, undefined, ANY_SIZE) });
    }
    finish();
    return updates.length > 0 ? updates : [{ update: EMPTY_UPDATE }];
  }
}

function reachesBeyond(ends: Clocks, clocks: Clocks): boolean {
  for (const [client, to] of ends) if (to > (clocks.get(client) ?? 0)) return true;
  return false;
}
