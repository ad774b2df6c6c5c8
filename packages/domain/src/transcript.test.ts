import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, blockAt, structureFault, type TranscriptStructure } from "./transcript.ts";

const sound: TranscriptStructure = {
  blocks: [
    { kind: "heading", start: 0, end: 5, labelEnd: 0 },
    { kind: "turn", start: 5, end: 12, labelEnd: 8, speaker: 0, turn: 1 },
    { kind: "turn", start: 12, end: 20, labelEnd: 12, speaker: 1, turn: 2 },
  ],
  ranges: [{ kind: "speaker", start: 5, end: 7 }],
  speakers: [
    { name: "Int", part: "interviewer" },
    { name: "P1", part: "participant" },
  ],
};

const withBlock = (index: number, change: Partial<Block>): TranscriptStructure => ({
  ...sound,
  blocks: sound.blocks.map((block, at) => (at === index ? { ...block, ...change } : block)),
});

describe("the structure of a transcript", () => {
  it("has no fault when its blocks partition the text", () => {
    expect(structureFault(sound, 20)).toBeUndefined();
    expect(structureFault({ blocks: [], ranges: [], speakers: [] }, 0)).toBeUndefined();
  });

  it.each([
    ["a gap", withBlock(1, { start: 6 }), 20],
    ["an overlap", withBlock(1, { start: 4 }), 20],
    ["an empty block", withBlock(0, { end: 0 }), 20],
    ["a label that leaves its block", withBlock(1, { labelEnd: 13 }), 20],
    ["a label that begins before its block", withBlock(2, { labelEnd: 11 }), 20],
    ["turns counted wrongly", withBlock(2, { turn: 3 }), 20],
    ["a heading with a turn number", withBlock(0, { turn: 1 }), 20],
    ["a speaker that is not listed", withBlock(2, { speaker: 2 }), 20],
    ["text after the last block", sound, 21],
    ["a range outside the text", { ...sound, ranges: [{ kind: "bold" as const, start: 15, end: 21 }] }, 20],
    ["an empty range", { ...sound, ranges: [{ kind: "bold" as const, start: 15, end: 15 }] }, 20],
  ])("is at fault with %s", (_, structure, length) => {
    expect(structureFault(structure, length)).toBeTypeOf("string");
  });

  it("finds for every offset the block that holds it", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        let end = 0;
        const blocks = lengths.map((length): Block => {
          const start = end;
          end += length;
          return { kind: "other", start, end, labelEnd: start };
        });
        for (let offset = 0; offset < end; offset++) {
          const block = blockAt(blocks, offset);
          expect(block && block.start <= offset && offset < block.end).toBe(true);
        }
        expect(blockAt(blocks, end)).toBe(blocks.at(-1));
      }),
      { seed: 20260303, numRuns: 300 },
    );
  });
});
