import type { CodeId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreementsOf } from "./comparison.ts";
import { decompositionOf } from "./decomposition.ts";
import { CODES, coding, compare, GOAL, layer, PRACTICAL, SUPPORT, someCodings, TEXT } from "./testing/layers.ts";

const day = "I walked every day.";

describe("where agreement is lost", () => {
  it("counts every coding once, by the kind that it is lost to", () => {
    const found = decompositionOf(
      compare(
        [coding("same", day, GOAL), coding("sure", "My sister", SUPPORT), coding("only", "Then I went", GOAL)],
        [coding("SAME", day, GOAL), coding("SURE", "My sister", SUPPORT, "probable")],
      ),
      compare([coding("one", day, GOAL)], [coding("other", "every day", SUPPORT)]),
    );
    expect(found).toEqual({
      codings: 7,
      agreed: 2,
      lost: { omission: 1, different_code: 2, boundary: 0, confidence: 2, split: 0 },
      loss: 5,
      shares: { omission: 0.2, different_code: 0.4, boundary: 0, confidence: 0.4, split: 0 },
      notAssessed: 0,
    });
  });

  it("puts a pair that differs in extent and in confidence down to extent", () => {
    const { lost } = decompositionOf(compare([coding("a", day, GOAL)], [coding("b", "I walked", GOAL, "probable")]));
    expect(lost).toMatchObject({ boundary: 2, confidence: 0 });
  });

  it("counts the pieces of a split, not the coding around them a second time", () => {
    const pieces = [coding("p1", [0, 10], GOAL), coding("p2", [20, 50], GOAL), coding("p3", [52, 58], GOAL)];
    const found = decompositionOf(compare(pieces, [coding("long", [0, 60], GOAL)]));
    expect(found).toMatchObject({ codings: 4, lost: { boundary: 2, split: 2 } });
  });

  it("leaves out what the other did not look for, and counts it apart", () => {
    const own = "own/1" as CodeId;
    const found = decompositionOf(compare([coding("a", day, own), coding("b", day, PRACTICAL)], []));
    expect(found).toMatchObject({ codings: 1, lost: { omission: 1 }, notAssessed: 1 });
  });

  it("has no shares where nothing was lost or nothing coded, and says so", () => {
    const same = compare([coding("a", day, GOAL)], [coding("b", day, GOAL)]);
    expect(decompositionOf(same)).toMatchObject({ loss: 0, shares: { undefined: "nothing_lost" } });
    expect(decompositionOf(compare([], []))).toMatchObject({ codings: 0, shares: { undefined: "no_codings" } });
    expect(decompositionOf()).toMatchObject({ codings: 0, shares: { undefined: "no_codings" } });
  });

  it("adds up to the codings compared, whatever the layers", () => {
    fc.assert(
      fc.property(someCodings("a"), someCodings("b"), (ours, theirs) => {
        const first = layer("alice", ours, CODES.slice(0, 1));
        const found = decompositionOf(disagreementsOf({ first, second: layer("bea", theirs), text: TEXT }));
        expect(found.codings + found.notAssessed).toBe(ours.length + theirs.length);
        expect(Object.values(found.lost).reduce((sum, each) => sum + each, 0)).toBe(found.loss);
        if (found.loss > 0) expect(Object.values(found.shares).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 14);
      }),
      { seed: 2012, numRuns: 400 },
    );
  });
});
