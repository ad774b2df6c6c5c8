import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDefined } from "../../result.ts";
import { krippendorffAlpha as bruteAlpha } from "../testing/brute-force.ts";
import {
  jaccardDistance,
  type LabelSets,
  masiDistance,
  type SetDistance,
  setAlpha,
  setRatings,
  wholeSetDistance,
} from "./index.ts";

const set = (...labels: string[]) => new Set(labels);

describe("the distance of two sets of labels", () => {
  it.each([
    ["equal", set("a", "b"), set("b", "a"), 0, 0, 0],
    ["both empty", set(), set(), 0, 0, 0],
    ["one empty", set(), set("a"), 1, 1, 1],
    ["disjoint", set("a"), set("b"), 1, 1, 1],
    // Jaccard similarity 1/2; MASI takes a third off where one set holds the other.
    ["one within the other", set("a"), set("a", "b"), 1, 1 / 2, 1 - 1 / 2 / 1.5],
    // Similarity 1/3; two thirds off where each has a label of its own.
    ["overlapping", set("a", "b"), set("b", "c"), 1, 2 / 3, 1 - 1 / 3 / 3],
    ["overlapping unevenly", set("a", "b", "c"), set("b", "c", "d", "e"), 1, 3 / 5, 1 - 2 / 5 / 3],
  ])("that are %s", (_, first, second, whole, jaccard, masi) => {
    const distances = [wholeSetDistance, jaccardDistance, masiDistance];
    for (const [index, expected] of [whole, jaccard, masi].entries())
      for (const [a, b] of [
        [first, second],
        [second, first],
      ] as const)
        expect(distances[index]?.(a, b)).toBeCloseTo(expected, 14);
  });
});

describe("alpha of sets", () => {
  const labels = ["10.1", "10.10", "a b", "c"];
  const entry = fc.option(fc.subarray(labels), { freq: 5 });
  const rows: fc.Arbitrary<LabelSets> = fc
    .integer({ min: 0, max: 9 })
    .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 4 }));
  const settings = { seed: 2006, numRuns: 300 };
  const distances: readonly (readonly [string, SetDistance])[] = [
    ["whole sets", wholeSetDistance],
    ["Jaccard", jaccardDistance],
    ["MASI", masiDistance],
  ];

  it.each(distances)("by %s is alpha over every pair of sets", (_, distance) => {
    fc.assert(
      fc.property(rows, (coders) => {
        const keys = [...new Set(coders.flat().flatMap((each) => (each ? [each.toSorted().join()] : [])))];
        const numbered = coders.map((row) => row.map((each) => (each ? keys.indexOf(each.toSorted().join()) : null)));
        const setAt = (key: number) => new Set((keys[key] ?? "").split(",").filter(Boolean));
        const expected = bruteAlpha(numbered, (a, b) => distance(setAt(a), setAt(b)));
        const found = setAlpha(coders, distance);
        if (isDefined(found)) expect(found.value).toBeCloseTo(expected ?? Number.NaN, 10);
        else expect(expected === undefined || Number.isNaN(expected)).toBe(true);
      }),
      settings,
    );
  });

  it.each(distances)(
    "by %s does not depend on the order of labels, units or coders, nor on repeated labels",
    (_, distance) => {
      fc.assert(
        fc.property(rows, (coders) => {
          const found = setAlpha(coders, distance);
          const otherwise = coders.map((row) => row.map((each) => (each ? [...each.toReversed(), ...each] : null)));
          expect(setAlpha(otherwise, distance)).toEqual(found);
          expect(
            setAlpha(
              coders.map((row) => row.toReversed()),
              distance,
            ),
          ).toEqual(found);
          const swapped = setAlpha(coders.toReversed(), distance);
          if (isDefined(found)) expect(isDefined(swapped) && swapped.value).toBeCloseTo(found.value, 10);
          else expect(swapped).toMatchObject({ undefined: found.undefined });
        }),
        settings,
      );
    },
  );

  it("takes an empty set for a judgement and null for none", () => {
    expect(
      setAlpha(
        [
          [["a"], []],
          [["a"], []],
        ],
        jaccardDistance,
      ),
    ).toMatchObject({ value: 1, units: 2 });
    expect(
      setAlpha(
        [
          [["a"], null],
          [["a"], []],
        ],
        jaccardDistance,
      ),
    ).toMatchObject({
      undefined: "single_category",
      units: 1,
      leftOut: 1,
    });
    expect(setAlpha([[null], [["a"]]], jaccardDistance)).toMatchObject({ undefined: "no_pairable_units" });
    expect(setAlpha([[["a"]]], jaccardDistance)).toMatchObject({ undefined: "single_rater" });
    expect(setAlpha([[], []], jaccardDistance)).toMatchObject({ undefined: "no_units" });
  });

  it("tells apart labels that are alike as numbers or run together", () => {
    const { ratings, sets } = setRatings([
      [["10.1"], ["a", "b"]],
      [["10.10"], ["a b"]],
    ]);
    expect(ratings.categories).toBe(4);
    expect(sets.map((each) => [...each].join("|")).sort()).toEqual(["10.1", "10.10", "a b", "a|b"]);
    expect(ratings.patterns).toHaveLength(2);
  });

  it("refuses coders with different numbers of units", () => {
    expect(() => setAlpha([[["a"]], []], jaccardDistance)).toThrow("differ in length");
  });
});
