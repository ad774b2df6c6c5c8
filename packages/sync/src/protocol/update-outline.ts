import { ByteReader, MalformedBytes } from "./byte-reader.ts";
import type { Clocks } from "./state-vector.ts";

/** Structs of one client with clocks `[from, to)` and no gap between them. */
export type Run = { readonly client: number; readonly from: number; readonly to: number };

/** The structs of one client as they lie in the bytes: `structs` of them in `[start, end)`, the first one at `clock`. */
export type Block = {
  readonly client: number;
  readonly clock: number;
  readonly structs: number;
  readonly start: number;
  readonly end: number;
};

/** What is deleted of one client, as pairs `from, to`. */
export type Deletes = { readonly client: number; readonly ranges: readonly number[] };

/** The struct of `client` that starts at `clock` can only be placed once `onClient` has reached beyond `onClock`. */
export type Link = {
  readonly client: number;
  readonly clock: number;
  readonly onClient: number;
  readonly onClock: number;
};

/** What an update of Yjs' first format would change, as read from its bytes without building anything. */
export type UpdateOutline = {
  readonly runs: readonly Run[];
  readonly blocks: readonly Block[];
  /** References to structs of other clients, in the order of each client's structs. */
  readonly links: readonly Link[];
  readonly deletes: readonly Deletes[];
  /**
   * The client of an item that is known in part, with the clock up to which it is. Yjs would join the rest to whatever
   * it has at that place, and throws when that is something else.
   */
  readonly partlyKnown: { readonly client: number; readonly clock: number } | undefined;
  /** Where in the bytes the deletions begin with the count of their clients. */
  readonly deletesAt: number;
  /** What that count is, and where the first client follows. */
  readonly deleteClients: number;
  readonly deletesBodyAt: number;
  /** Whether the structs of each client follow each other without a gap. */
  readonly gapless: boolean;
  /** Structs and deleted ranges together: what it costs Yjs. */
  readonly size: number;
};

type Outline = { -readonly [K in keyof UpdateOutline]: UpdateOutline[K] } & {
  runs: Run[];
  blocks: Block[];
  links: Link[];
};

/** No update a person causes comes near these; they bound what a crafted one may cost. */
export const OutlineLimit = {
  structsAndDeletes: 100_000,
  clients: 5_000,
  /** Clocks count characters and values; Yjs computes with them unguarded. */
  clock: 2 ** 40,
  depth: 64,
} as const;

/** A well-formed update that is too large to take in one piece. */
export class OversizedUpdate extends Error {
  override readonly name = "OversizedUpdate";
}

// The low five bits of a struct's first byte (yjs: src/utils/encoding.js, src/structs/Item.js).
const GC = 0;
const SKIP = 10;
const KIND = 0b0001_1111;
const HAS_KEY = 0b0010_0000;
const HAS_RIGHT = 0b0100_0000;
const HAS_LEFT = 0b1000_0000;
const TYPES = 7;
const XML_ELEMENT = 3;
const XML_HOOK = 5;

const NOTHING: Clocks = new Map();
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Passes one value of lib0's `writeAny`. Recursion is bounded, since the readers recurse without bound. */
function skipAny(reader: ByteReader, depth = 0): void {
  if (depth > OutlineLimit.depth) throw new MalformedBytes("a value is nested too deeply");
  const tag = reader.uint8();
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      reader.skipVarInt();
      return;
    case 124:
      reader.skip(4);
      return;
    case 123: // double
    case 122: // bigint
      reader.skip(8);
      return;
    case 119:
      reader.skipVarString();
      return;
    case 118:
      for (let left = reader.count(2); left > 0; left--) {
        reader.skipVarString();
        skipAny(reader, depth + 1);
      }
      return;
    case 117:
      for (let left = reader.count(1); left > 0; left--) skipAny(reader, depth + 1);
      return;
    case 116:
      reader.skipVarBytes();
      return;
    default:
      throw new MalformedBytes(`${tag} is no kind of value`);
  }
}

function skipJson(reader: ByteReader, alsoUndefined: boolean): void {
  const bytes = reader.varBytes();
  try {
    const text = utf8.decode(bytes);
    if (!(alsoUndefined && text === "undefined")) JSON.parse(text);
  } catch {
    throw new MalformedBytes("a value is not JSON");
  }
}

/** Passes an item's content and answers its length in clocks. */
function skipContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.varUint();
    case 2: {
      const length = reader.count(1);
      for (let left = length; left > 0; left--) skipJson(reader, true);
      return length;
    }
    case 3: // binary
      reader.skipVarBytes();
      return 1;
    case 4: // string
      return reader.skipVarString();
    case 5: // embed
      skipJson(reader, false);
      return 1;
    case 6: // format
      reader.skipVarString();
      skipJson(reader, false);
      return 1;
    case 7: {
      const type = reader.varUint();
      if (type >= TYPES) throw new MalformedBytes(`${type} is no shared type`);
      if (type === XML_ELEMENT || type === XML_HOOK) reader.skipVarString();
      return 1;
    }
    case 8: {
      const length = reader.count(1);
      for (let left = length; left > 0; left--) skipAny(reader);
      return length;
    }
    case 9: // a document inside; Yjs spreads its options, so they must be an object
      reader.skipVarString();
      if (reader.bytes[reader.at] !== 118) throw new MalformedBytes("a document's options are not an object");
      skipAny(reader);
      return 1;
    default:
      throw new MalformedBytes(`${kind} is no kind of struct`);
  }
}

/** Passes one struct and answers its length in clocks. */
function skipStruct(reader: ByteReader, client: number, clock: number, links: Link[]): number {
  const info = reader.uint8();
  if (info === GC || info === SKIP) return reader.varUint();
  const reference = () => {
    const onClient = reader.varUint();
    const onClock = reader.varUint();
    if (onClient !== client) links.push({ client, clock, onClient, onClock });
    else if (onClock >= clock) throw new MalformedBytes("a struct refers to a later one of its own client");
  };
  if (info & HAS_LEFT) reference();
  if (info & HAS_RIGHT) reference();
  if (!(info & (HAS_LEFT | HAS_RIGHT))) {
    const named = reader.varUint();
    if (named > 1) throw new MalformedBytes("a parent is neither named nor referred to");
    if (named) reader.skipVarString();
    else reference();
    if (info & HAS_KEY) reader.skipVarString();
  }
  return skipContent(reader, info & KIND);
}

/** Where a struct lies in its update's bytes; asked for by who cuts an update into pieces. */
export type StructVisitor = (
  struct: Readonly<{ client: number; clock: number; length: number; start: number; end: number }>,
) => void;

/** For updates of one's own, which may be larger than one takes from others. */
export type OutlineOptions = { readonly visit?: StructVisitor; readonly sizeAtMost?: number };

function readRuns(reader: ByteReader, outline: Outline, known: Clocks, sizeAtMost: number, visit?: StructVisitor) {
  const blocks = reader.count(3);
  // What is one's own, a snapshot for one, may hold the clients of many updates.
  if (blocks > OutlineLimit.clients && sizeAtMost <= OutlineLimit.structsAndDeletes)
    throw new OversizedUpdate(`an update of ${blocks} clients`);
  const seen = blocks > 1 ? new Set<number>() : undefined;
  for (let block = 0; block < blocks; block++) {
    const structs = reader.count(2);
    if (structs === 0) outline.gapless = false;
    outline.size += structs;
    if (outline.size > sizeAtMost) throw new OversizedUpdate(`an update of ${outline.size} structs`);
    const client = reader.varUint();
    // Yjs keeps the last of two blocks of a client and would silently drop the first.
    if (seen?.has(client)) throw new MalformedBytes("a client occurs twice");
    seen?.add(client);
    let clock = reader.varUint();
    const first = clock;
    const firstAt = reader.at;
    let from = clock;
    const knownTo = known.get(client) ?? 0;
    for (let left = structs; left > 0; left--) {
      const start = reader.at;
      const info = reader.bytes[start];
      const gap = info === SKIP;
      const length = skipStruct(reader, client, clock, outline.links);
      if (length === 0) throw new MalformedBytes("a struct without length");
      if (gap) outline.gapless = false;
      if (gap && clock > from) outline.runs.push({ client, from, to: clock });
      if (clock < knownTo && clock + length > knownTo && !gap && info !== GC)
        outline.partlyKnown = { client, clock: knownTo };
      clock += length;
      if (clock > OutlineLimit.clock) throw new MalformedBytes("a clock beyond all use");
      if (gap) from = clock;
      else visit?.({ client, clock: clock - length, length, start, end: reader.at });
    }
    if (clock > from) outline.runs.push({ client, from, to: clock });
    outline.blocks.push({ client, clock: first, structs, start: firstAt, end: reader.at });
  }
}

function readDeletes(reader: ByteReader, outline: Outline, sizeAtMost: number): Deletes[] {
  const deletes: Deletes[] = [];
  outline.deleteClients = reader.count(2);
  outline.deletesBodyAt = reader.at;
  for (let clients = outline.deleteClients; clients > 0; clients--) {
    const client = reader.varUint();
    const count = reader.count(2);
    const ranges: number[] = [];
    outline.size += count;
    if (outline.size > sizeAtMost) throw new OversizedUpdate(`an update of ${outline.size} deletes`);
    for (let left = count; left > 0; left--) {
      const from = reader.varUint();
      const length = reader.varUint();
      if (length === 0) throw new MalformedBytes("a deleted range without length");
      const end = from + length;
      if (end > OutlineLimit.clock) throw new MalformedBytes("a clock beyond all use");
      ranges.push(from, end);
    }
    if (count > 0) deletes.push({ client, ranges });
  }
  return deletes;
}

/**
 * Reads an update in one pass, before Yjs sees it. Yjs trusts lengths and counts: eight bytes can make it allocate
 * hundreds of megabytes. What passes here, and misses no predecessor, can be given to Yjs without it throwing.
 *
 * @param known - what the document has that the update is meant for
 * @throws MalformedBytes, OversizedUpdate
 */
export function outlineOf(
  update: Uint8Array,
  known: Clocks = NOTHING,
  { visit, sizeAtMost = OutlineLimit.structsAndDeletes }: OutlineOptions = {},
): UpdateOutline {
  const reader = new ByteReader(update);
  const outline: Outline = {
    runs: [],
    blocks: [],
    links: [],
    deletes: [],
    partlyKnown: undefined,
    gapless: true,
    deletesAt: 0,
    deleteClients: 0,
    deletesBodyAt: 0,
    size: 0,
  };
  readRuns(reader, outline, known, sizeAtMost, visit);
  outline.deletesAt = reader.at;
  outline.deletes = readDeletes(reader, outline, sizeAtMost);
  reader.finish();
  return outline;
}

/** Whether the update says nothing at all. */
export const isEmpty = (outline: UpdateOutline): boolean => outline.size === 0;
