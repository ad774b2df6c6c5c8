import type { CodeId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { labelSetsOf } from "./label-sets.ts";
import { aDocument, aLayer, alice, bea, GOAL, PLAN } from "./testing/small-study.ts";
import { unitTable } from "./unit-table.ts";

const documents = [
  aDocument([
    aLayer(alice, [
      [11, 13, PLAN],
      [11, 33, GOAL],
    ]),
    aLayer(bea, [[31, 33, PLAN]]),
  ]),
  aDocument([aLayer(alice, [], { notApplicable: new Set([PLAN]) }), aLayer(bea, [], { submitted: false })]),
];
const table = unitTable({ documents, coders: [alice, bea], unit: "turn" });

describe("sets of labels", () => {
  it("hold the codes of each unit in the table's order, a row for each coder", () => {
    expect(labelSetsOf(table)).toEqual([
      [[GOAL, PLAN], [GOAL], [], []],
      [[], [PLAN], null, null],
    ]);
  });

  it("are missing where none of the codes asked for was assessed", () => {
    expect(labelSetsOf(table, [PLAN])).toEqual([
      [[PLAN], [], null, null],
      [[], [PLAN], null, null],
    ]);
  });

  it("of a group that was assessed in part are not known, not even where it is present", () => {
    const group = "group/1" as CodeId;
    const groups = new Map([
      [GOAL, group],
      [PLAN, group],
    ]);
    const document = aDocument([aLayer(alice, [[11, 13, GOAL]], { codes: new Set([GOAL]) })]);
    const grouped = unitTable({ documents: [document], coders: [alice], unit: "turn", groups, codes: [GOAL, PLAN] });
    expect(labelSetsOf(grouped)).toEqual([[null, null]]);
  });

  it("leave out a code that one of the coders did not look for, so that it does not read as absent", () => {
    const own = "own/1" as CodeId;
    const first = aLayer(
      alice,
      [
        [11, 13, GOAL],
        [11, 13, own],
      ],
      { codes: new Set([GOAL, PLAN, own]) },
    );
    const document = aDocument([first, aLayer(bea, [[11, 13, GOAL]])]);
    const table = unitTable({ documents: [document], coders: [alice, bea], unit: "turn", codes: [GOAL, PLAN, own] });
    expect(labelSetsOf(table)).toEqual([
      [[GOAL], []],
      [[GOAL], []],
    ]);
    // Nothing is left to compare where they looked for different codes.
    expect(labelSetsOf(table, [own])).toEqual([
      [[own], []],
      [null, null],
    ]);
    const apart = aDocument([
      aLayer(alice, [[11, 13, GOAL]], { codes: new Set([GOAL]) }),
      aLayer(bea, [[11, 13, PLAN]], { codes: new Set([PLAN]) }),
    ]);
    const split = unitTable({ documents: [apart], coders: [alice, bea], unit: "turn" });
    expect(labelSetsOf(split)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("are refused by character", () => {
    expect(() => labelSetsOf(unitTable({ documents, coders: [alice, bea], unit: "character" }))).toThrow(
      "by character",
    );
  });
});
