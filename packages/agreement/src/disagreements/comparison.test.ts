import type { CodeId, CodingId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreementsOf } from "./index.ts";
import { CODES, coding, compare, GOAL, layer, PRACTICAL, SUPPORT, someCodings, TEXT } from "./testing/layers.ts";

const kinds = (comparison: ReturnType<typeof compare>) => comparison.disagreements.map(({ kind }) => kind);

describe("what two layers agree and disagree on", () => {
  it("agrees on the same words with the same code", () => {
    const found = compare([coding("a", "I walked every day.", GOAL)], [coding("b", "I walked every day.", GOAL)]);
    expect(found).toEqual({
      coders: ["alice", "bea"],
      agreed: [{ code: GOAL, codings: ["a", "b"], span: { start: 0, end: 19 }, confidenceAgrees: true }],
      disagreements: [],
      notAssessed: [],
    });
  });

  it("agrees when only outer white space and punctuation differ, and takes the union", () => {
    const found = compare([coding("a", " My sister came along,", GOAL)], [coding("b", "My sister came along", GOAL)]);
    expect(found.disagreements).toEqual([]);
    expect(found.agreed).toMatchObject([{ span: { start: 19, end: 41 } }]);
  });

  it("calls different ends a boundary, with the share of common text, unless they lie within the tolerance", () => {
    const ours = [coding("a", [0, 40], GOAL)];
    const theirs = [coding("b", [2, 38], GOAL)];
    expect(compare(ours, theirs).disagreements).toMatchObject([
      { id: "boundary:a+b", kind: "boundary", span: { start: 0, end: 40 }, overlap: 0.9 },
    ]);
    expect(kinds(compare(ours, theirs, 1))).toEqual(["boundary"]);
    expect(kinds(compare(ours, theirs, 2))).toEqual([]);
  });

  it("counts the tolerance in code points, so that an emoji is one step", () => {
    const text = "so 😀😀 happy";
    const of = (id: string, start: number) => ({ ...coding(id, [start, text.length], GOAL) });
    const request = { first: layer("alice", [of("a", 3)]), second: layer("bea", [of("b", 8)]), text };
    expect(disagreementsOf({ ...request, tolerance: 2 }).disagreements).toHaveLength(1);
    expect(disagreementsOf({ ...request, tolerance: 3 }).disagreements).toHaveLength(0);
  });

  it("lists a difference of confidence beside the agreement on words, and beside a boundary", () => {
    const same = compare([coding("a", [0, 19], GOAL)], [coding("b", [0, 19], GOAL, "probable")]);
    expect(same.agreed).toMatchObject([{ confidenceAgrees: false }]);
    expect(same.disagreements.map(({ id, beside }) => ({ id, beside }))).toEqual([
      { id: "confidence:a+b", beside: undefined },
    ]);
    const other = compare([coding("a", [0, 19], GOAL)], [coding("b", [0, 8], GOAL, "probable")]);
    expect(other.disagreements.map(({ id, beside }) => ({ id, beside }))).toEqual([
      { id: "boundary:a+b", beside: undefined },
      { id: "confidence:a+b", beside: "boundary:a+b" },
    ]);
  });

  it("pairs one long coding with the piece it shares most with, and calls the other pieces a split of it", () => {
    const found = compare(
      [coding("long", [0, 60], GOAL)],
      [coding("p1", [0, 10], GOAL), coding("p2", [20, 50], GOAL), coding("p3", [52, 58], GOAL)],
    );
    expect(found.disagreements).toMatchObject([
      { kind: "boundary", sides: [{ codings: ["long"] }, { codings: ["p2"] }], overlap: 0.5 },
      {
        kind: "split",
        sides: [{ codings: ["long"] }, { codings: ["p1", "p3"] }],
        span: { start: 0, end: 60 },
        overlap: 16 / 60,
        beside: "boundary:long+p2",
      },
    ]);
  });

  it("gives a piece to the longer coding that it shares most with, then to the earlier, then to the smaller id", () => {
    const splitOf = (piece: readonly [number, number], ...longer: (readonly [string, number, number])[]) => {
      const ours = longer.map(([id, start, end]) => coding(id, [start, end], GOAL));
      const theirs = longer.map(([id, start, end]) => coding(`b-${id}`, [start, end], GOAL));
      const { disagreements } = compare(ours, [...theirs, coding("piece", piece, GOAL)]);
      return disagreements.map(({ id }) => id);
    };
    expect(splitOf([22, 32], ["early", 0, 30], ["late", 20, 60])).toEqual(["split:late+piece"]);
    expect(splitOf([15, 35], ["late", 20, 60], ["early", 0, 30])).toEqual(["split:early+piece"]);
    expect(splitOf([5, 10], ["x2", 0, 30], ["x1", 0, 30])).toEqual(["split:piece+x1"]);
  });

  it("pairs for the greatest common length in all, not coding by coding", () => {
    const found = compare(
      [coding("a1", [0, 30], GOAL), coding("a2", [20, 60], GOAL)],
      [coding("b1", [0, 21], GOAL), coding("b2", [10, 45], GOAL)],
    );
    expect(found.disagreements.map(({ id }) => id).sort()).toEqual(["boundary:a1+b1", "boundary:a2+b2"]);
  });

  it("does not call a left-over coding a split of a shorter one", () => {
    const found = compare([coding("a", [0, 10], GOAL)], [coding("b1", [0, 10], GOAL), coding("b2", [0, 10], GOAL)]);
    expect(found.agreed).toMatchObject([{ codings: ["a", "b1"] }]);
    expect(found.disagreements).toMatchObject([{ kind: "omission", sides: [{ coder: "bea", codings: ["b2"] }] }]);
  });

  it("takes overlapping codings of other codes for one disagreement, and what is left for omissions", () => {
    const found = compare(
      [coding("a1", [20, 41], SUPPORT), coding("a2", [60, 70], SUPPORT)],
      [coding("b1", [23, 35], PRACTICAL), coding("b2", [0, 19], GOAL)],
    );
    expect(found.disagreements).toMatchObject([
      { kind: "omission", sides: [{ coder: "bea", codings: ["b2"], code: GOAL }] },
      {
        kind: "different_code",
        overlap: 12 / 21,
        sides: [
          { coder: "alice", code: SUPPORT },
          { coder: "bea", code: PRACTICAL },
        ],
      },
      { kind: "omission", sides: [{ coder: "alice", codings: ["a2"], code: SUPPORT }] },
    ]);
  });

  it("pairs the same code first, even where another code overlaps more", () => {
    const found = compare([coding("a", [0, 40], GOAL)], [coding("b1", [0, 40], SUPPORT), coding("b2", [0, 8], GOAL)]);
    expect(kinds(found).sort()).toEqual(["boundary", "omission"]);
  });

  it("lists a coding of a code that the other did not look for apart", () => {
    const own = "own/1" as CodeId;
    const found = disagreementsOf({
      first: layer("alice", [coding("a", [0, 19], own)], [...CODES, own]),
      second: layer("bea", [coding("b", [0, 19], GOAL)]),
      text: TEXT,
    });
    expect(found.notAssessed).toEqual([{ coder: "alice", coding: "a", code: own, span: { start: 0, end: 19 } }]);
    expect(kinds(found)).toEqual(["omission"]);
  });

  it("takes a code for looked for by whoever used it, though it stands in no list", () => {
    const own = "own/1" as CodeId;
    const found = compare([coding("a", [0, 19], own)], [coding("b", [60, 70], own)]);
    expect(found.notAssessed).toEqual([]);
    expect(kinds(found)).toEqual(["omission", "omission"]);
  });
});

describe("the comparison of any two layers", () => {
  const two = fc.tuple(someCodings("a"), someCodings("b"));
  const settings = { seed: 2013, numRuns: 400 };

  it("is the same, with sides swapped, when the coders are swapped", () => {
    fc.assert(
      fc.property(two, fc.nat(3), ([ours, theirs], tolerance) => {
        const there = disagreementsOf({
          first: layer("alice", ours),
          second: layer("bea", theirs),
          text: TEXT,
          tolerance,
        });
        const back = disagreementsOf({
          first: layer("bea", theirs),
          second: layer("alice", ours),
          text: TEXT,
          tolerance,
        });
        expect(back).toEqual({
          coders: ["bea", "alice"],
          agreed: there.agreed.map((pair) => ({ ...pair, codings: pair.codings.toReversed() })),
          disagreements: there.disagreements.map((each) => ({ ...each, sides: each.sides.toReversed() })),
          notAssessed: there.notAssessed,
        });
      }),
      settings,
    );
  });

  it("does not depend on the order of the codings", () => {
    fc.assert(
      fc.property(two, ([ours, theirs]) => {
        expect(compare(ours.toReversed(), theirs.toReversed())).toEqual(compare(ours, theirs));
      }),
      settings,
    );
  });

  it("explains every coding once: as agreed, or by one disagreement besides confidence and being split", () => {
    fc.assert(
      fc.property(two, fc.nat(3), ([ours, theirs], tolerance) => {
        const { agreed, disagreements } = compare(ours, theirs, tolerance);
        const explained = [
          ...agreed.flatMap(({ codings }) => codings),
          ...disagreements.flatMap(({ kind, sides }) => {
            if (kind === "confidence") return [];
            if (kind !== "split") return sides.flatMap(({ codings }) => codings);
            // The longer coding is paired already; the pieces are what the split explains.
            const longerIsFirst = lengthOf(sides[0]?.codings) > lengthOf(sides[1]?.codings);
            return sides[longerIsFirst ? 1 : 0]?.codings ?? [];
          }),
        ];
        expect(explained.toSorted()).toEqual([...ours, ...theirs].map(({ id }) => id).toSorted());
        function lengthOf(ids: readonly CodingId[] = []) {
          return Math.max(
            ...[...ours, ...theirs].filter(({ id }) => ids.includes(id)).map(({ start, end }) => end - start),
          );
        }
      }),
      settings,
    );
  });

  it("finds nothing to disagree on between a layer and its copy", () => {
    fc.assert(
      fc.property(someCodings("a"), (ours) => {
        const copy = ours.map((each) => ({ ...each, id: `b${each.id}` as CodingId }));
        // Codings that are alike but for confidence can be paired crosswise, which only confidence then shows.
        expect(compare(ours, copy).disagreements.filter(({ kind }) => kind !== "confidence")).toEqual([]);
      }),
      settings,
    );
  });
});
