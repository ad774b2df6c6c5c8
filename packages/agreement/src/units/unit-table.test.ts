import type { CodeId, DocumentId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementByCode, overallAgreement } from "../agreement-table.ts";
import type { CodedDocument } from "./coded-document.ts";
import { judgementOf } from "./judged-layer.ts";
import { leftOutOf, ratingsOfCodes } from "./ratings-of-units.ts";
import { judgedByBoth } from "./testing/judged-by-both.ts";
import {
  aDocument,
  aLayer,
  alice,
  bea,
  cai,
  GOAL,
  type Marked,
  PLAN,
  SUPPORT,
  structure,
} from "./testing/small-study.ts";
import type { UnitRule } from "./unit-rule.ts";
import { type UnitTableRequest, unitTable } from "./unit-table.ts";

type More = Partial<Pick<UnitTableRequest, "codes" | "probable" | "groups" | "cases">>;
const table = (document: CodedDocument, more: More = {}, rule: UnitRule = { unit: "turn" }) =>
  unitTable({ documents: [document], coders: [alice, bea], ...rule, ...more });
const countsOf = (...request: Parameters<typeof table>) => {
  const { bothPresent, firstOnly, secondOnly, bothAbsent } = overallAgreement(table(...request)).counts;
  return [bothPresent, firstOnly, secondOnly, bothAbsent];
};

describe("what is present in a unit", () => {
  it("is a code once, however often it was coded there", () => {
    const document = aDocument([
      aLayer(alice, [
        [11, 13, GOAL],
        [12, 19, GOAL],
      ]),
      aLayer(bea, []),
    ]);
    expect(countsOf(document, { codes: [GOAL] })).toEqual([0, 1, 0, 1]);
  });

  it("is not what lies outside all units, which is told apart", () => {
    const document = aDocument([aLayer(alice, [[0, 9, GOAL]]), aLayer(bea, [])]);
    expect(table(document).documents[0]?.layers.map(({ outside }) => outside)).toEqual([1, 0]);
  });

  it("is kept at any confidence and where certain, one certain coding being enough", () => {
    const document = aDocument([
      aLayer(alice, [
        [11, 13, GOAL, "probable"],
        [12, 14, GOAL],
        [31, 33, GOAL, "probable"],
      ]),
    ]);
    const [layer] = table(document).documents[0]?.layers ?? [];
    expect(layer?.marked.get(GOAL)).toEqual([{ start: 0, end: 2 }]);
    expect(layer?.certain.get(GOAL)).toEqual([{ start: 0, end: 1 }]);
  });

  it("can be looked up in the text", () => {
    const found = table(aDocument([aLayer(alice, [[31, 33, GOAL]])])).documents[0];
    expect(found?.units.spanOf(found.layers[0]?.present.get(GOAL)?.[0]?.start ?? -1)).toEqual({ start: 30, end: 40 });
  });
});

describe("absent, not assessed and not applicable", () => {
  it("a code in the version of a submitted layer, without coding, is absent", () => {
    const document = aDocument([aLayer(alice, []), aLayer(bea, [])]);
    expect(countsOf(document)).toEqual([0, 0, 0, 4]);
  });

  it("an open layer assesses nothing, whatever it holds", () => {
    const document = aDocument([aLayer(alice, [[11, 13, GOAL]]), aLayer(bea, [[11, 13, GOAL]], { submitted: false })]);
    const overall = overallAgreement(table(document));
    expect(overall.counts.units).toBe(0);
    expect(overall.kappa).toMatchObject({ undefined: "no_pairable_units" });
    expect(overall.leftOut).toEqual({ notAssessed: 4, notApplicable: 0 });
  });

  it("a document without a coder's layer is not assessed by that coder", () => {
    expect(overallAgreement(table(aDocument([aLayer(alice, [])]))).leftOut.notAssessed).toBe(4);
  });

  it("a coder's own code is not assessed by the other", () => {
    const own = "own/7" as CodeId;
    const document = aDocument([aLayer(alice, [[11, 13, own]], { codes: new Set([GOAL, own]) }), aLayer(bea, [])]);
    const found = agreementByCode(table(document)).find(({ code }) => code === own);
    expect(found).toMatchObject({ counts: { units: 0 }, leftOut: { notAssessed: 2 } });
  });

  it("a code declared impossible for the document is left out as not applicable", () => {
    const document = aDocument([aLayer(alice, [], { notApplicable: new Set([PLAN]) }), aLayer(bea, [])]);
    const found = table(document);
    const [first] = found.documents[0]?.layers ?? [];
    if (!first) throw new Error("a layer was expected");
    expect(judgementOf(first, PLAN, 0)).toBe("not_applicable");
    expect(judgementOf(first, GOAL, 0)).toBe("absent");
    expect(overallAgreement(found).leftOut).toEqual({ notAssessed: 0, notApplicable: 2 });
  });

  it("a probable coding is present, or absent where that is the rule", () => {
    const document = aDocument([aLayer(alice, [[11, 13, GOAL, "probable"]]), aLayer(bea, [[11, 13, GOAL]])]);
    expect(countsOf(document, { codes: [GOAL] })).toEqual([1, 0, 0, 1]);
    expect(countsOf(document, { codes: [GOAL], probable: "absent" })).toEqual([0, 0, 1, 1]);
  });
});

describe("the codes counted", () => {
  const document = aDocument([aLayer(alice, [[11, 13, PLAN]]), aLayer(bea, [])]);

  it("are all that somebody looked for, those that somebody used, or the chosen ones", () => {
    expect(table(document).codes).toEqual([GOAL, PLAN]);
    expect(table(document, { codes: "used" }).codes).toEqual([PLAN]);
    expect(table(document, { codes: [PLAN, GOAL] }).codes).toEqual([PLAN, GOAL]);
  });
});

describe("groups instead of codes", () => {
  const group = "group/1" as CodeId;
  const other = "group/3" as CodeId;
  const groups = new Map([
    [GOAL, group],
    [PLAN, group],
    [SUPPORT, other],
  ]);
  const all = new Set([GOAL, PLAN, SUPPORT]);
  const judgedBy = (layer: Parameters<typeof aLayer>[2], marked: readonly Marked[] = [], more: More = {}) => {
    const found = table(aDocument([aLayer(alice, marked, layer)]), { groups, codes: [...all], ...more });
    const [judged] = found.documents[0]?.layers ?? [];
    if (!judged) throw new Error("a layer was expected");
    return found.codes.map((each) => [0, 1].map((unit) => judgementOf(judged, each, unit)));
  };

  it("are present where any of their codes is", () => {
    expect(
      judgedBy({ codes: all }, [
        [11, 13, GOAL],
        [31, 33, PLAN],
      ]),
    ).toEqual([
      ["present", "present"],
      ["absent", "absent"],
    ]);
  });

  it("are absent only where every code that can occur was assessed", () => {
    expect(judgedBy({ codes: new Set([GOAL, SUPPORT]) }, [[11, 13, GOAL]])).toEqual([
      ["present", "not_assessed"],
      ["absent", "absent"],
    ]);
    const notApplicable = new Set([PLAN]);
    expect(judgedBy({ codes: new Set([GOAL, SUPPORT]), notApplicable }, [[11, 13, GOAL]])).toEqual([
      ["present", "absent"],
      ["absent", "absent"],
    ]);
  });

  it("are not applicable if none of their codes is, whatever was coded", () => {
    expect(judgedBy({ codes: all, notApplicable: new Set([GOAL, PLAN]) }, [[11, 13, GOAL]])[0]).toEqual([
      "not_applicable",
      "not_applicable",
    ]);
    expect(judgedBy({ codes: all, notApplicable: new Set([GOAL]) }, [[11, 13, GOAL]])[0]).toEqual(["absent", "absent"]);
  });

  it("are made of the chosen codes only, and follow the rule for +", () => {
    const assessed = { codes: new Set([GOAL]) };
    expect(judgedBy(assessed, [[11, 13, GOAL, "probable"]], { codes: [GOAL] })).toEqual([["present", "absent"]]);
    expect(judgedBy(assessed, [[11, 13, GOAL, "probable"]], { codes: [GOAL], probable: "absent" })).toEqual([
      ["absent", "absent"],
    ]);
  });

  it("are those of the codes used, with all their codes", () => {
    expect(judgedBy({ codes: all }, [[11, 13, GOAL]], { codes: "used" })).toEqual([["present", "absent"]]);
    expect(judgedBy({ codes: new Set([GOAL]) }, [[11, 13, GOAL]], { codes: "used" })).toEqual([
      ["present", "not_assessed"],
    ]);
  });

  it("leave out units of a document one by one", () => {
    const document = aDocument([
      aLayer(alice, [[11, 13, GOAL]], { codes: new Set([GOAL]) }),
      aLayer(bea, [[11, 13, PLAN]], { codes: all }),
    ]);
    const found = table(document, { groups, codes: [GOAL, PLAN] });
    expect(overallAgreement(found)).toMatchObject({
      counts: { bothPresent: 1, units: 1 },
      leftOut: { notAssessed: 1, notApplicable: 0 },
    });
  });
});

describe("the cases counted", () => {
  const of = (name: string, attributes?: Readonly<Record<string, string>>) =>
    aDocument([], { documentId: name as DocumentId, ...(attributes && { attributes }) });
  const documents = [
    of("a", { role: "PW", site: "T1" }),
    of("b", { role: "SP", site: "T1" }),
    of("c", { role: "PW", site: "T2" }),
    of("d"),
  ];
  const kept = (cases: Readonly<Record<string, readonly string[]>>) =>
    unitTable({ documents, coders: [alice], unit: "document", cases }).documents.map(({ documentId }) => documentId);

  it("have one of the values of every attribute asked for; whose attribute is unknown is left out", () => {
    expect(kept({})).toEqual(["a", "b", "c", "d"]);
    expect(kept({ role: ["PW", "SP"] })).toEqual(["a", "b", "c"]);
    expect(kept({ role: ["PW"], site: ["T2", "T3"] })).toEqual(["c"]);
    expect(kept({ toString: ["PW"] })).toEqual([]);
  });
});

describe("more than two coders", () => {
  const coders = [alice, bea, cai];
  const documents = [
    aDocument([aLayer(alice, [[11, 13, GOAL]]), aLayer(bea, [])], { documentId: "p01" as DocumentId }),
    aDocument([aLayer(bea, [[11, 13, GOAL]]), aLayer(cai, [[11, 33, GOAL]])], { documentId: "p02" as DocumentId }),
    aDocument([aLayer(cai, [[11, 13, GOAL]], { notApplicable: new Set([PLAN]) })], { documentId: "p03" as DocumentId }),
  ];
  const found = unitTable({ documents, coders, unit: "turn" });

  it("may code different documents: a coder without a layer is missing there", () => {
    expect(ratingsOfCodes(found, [GOAL])).toEqual({
      raters: 3,
      categories: 2,
      positive: 1,
      patterns: [
        { ratings: [-1, -1, 0], units: 1 },
        { ratings: [-1, -1, 1], units: 1 },
        { ratings: [-1, 0, 1], units: 1 },
        { ratings: [-1, 1, 1], units: 1 },
        { ratings: [0, 0, -1], units: 1 },
        { ratings: [1, 0, -1], units: 1 },
      ],
    });
  });

  it("leave out what fewer than two judged, by the reason", () => {
    expect(leftOutOf(found)).toEqual({ notAssessed: 2, notApplicable: 2 });
    expect(leftOutOf(found, [GOAL])).toEqual({ notAssessed: 2, notApplicable: 0 });
  });

  it("are paired two by two, with what both judged", () => {
    expect(judgedByBoth(found)).toEqual([
      { coders: [alice, bea], units: 4 },
      { coders: [alice, cai], units: 0 },
      { coders: [bea, cai], units: 4 },
    ]);
  });
});

it("refuses a document with two layers of one coder", () => {
  expect(() => table(aDocument([aLayer(alice, []), aLayer(alice, [])]))).toThrow("two layers of coder alice");
});

it("counts the same as looking at every unit and code one by one", () => {
  const marks = fc.array(
    fc
      .tuple(fc.nat(49), fc.integer({ min: 1, max: 20 }), fc.constantFrom(GOAL, PLAN))
      .map(([start, length, code]): Marked => [start, Math.min(50, start + length), code]),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(marks, marks, (ours, theirs) => {
      const expected = [0, 0, 0, 0];
      for (const { start, end } of structure.blocks.filter(({ kind }) => kind === "turn"))
        for (const code of [GOAL, PLAN]) {
          const marked = (by: readonly Marked[]) =>
            by.some(([from, to, each]) => each === code && from < end && to > start);
          const place = marked(ours) ? (marked(theirs) ? 0 : 1) : marked(theirs) ? 2 : 3;
          expected[place] = (expected[place] ?? 0) + 1;
        }
      expect(countsOf(aDocument([aLayer(alice, ours), aLayer(bea, theirs)]), {}, { unit: "any_turn" })).toEqual(
        expected,
      );
    }),
    { seed: 1960, numRuns: 300 },
  );
});
