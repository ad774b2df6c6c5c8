import type { CodeId, Coding, CodingId, UserId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import {
  type ComparisonFacts,
  comparisonItems,
  countsOf,
  filtered,
  itemOf,
  neighbour,
  onlyCoder,
} from "./comparison-items.ts";

const al = "al" as UserId;
const bea = "bea" as UserId;
const id = (word: string) => word as CodingId;
const code = (word: string) => word as CodeId;
const coding = (word: string, start: number, end: number, of = "3.2") =>
  ({ id: id(word), start, end, code: code(of) }) as Coding;

const facts: ComparisonFacts = {
  layers: [
    { coderId: al, name: "Al", codings: [coding("a1", 0, 9), coding("a2", 20, 30), coding("a3", 60, 70)] },
    {
      coderId: bea,
      name: "Bea",
      codings: [coding("b1", 0, 9), coding("b2", 22, 30, "7.1"), coding("b3", 80, 90, "own/x")],
    },
  ],
  agreed: [{ codings: [id("a1"), id("b1")], span: { start: 0, end: 9 } }],
  disagreements: [
    {
      id: "o",
      kind: "omission",
      span: { start: 60, end: 70 },
      sides: [{ coder: al, codings: [id("a3")], code: code("3.2") }],
    },
    {
      id: "d",
      kind: "different_code",
      span: { start: 20, end: 30 },
      sides: [
        { coder: al, codings: [id("a2")], code: code("3.2") },
        { coder: bea, codings: [id("b2")], code: code("7.1") },
      ],
      overlap: 0.8,
    },
  ],
  notAssessed: [{ coder: bea, coding: id("b3") }],
};
const items = comparisonItems(facts);

describe("items of a comparison", () => {
  it("stand in document order with what each coder did, also when that is nothing", () => {
    expect(items.map(({ kind }) => kind)).toEqual(["agreed", "different_code", "omission", "not_assessed"]);
    expect(items[1]).toMatchObject({ overlap: 0.8, codes: ["3.2", "7.1"] });
    expect(items[2]?.sides.map(({ codings }) => codings.length)).toEqual([1, 0]);
  });

  it("are counted by kind, and agreement is shown only when asked for", () => {
    expect(countsOf(items)).toEqual(
      new Map([
        ["all", 2],
        ["agreed", 1],
        ["different_code", 1],
        ["omission", 1],
        ["not_assessed", 1],
      ]),
    );
    expect(filtered(items, "all").map((item) => item.id)).toEqual(["d", "o"]);
    expect(filtered(items, "agreed")).toHaveLength(1);
  });

  it("name the coder who stands alone", () => {
    expect(items.map(onlyCoder)).toEqual([undefined, undefined, al, bea]);
  });

  it("are found by a coding and gone through to the ends", () => {
    const shown = filtered(items, "all");
    expect(itemOf(items, "b2")?.id).toBe("d");
    expect(neighbour(shown, undefined, 1)?.id).toBe("d");
    expect(neighbour(shown, "d", 1)?.id).toBe("o");
    expect(neighbour(shown, "o", 1)?.id).toBe("o");
    expect(neighbour([], "o", -1)).toBeUndefined();
  });
});
