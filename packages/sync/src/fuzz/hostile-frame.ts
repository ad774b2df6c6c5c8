import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from "../protocol/index.ts";
import { type HostileUpdate, hostileUpdate, writeHostileUpdate, written } from "./hostile-update.ts";

/** What somebody does to the bytes of a frame before they leave. */
type Damage = {
  readonly how: "flip" | "byte" | "insert" | "remove" | "cut" | "swap";
  readonly at: number;
  readonly byte: number;
};

type Shape =
  | { readonly is: "bytes"; readonly bytes: Uint8Array }
  | { readonly is: "update"; readonly update: HostileUpdate; readonly whole: boolean }
  | { readonly is: "update_bytes"; readonly bytes: Uint8Array; readonly whole: boolean }
  | {
      readonly is: "state_vector";
      readonly pairs: readonly (readonly [number, number])[];
      readonly count: number | undefined;
    }
  | { readonly is: "awareness"; readonly entries: readonly (readonly [number, number, string])[] }
  | { readonly is: "query" };

export type HostileFrame = { readonly shape: Shape; readonly damage: readonly Damage[] };

const size = fc.oneof(
  { weight: 8, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 32, 2 ** 53 - 1) },
);

const shape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ is: fc.constant("bytes" as const), bytes: fc.uint8Array({ maxLength: 60 }) }) },
  {
    weight: 16,
    arbitrary: fc.record({ is: fc.constant("update" as const), update: hostileUpdate, whole: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("update_bytes" as const),
      bytes: fc.uint8Array({ maxLength: 60 }),
      whole: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("state_vector" as const),
      pairs: fc.array(fc.tuple(size, size), { maxLength: 4 }),
      count: fc.option(size, { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant("awareness" as const),
      entries: fc.array(
        fc.tuple(size, size, fc.constantFrom("null", '{"x":1}', "1", '"', "{", "", `"${"x".repeat(9_000)}"`)),
        { maxLength: 3 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("query" as const) }) },
);

const damage: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom(
    "flip" as const,
    "byte" as const,
    "insert" as const,
    "remove" as const,
    "cut" as const,
    "swap" as const,
  ),
  at: fc.nat(),
  byte: fc.nat(255),
});

/** One frame of somebody who means harm, more often well-formed than not: those get further. */
export const hostileFrame: fc.Arbitrary<HostileFrame> = fc.record({
  shape,
  damage: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(damage, { maxLength: 3 }) },
  ),
});

/** @param clocks - how far each client of the attackers is; moved on */
export function frameOf({ shape: of, damage: hits }: HostileFrame, clocks: Map<number, number>): Uint8Array {
  return hits.reduce(damaged, bytesOf(of, clocks));
}

function bytesOf(of: Shape, clocks: Map<number, number>): Uint8Array {
  switch (of.is) {
    case "bytes":
      return of.bytes;
    case "update":
      return (of.whole ? step2Frame : updateFrame)(writeHostileUpdate(of.update, clocks));
    case "update_bytes":
      return (of.whole ? step2Frame : updateFrame)(of.bytes);
    case "state_vector":
      return step1Frame(
        written((encoder) => {
          encoding.writeVarUint(encoder, of.count ?? of.pairs.length);
          for (const each of of.pairs.flat()) encoding.writeVarUint(encoder, each);
        }),
      );
    case "awareness":
      return awarenessFrame(
        written((encoder) => {
          encoding.writeVarUint(encoder, of.entries.length);
          for (const [clientId, clock, json] of of.entries) {
            encoding.writeVarUint(encoder, clientId);
            encoding.writeVarUint(encoder, clock);
            encoding.writeVarString(encoder, json);
          }
        }),
      );
    case "query":
      return Uint8Array.of(3);
  }
}

function damaged(bytes: Uint8Array, { how, at, byte }: Damage): Uint8Array {
  if (bytes.length === 0) return how === "insert" ? Uint8Array.of(byte) : bytes;
  const copy = [...bytes];
  const place = at % bytes.length;
  const here = copy[place] ?? 0;
  const next = copy[place + 1] ?? 0;
  if (how === "flip") copy[place] = here ^ (1 << (byte % 8));
  if (how === "byte") copy[place] = byte;
  if (how === "insert") copy.splice(place, 0, byte);
  if (how === "remove") copy.splice(place, 1);
  if (how === "cut") copy.length = place;
  if (how === "swap") copy.splice(place, 2, next, here);
  return Uint8Array.from(copy);
}
