import { byCodeNumber } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { RELATIONAL_ASPECTS } from "../relational-aspects/index.ts";
import { BCTTV1 } from "./index.ts";

describe("BCT Taxonomy v1", () => {
  it("has 93 techniques, each with its own id, label, definition and example", () => {
    expect(BCTTV1).toHaveLength(93);
    expect(new Set(BCTTV1.map(({ id }) => id)).size).toBe(93);
    expect(new Set(BCTTV1.map(({ label }) => label)).size).toBe(93);
    for (const { definition, example } of BCTTV1) {
      expect(definition.length).toBeGreaterThan(20);
      expect(example.length).toBeGreaterThan(10);
    }
  });

  it("has 16 groups of the published sizes", () => {
    const sizes = new Map<string, number>();
    for (const { group } of BCTTV1) if (group) sizes.set(group.number, (sizes.get(group.number) ?? 0) + 1);
    expect([...sizes.keys()]).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1)));
    expect([...sizes.values()]).toEqual([9, 7, 3, 4, 6, 3, 8, 7, 3, 11, 4, 6, 5, 10, 4, 3]);
  });

  it("numbers every group without gaps, in text", () => {
    for (const { number, group } of BCTTV1) expect(number.startsWith(`${group?.number}.`)).toBe(true);
    for (const group of new Set(BCTTV1.map((code) => code.group?.number))) {
      const within = BCTTV1.filter((code) => code.group?.number === group).map(({ number }) => number);
      expect(within).toEqual(within.map((_, index) => `${group}.${index + 1}`));
    }
  });

  it("keeps 10.1 and 10.10 apart, and 14.1 and 14.10", () => {
    const labels = ["10.1", "10.10", "14.1", "14.10"].map(
      (number) => BCTTV1.find((code) => code.number === number)?.label,
    );
    expect(labels).toEqual(["Material incentive (behavior)", "Reward (outcome)", "Behavior cost", "Remove punishment"]);
  });

  it("has no 4.5, which some data of other projects carry", () => {
    expect(BCTTV1.some(({ number }) => number === "4.5")).toBe(false);
  });

  it("stands in the order of its numbers, locked", () => {
    expect([...BCTTV1].sort(byCodeNumber)).toEqual(BCTTV1);
    expect(BCTTV1.every(({ id, number, origin }) => id === `bcttv1/${number}` && origin === "taxonomy")).toBe(true);
  });
});

describe("relational aspects", () => {
  it("are five project codes numbered after the taxonomy", () => {
    expect(RELATIONAL_ASPECTS.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((index) => `relational/17.${index}`));
    expect(RELATIONAL_ASPECTS.every(({ origin, group }) => origin === "project" && group?.number === "17")).toBe(true);
  });
});
