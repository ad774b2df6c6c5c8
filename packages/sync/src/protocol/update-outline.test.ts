import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { play, steps } from "../testing/random-documents.ts";
import { runs } from "../testing/share.ts";
import { varUint } from "../testing/var-uint.ts";
import { MalformedBytes } from "./byte-reader.ts";
import { advance, missingPredecessor } from "./causality.ts";
import { readStateVector, writeStateVector } from "./state-vector.ts";
import { OversizedUpdate, outlineOf } from "./update-outline.ts";

const clocksOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

describe("an update's structure", () => {
  it("[CHECK-1] whatever Yjs writes passes, and moves the clocks as Yjs moves them", () => {
    fc.assert(
      fc.property(steps(60), (history) => {
        const { docs, updates } = play(history);
        for (const doc of docs) {
          const whole = outlineOf(Y.encodeStateAsUpdate(doc));
          const clocks = new Map<number, number>();
          expect(missingPredecessor(whole, clocks)).toBeUndefined();
          advance(clocks, whole);
          expect(clocks).toEqual(clocksOf(doc));
        }
        for (const update of updates) outlineOf(update);
      }),
      { seed: 1, numRuns: runs(500, 0.2) },
    );
  }, 60_000);

  it("[CHECK-2] whatever passes, Yjs takes without throwing, without leftovers, and with the clocks announced", () => {
    let accepted = 0;
    const damage = fc.array(
      fc.record({
        at: fc.nat(),
        byte: fc.constantFrom(0, 1, 2, 7, 10, 39, 72, 127, 128, 132, 136, 255),
        how: fc.nat(2),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(steps(25), fc.nat(), damage, (history, choice, hits) => {
        const { docs, updates } = play(history);
        const doc = new Y.Doc();
        for (const update of updates.slice(0, choice % (updates.length + 1))) Y.applyUpdate(doc, update);
        if (doc.store.pendingStructs || doc.store.pendingDs) return; // the prefix lacked something of another peer
        const source = docs[choice % docs.length];
        let bytes = [...(updates[choice % (updates.length + 1)] ?? (source ? Y.encodeStateAsUpdate(source) : []))];
        for (const { at, byte, how } of hits) {
          const place = at % (bytes.length + 1);
          if (how === 0) bytes[place % Math.max(1, bytes.length)] = byte;
          else if (how === 1) bytes = [...bytes.slice(0, place), byte, ...bytes.slice(place)];
          else bytes = [...bytes.slice(0, place), ...bytes.slice(place + 1)];
        }
        const update = Uint8Array.from(bytes);
        const clocks = clocksOf(doc);
        try {
          const outline = outlineOf(update, clocks);
          if (missingPredecessor(outline, clocks)) return;
          advance(clocks, outline);
        } catch (error) {
          if (error instanceof MalformedBytes) return;
          throw error;
        }
        accepted++;
        Y.applyUpdate(doc, update);
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
        expect(clocksOf(doc)).toEqual(clocks);
        outlineOf(Y.encodeStateAsUpdate(doc));
      }),
      { seed: 2, numRuns: runs(50_000, 0.02) },
    );
    expect(accepted).toBeGreaterThan(runs(50_000, 0.02) / 100);
  }, 300_000);

  it("[CHECK-3] random bytes are refused with a named error and nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          outlineOf(bytes);
        } catch (error) {
          expect(error instanceof MalformedBytes || error instanceof OversizedUpdate).toBe(true);
        }
      }),
      { seed: 3, numRuns: runs(20_000, 0.25) },
    );
  }, 60_000);

  it.each([
    ["30 million structs in eight bytes", [1, ...varUint(30_000_000), 1, 0]],
    ["2^40 clients", [...varUint(2 ** 40)]],
    ["a string of 2^40 bytes", [1, 1, 1, 0, 4, 1, 1, 97, ...varUint(2 ** 40)]],
    ["an array of 2^30 values", [1, 1, 1, 0, 8, 1, 1, 97, 1, 117, ...varUint(2 ** 30)]],
    ["2^30 deleted ranges", [0, 1, 1, ...varUint(2 ** 30)]],
    ["a clock of 2^52", [1, 1, 1, ...varUint(2 ** 52), 0, 1, 0]],
    ["a length that takes the clock beyond 2^40", [1, 1, 1, 0, 0, ...varUint(2 ** 41), 0]],
    ["a struct without length", [1, 1, 1, 0, 0, 0, 0]],
    ["a deleted range without length", [0, 1, 1, 1, 0, 0]],
    ["an empty string", [1, 1, 1, 0, 4, 1, 1, 97, 0, 0]],
    ["an unknown kind of struct", [1, 1, 1, 0, 11, 1, 0]],
    ["a reserved bit on a collected struct", [1, 1, 1, 0, 32, 1, 0]],
    ["a client that occurs twice", [2, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0]],
    ["a struct that refers to itself", [1, 1, 1, 0, 132, 1, 0, 1, 97, 0]],
    ["a string that is not UTF-8", [1, 1, 1, 0, 4, 1, 1, 97, 1, 0xff, 0]],
    ["an overlong form", [1, 1, 1, 0, 4, 1, 1, 97, 2, 0xc0, 0x80, 0]],
    ["JSON that is none", [1, 1, 1, 0, 5, 1, 1, 97, 1, 123, 0]],
    ["a value nested a thousand deep", [1, 1, 1, 0, 8, 1, 1, 97, 1, ...new Array(1000).fill([117, 1]).flat(), 126, 0]],
    ["bytes after the end", [0, 0, 0]],
    ["an integer that never ends", new Array(20).fill(0x80)],
    ["nothing at all", []],
  ])("[CHECK-4] %s is malformed", (_what, bytes) => {
    expect(() => outlineOf(Uint8Array.from(bytes))).toThrow(MalformedBytes);
  });

  it("[CHECK-5] a well-formed update of more structs than anybody makes is oversized, not malformed", () => {
    const structs = 100_001;
    const update = Uint8Array.from([1, ...varUint(structs), 1, 0, ...new Array(structs).fill([0, 1]).flat(), 0]);
    expect(() => outlineOf(update)).toThrow(OversizedUpdate);
  });

  it("[CHECK-6] an outline joins what one client wrote into one run, however many structs it is", () => {
    const doc = new Y.Doc();
    for (let n = 0; n < 5_000; n++) doc.getMap("codings").set(`id ${n}`, { start: n, end: n + 10, code: "1.1" });
    const outline = outlineOf(Y.encodeStateAsUpdate(doc));
    expect(outline.size).toBe(5_000);
    expect(outline.runs).toEqual([{ client: doc.clientID, from: 0, to: 5_000 }]);
  });

  it("[CHECK-7] state vectors are read and written as Yjs does", () => {
    const clocks = new Map([
      [7, 3],
      [2 ** 32 - 1, 900],
    ]);
    expect(readStateVector(Y.encodeStateVector(clocks))).toEqual(clocks);
    expect(Y.decodeStateVector(writeStateVector(clocks))).toEqual(clocks);
    expect(() => readStateVector(Uint8Array.from([200, 1, 1]))).toThrow(MalformedBytes);
  });
});
