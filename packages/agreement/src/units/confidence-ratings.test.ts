import { describe, expect, it } from "vitest";
import { confidenceRatings } from "./confidence-ratings.ts";
import { aDocument, aLayer, alice, bea, cai, GOAL, PLAN } from "./testing/small-study.ts";
import { unitTable } from "./unit-table.ts";

const document = aDocument([
  aLayer(alice, [
    [11, 13, GOAL],
    [14, 16, GOAL, "probable"],
    [31, 33, GOAL, "probable"],
    [11, 13, PLAN],
  ]),
  aLayer(bea, [
    [11, 13, GOAL],
    [31, 33, GOAL],
  ]),
  aLayer(cai, [[11, 13, GOAL, "probable"]], { codes: new Set([GOAL]) }),
]);
const patternsOf = (coders: readonly (typeof alice)[], probable: "present" | "absent" = "present") =>
  confidenceRatings(unitTable({ documents: [document], coders, unit: "turn", probable })).patterns;

describe("ratings of confidence", () => {
  it("are of what both coders marked; one certain coding makes a unit certain", () => {
    expect(patternsOf([alice, bea])).toEqual([
      { ratings: [0, 1], units: 1 },
      { ratings: [1, 1], units: 1 },
    ]);
  });

  it("are of what every coder marked who judged the unit", () => {
    expect(patternsOf([alice, bea, cai])).toEqual([{ ratings: [1, 1, 0], units: 1 }]);
    expect(patternsOf([bea, cai])).toEqual([{ ratings: [1, 0], units: 1 }]);
  });

  it("do not depend on the table's rule for +", () => {
    expect(patternsOf([alice, bea], "absent")).toEqual(patternsOf([alice, bea]));
  });
});
