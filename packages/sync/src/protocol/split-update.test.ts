import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { play, steps } from "../testing/random-documents.ts";
import { runs } from "../testing/share.ts";
import { advance, missingPredecessor } from "./causality.ts";
import { splitUpdate } from "./split-update.ts";
import { outlineOf } from "./update-outline.ts";

describe("an update too large for one frame", () => {
  it("[SPLIT-1] is cut into pieces that each build on those before only, and together are the whole", () => {
    fc.assert(
      fc.property(steps(60), fc.integer({ min: 1, max: 200 }), (history, pieceBytes) => {
        for (const source of play(history).docs) {
          const whole = Y.encodeStateAsUpdate(source);
          const [doc, expected] = [new Y.Doc(), new Y.Doc()];
          Y.applyUpdate(expected, whole);
          const clocks = new Map<number, number>();
          for (const piece of splitUpdate(whole, pieceBytes)) {
            const outline = outlineOf(piece, clocks);
            expect(missingPredecessor(outline, clocks)).toBeUndefined();
            advance(clocks, outline);
            Y.applyUpdate(doc, piece);
          }
          expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(expected));
        }
      }),
      { seed: 4, numRuns: runs(1_000) },
    );
  }, 60_000);

  it("[SPLIT-2] pieces are no larger than asked for, up to their frame, and few", () => {
    const doc = new Y.Doc();
    for (let n = 0; n < 2_000; n++) doc.getMap("codings").set(`${n}`, { start: n, end: n + 5, code: "1.1" });
    const whole = Y.encodeStateAsUpdate(doc);
    const pieces = splitUpdate(whole, 10_000);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(10_100);
    expect(pieces.length).toBeLessThan((whole.length / 10_000) * 1.2 + 1);
  });
});
