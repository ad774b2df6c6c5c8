import fc from "fast-check";
import * as encoding from "lib0/encoding";

/** Clients of the attackers, small so that they refer to each other often; and one that is nobody's. */
const CLIENTS = [5, 6, 7, 2 ** 32 - 1, 2 ** 53 - 1];

type Reference = { readonly client: number; readonly clock: number };
type Content =
  | { readonly kind: 0 | 1 | 10; readonly length: number }
  | { readonly kind: 2; readonly json: readonly string[] }
  | { readonly kind: 3 | 4; readonly bytes: Uint8Array }
  | { readonly kind: 5; readonly json: string }
  | { readonly kind: 6; readonly key: string; readonly json: string }
  | { readonly kind: 7; readonly type: number }
  | { readonly kind: 8; readonly values: readonly Uint8Array[] }
  | { readonly kind: 9; readonly guid: string; readonly options: Uint8Array };

export type HostileStruct = {
  readonly left: Reference | undefined;
  readonly right: Reference | undefined;
  readonly parent: Reference | string;
  readonly key: string | undefined;
  readonly content: Content;
};

/** `ahead`: how far beyond what this client has sent so far the first struct claims to stand. */
export type HostileBlock = {
  readonly client: number;
  readonly ahead: number;
  readonly structs: readonly HostileStruct[];
};

export type HostileUpdate = {
  /** Whether it refers to what nobody has; otherwise it is at odds with its room in other ways only. */
  readonly wild: boolean;
  readonly blocks: readonly HostileBlock[];
  readonly deletes: readonly { readonly client: number; readonly ranges: readonly (readonly [number, number])[] }[];
};

const client = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(5, 6, 7) },
  { weight: 1, arbitrary: fc.constantFrom(...CLIENTS) },
);
const clock = fc.oneof(
  { weight: 20, arbitrary: fc.nat(12) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 2 ** 40 - 1, 2 ** 40, 2 ** 53 - 1) },
);
const reference = fc.record({ client, clock });
const name = fc.constantFrom("codings", "memo", "list", "", "é", "__proto__");
const key = fc.constantFrom("a", "b", "__proto__", "constructor", "");
const json = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("1", '"x"', "null", "true", '{"a":[1]}', '{"__proto__":{"a":1}}') },
  { weight: 1, arbitrary: fc.constantFrom("undefined", "{", "", "[".repeat(3_000)) },
);
/** Text as bytes: good, cut in the middle of a character, a lone surrogate, overlong. */
const text = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("a", "abc", "é", "🙂", "日本").map((word) => new TextEncoder().encode(word)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom([], [0xff], [0xf0, 0x9f], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xed, 0xb0, 0x80])
      .map((bytes) => Uint8Array.from(bytes)),
  },
);

/** A value as lib0 writes any value, or what is none. */
const value: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .constantFrom<unknown>(
        null,
        undefined,
        true,
        1,
        -1,
        2.5,
        2 ** 40,
        "x",
        12n,
        [1, ["y"]],
        { a: { b: [null] } },
        new Uint8Array(3),
      )
      .map((any) => written((encoder) => encoding.writeAny(encoder, any as never))),
  },
  { weight: 1, arbitrary: fc.constantFrom(10, 63, 64, 65, 5_000).map((depth) => nested(depth)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }) },
);

const length = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2 ** 31, 2 ** 40, 2 ** 53 - 1) },
);

const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom(0 as const, 1 as const), length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant(10 as const), length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant(2 as const), json: fc.array(json, { maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(3 as const, 4 as const), bytes: text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant(5 as const), json }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant(6 as const), key, json }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant(7 as const), type: fc.nat(8) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant(8 as const), values: fc.array(value, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant(9 as const), guid: name, options: value }) },
);

const struct: fc.Arbitrary<HostileStruct> = fc.record({
  left: fc.option(reference, { nil: undefined, freq: 2 }),
  right: fc.option(reference, { nil: undefined, freq: 3 }),
  parent: fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: reference }),
  key: fc.option(key, { nil: undefined }),
  content,
});

const block: fc.Arbitrary<HostileBlock> = fc.record({
  client,
  ahead: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: -3, max: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 2 ** 40 - 2, 2 ** 53 - 1) },
  ),
  structs: fc.array(struct, { minLength: 0, maxLength: 4 }),
});

/** Updates as Yjs would write them, but for what they say. */
export const hostileUpdate: fc.Arbitrary<HostileUpdate> = fc.record({
  wild: fc.constantFrom(false, false, false, true),
  blocks: fc.array(block, { maxLength: 3 }),
  deletes: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ client, ranges: fc.array(fc.tuple(clock, length), { maxLength: 3 }) }), {
        maxLength: 2,
      }),
    },
  ),
});

/** The same with references to what is there, ranges that are there, and each client once and where it stands. */
function tamed({ blocks, deletes }: HostileUpdate, known: ReadonlyMap<number, number>): HostileUpdate {
  const clocks = new Map(known);
  const there = (of: Reference | undefined): Reference | undefined => {
    const end = of && clocks.get(of.client);
    return of && end ? { client: of.client, clock: of.clock % end } : undefined;
  };
  const small = (of: Content): Content => ("length" in of ? { ...of, length: (of.length % 5) + 1 } : of);
  const once = blocks.filter(({ client: of, structs }, at) => {
    const first = blocks.findIndex((each) => each.client === of) === at;
    return first && structs.length > 0;
  });
  return {
    wild: false,
    blocks: once.map((each) => {
      const from = clocks.get(each.client) ?? 0;
      const structs = each.structs
        .filter((of) => of.content.kind !== SKIP && lengthOf(of.content) > 0)
        .map((of) => {
          const parent = typeof of.parent === "string" ? of.parent : (there(of.parent) ?? "codings");
          const next = { ...of, left: there(of.left), right: there(of.right), parent, content: small(of.content) };
          clocks.set(each.client, (clocks.get(each.client) ?? 0) + lengthOf(next.content));
          return next;
        });
      return { client: each.client, ahead: Math.min(0, Math.max(each.ahead, -from)), structs };
    }),
    deletes: deletes.flatMap(({ client: of, ranges }) => {
      const end = clocks.get(of) ?? 0;
      const within = ranges.map(([from, count]) => [from % Math.max(1, end), 1 + (count % 3)] as const);
      const fitting = within.filter(([from, count]) => from + count <= end);
      return fitting.length > 0 ? [{ client: of, ranges: fitting }] : [];
    }),
  };
}

const GC = 0;
const SKIP = 10;

/**
 * The bytes of an update.
 *
 * @param clocks - how far each client is; moved on as if the update were taken
 */
export function writeHostileUpdate(hostile: HostileUpdate, clocks: Map<number, number>): Uint8Array {
  const update = hostile.wild ? hostile : tamed(hostile, clocks);
  return written((encoder) => {
    encoding.writeVarUint(encoder, update.blocks.length);
    for (const { client: of, ahead, structs } of update.blocks) {
      let at = Math.max(0, (clocks.get(of) ?? 0) + ahead);
      encoding.writeVarUint(encoder, structs.length);
      encoding.writeVarUint(encoder, of);
      encoding.writeVarUint(encoder, Math.min(at, Number.MAX_SAFE_INTEGER));
      for (const each of structs) {
        writeStruct(encoder, each);
        at += lengthOf(each.content);
      }
      if (at < 1_000) clocks.set(of, Math.max(at, clocks.get(of) ?? 0));
    }
    encoding.writeVarUint(encoder, update.deletes.length);
    for (const { client: of, ranges } of update.deletes) {
      encoding.writeVarUint(encoder, of);
      encoding.writeVarUint(encoder, ranges.length);
      for (const [from, count] of ranges) {
        encoding.writeVarUint(encoder, from);
        encoding.writeVarUint(encoder, count);
      }
    }
  });
}

function writeStruct(encoder: encoding.Encoder, { left, right, parent, key: sub, content: of }: HostileStruct): void {
  if (of.kind === GC || of.kind === SKIP) {
    encoding.writeUint8(encoder, of.kind);
    encoding.writeVarUint(encoder, of.length);
    return;
  }
  encoding.writeUint8(encoder, of.kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20));
  for (const side of [left, right]) if (side) writeReference(encoder, side);
  if (!left && !right) {
    encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(encoder, parent);
    else writeReference(encoder, parent);
    if (sub !== undefined) encoding.writeVarString(encoder, sub);
  }
  writeContent(encoder, of);
}

function writeReference(encoder: encoding.Encoder, { client: of, clock: at }: Reference): void {
  encoding.writeVarUint(encoder, of);
  encoding.writeVarUint(encoder, at);
}

function writeContent(encoder: encoding.Encoder, of: Content): void {
  switch (of.kind) {
    case 2:
      encoding.writeVarUint(encoder, of.json.length);
      for (const each of of.json) encoding.writeVarString(encoder, each);
      return;
    case 3:
    case 4:
      encoding.writeVarUint8Array(encoder, of.bytes);
      return;
    case 5:
      encoding.writeVarString(encoder, of.json);
      return;
    case 6:
      encoding.writeVarString(encoder, of.key);
      encoding.writeVarString(encoder, of.json);
      return;
    case 7:
      encoding.writeVarUint(encoder, of.type);
      if (of.type === 3 || of.type === 5) encoding.writeVarString(encoder, "p");
      return;
    case 8:
      encoding.writeVarUint(encoder, of.values.length);
      for (const each of of.values) encoding.writeUint8Array(encoder, each);
      return;
    case 9:
      encoding.writeVarString(encoder, of.guid);
      encoding.writeUint8Array(encoder, of.options);
      return;
    default:
      encoding.writeVarUint(encoder, of.length);
  }
}

function lengthOf(of: Content): number {
  if (of.kind === 0 || of.kind === 1 || of.kind === 10) return of.length;
  if (of.kind === 2) return of.json.length;
  if (of.kind === 4) return new TextDecoder().decode(of.bytes).length;
  return of.kind === 8 ? of.values.length : 1;
}

function nested(depth: number): Uint8Array {
  const bytes = new Uint8Array(2 * depth + 1);
  for (let at = 0; at < depth; at++) bytes.set([117, 1], 2 * at);
  bytes[2 * depth] = 126;
  return bytes;
}

export function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
