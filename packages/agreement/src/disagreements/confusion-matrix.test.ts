import type { CodeId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreementsOf } from "./comparison.ts";
import { confusionMatrix } from "./confusion-matrix.ts";
import { decompositionOf } from "./decomposition.ts";
import { coding, compare, GOAL, layer, PRACTICAL, SUPPORT, someCodings, TEXT } from "./testing/layers.ts";

const day = "I walked every day.";

describe("the confusion matrix", () => {
  it("crosses the codes of pairs, with the codings behind every entry", () => {
    const documents = [
      compare([coding("a1", day, GOAL), coding("a2", "My sister", SUPPORT)], [coding("b1", day, GOAL, "probable")]),
      compare(
        [coding("a3", day, GOAL), coding("a4", "My sister", SUPPORT)],
        [coding("b3", "I walked", GOAL), coding("b4", "sister came", PRACTICAL), coding("b5", "Then I went", GOAL)],
      ),
    ];
    expect(confusionMatrix(documents)).toEqual({
      codes: [GOAL, SUPPORT, PRACTICAL],
      entries: [
        {
          first: GOAL,
          second: GOAL,
          count: 2,
          places: [
            { comparison: 0, kind: "agreed", codings: ["a1", "b1"] },
            { comparison: 1, kind: "boundary", codings: ["a3", "b3"] },
          ],
        },
        {
          first: SUPPORT,
          second: PRACTICAL,
          count: 1,
          places: [{ comparison: 1, kind: "different_code", codings: ["a4", "b4"] }],
        },
        { first: SUPPORT, second: null, count: 1, places: [{ comparison: 0, kind: "omission", codings: ["a2"] }] },
        { first: null, second: GOAL, count: 1, places: [{ comparison: 1, kind: "omission", codings: ["b5"] }] },
      ],
      splits: [],
    });
  });

  it("counts the pieces of splits apart, by code and coder", () => {
    const pieces = [coding("p1", [0, 10], GOAL), coding("p2", [20, 50], GOAL), coding("p3", [52, 58], GOAL)];
    const others = [coding("q1", [0, 5], SUPPORT), coding("q2", [20, 50], SUPPORT)];
    const found = confusionMatrix([
      compare([coding("long", [0, 60], GOAL), ...others], [coding("whole", [0, 60], SUPPORT), ...pieces]),
      compare([coding("r1", [0, 5], GOAL), coding("r2", [20, 50], GOAL)], [coding("whole too", [0, 60], GOAL)]),
    ]);
    expect(found.entries).toMatchObject([
      { first: GOAL, second: GOAL, count: 2 },
      { first: SUPPORT, second: SUPPORT, count: 1 },
    ]);
    expect(found.splits).toEqual([
      { code: GOAL, coder: "alice", pieces: 1, places: [{ comparison: 1, pieces: ["r1"], longer: "whole too" }] },
      { code: GOAL, coder: "bea", pieces: 2, places: [{ comparison: 0, pieces: ["p1", "p3"], longer: "long" }] },
      { code: SUPPORT, coder: "alice", pieces: 1, places: [{ comparison: 0, pieces: ["q1"], longer: "whole" }] },
    ]);
  });

  it("has no place for what the other did not look for, and is empty without comparisons", () => {
    const empty = { codes: [], entries: [], splits: [] };
    expect(confusionMatrix([compare([coding("a", day, "own/1" as CodeId)], [])])).toEqual(empty);
    expect(confusionMatrix([])).toEqual(empty);
  });

  it("refuses comparisons of other coders, or of the same in another order", () => {
    const back = disagreementsOf({ first: layer("bea", []), second: layer("alice", []), text: TEXT });
    expect(() => confusionMatrix([compare([], []), back])).toThrow("alice, bea and of bea, alice");
  });

  it("accounts for every coding: its margins and the pieces are the codings compared", () => {
    fc.assert(
      fc.property(someCodings("a"), someCodings("b"), (ours, theirs) => {
        const compared = compare(ours, theirs);
        const { entries, splits } = confusionMatrix([compared]);
        const inCells = entries.reduce((sum, { places }) => sum + places.flatMap(({ codings }) => codings).length, 0);
        const inPieces = splits.reduce((sum, { pieces }) => sum + pieces, 0);
        expect(inCells + inPieces).toBe(decompositionOf(compared).codings);
        for (const { first, second, count, places } of entries) {
          expect(places).toHaveLength(count);
          for (const { kind, codings } of places) {
            expect(codings).toHaveLength(first === null || second === null ? 1 : 2);
            expect(kind === "agreed" || kind === "boundary").toBe(first === second);
          }
        }
      }),
      { seed: 1971, numRuns: 300 },
    );
  });

  it("turns over when the coders are swapped", () => {
    fc.assert(
      fc.property(someCodings("a"), someCodings("b"), (ours, theirs) => {
        const [alice, bea] = [layer("alice", ours), layer("bea", theirs)];
        const there = confusionMatrix([disagreementsOf({ first: alice, second: bea, text: TEXT })]);
        const back = confusionMatrix([disagreementsOf({ first: bea, second: alice, text: TEXT })]);
        const counts = (matrix: typeof there, turned: boolean) =>
          matrix.entries
            .map(({ first, second, count }) => JSON.stringify(turned ? [second, first, count] : [first, second, count]))
            .sort();
        expect(counts(back, true)).toEqual(counts(there, false));
        expect(back.splits).toEqual(there.splits);
      }),
      { seed: 1972, numRuns: 200 },
    );
  });
});
