import type { CodeId, Confidence, DocumentId, TranscriptStructure, UserId } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementByCode, overallAgreement } from "../agreement-table.ts";
import type { CodedDocument, CodedLayer } from "./coded-document.ts";
import { judgementOf, unitTable } from "./unit-table.ts";

const alice = "alice" as UserId;
const bea = "bea" as UserId;
const [GOAL, PLAN] = ["bcttv1/1.1", "bcttv1/1.4"] as [CodeId, CodeId];

/** Interviewer, participant, heading, participant, a turn of nobody known; ten characters each. */
const structure: TranscriptStructure = {
  blocks: [
    { kind: "turn", start: 0, end: 10, labelEnd: 2, speaker: 0, turn: 1 },
    { kind: "turn", start: 10, end: 20, labelEnd: 12, speaker: 1, turn: 2 },
    { kind: "heading", start: 20, end: 30, labelEnd: 20 },
    { kind: "turn", start: 30, end: 40, labelEnd: 32, speaker: 1, turn: 3 },
    { kind: "turn", start: 40, end: 50, labelEnd: 40, turn: 4 },
  ],
  ranges: [],
  speakers: [
    { name: "I", part: "interviewer" },
    { name: "P", part: "participant" },
  ],
};
type Marked = readonly [start: number, end: number, code: CodeId, confidence?: Confidence];
function aLayer(coder: UserId, marked: readonly Marked[], more: Partial<CodedLayer> = {}): CodedLayer {
  const codings = marked.map(([start, end, code, confidence = "certain"]) => ({ start, end, code, confidence }));
  return { coder, submitted: true, codes: new Set([GOAL, PLAN]), codings, ...more };
}
const aDocument = (...layers: CodedLayer[]): CodedDocument => ({
  documentId: "p01" as DocumentId,
  structure,
  textLength: 50,
  layers,
});
const table = (document: CodedDocument, more: Partial<Parameters<typeof unitTable>[0]> = {}) =>
  unitTable({ documents: [document], coders: [alice, bea], unit: "turn", ...more });
const countsOf = (...request: Parameters<typeof table>) => {
  const { bothPresent, firstOnly, secondOnly, bothAbsent } = overallAgreement(table(...request)).counts;
  return [bothPresent, firstOnly, secondOnly, bothAbsent];
};

describe("units", () => {
  it("are the participants' turns, all turns, or the document", () => {
    const units = (unit: "turn" | "any_turn" | "document") => table(aDocument(), { unit }).documents[0]?.units;
    expect(units("turn")).toEqual([
      { start: 10, end: 20 },
      { start: 30, end: 40 },
    ]);
    expect(units("any_turn")).toHaveLength(4);
    expect(units("document")).toEqual([{ start: 0, end: 50 }]);
  });

  it("hold a coding in every unit that it overlaps, and not in one that it only touches", () => {
    const document = aDocument(aLayer(alice, [[15, 31, GOAL]]), aLayer(bea, [[20, 31, GOAL]]));
    expect(countsOf(document, { codes: [GOAL] })).toEqual([1, 1, 0, 0]);
  });

  it("count a code once however often it was coded there", () => {
    const document = aDocument(
      aLayer(alice, [
        [11, 13, GOAL],
        [12, 19, GOAL],
      ]),
      aLayer(bea, []),
    );
    expect(countsOf(document, { codes: [GOAL] })).toEqual([0, 1, 0, 1]);
  });

  it("tell how many codings lie outside all of them", () => {
    const document = aDocument(aLayer(alice, [[0, 9, GOAL]]), aLayer(bea, []));
    expect(table(document).documents[0]?.layers.map(({ outside }) => outside)).toEqual([1, 0]);
  });
});

describe("absent, not assessed and not applicable", () => {
  it("a code in the version of a submitted layer, without coding, is absent", () => {
    const document = aDocument(aLayer(alice, []), aLayer(bea, []));
    expect(countsOf(document)).toEqual([0, 0, 0, 4]);
  });

  it("an open layer assesses nothing, whatever it holds", () => {
    const document = aDocument(aLayer(alice, [[11, 13, GOAL]]), aLayer(bea, [[11, 13, GOAL]], { submitted: false }));
    const overall = overallAgreement(table(document));
    expect(overall.counts.units).toBe(0);
    expect(overall.kappa).toMatchObject({ undefined: "no_pairable_units" });
    expect(overall.leftOut).toEqual({ notAssessed: 4, notApplicable: 0 });
  });

  it("a document without a coder's layer is not assessed by that coder", () => {
    expect(overallAgreement(table(aDocument(aLayer(alice, [])))).leftOut.notAssessed).toBe(4);
  });

  it("a coder's own code is not assessed by the other", () => {
    const own = "own/7" as CodeId;
    const document = aDocument(aLayer(alice, [[11, 13, own]], { codes: new Set([GOAL, own]) }), aLayer(bea, []));
    const found = agreementByCode(table(document)).find(({ code }) => code === own);
    expect(found).toMatchObject({ counts: { units: 0 }, leftOut: { notAssessed: 2 } });
  });

  it("a code declared impossible for the document is left out as not applicable", () => {
    const document = aDocument(aLayer(alice, [], { notApplicable: new Set([PLAN]) }), aLayer(bea, []));
    const found = table(document);
    const [first] = found.documents[0]?.layers ?? [];
    if (!first) throw new Error("a layer was expected");
    expect(judgementOf(first, PLAN, 0)).toBe("not_applicable");
    expect(judgementOf(first, GOAL, 0)).toBe("absent");
    expect(overallAgreement(found).leftOut).toEqual({ notAssessed: 0, notApplicable: 2 });
  });

  it("a probable coding is present, or absent where that is the rule", () => {
    const document = aDocument(aLayer(alice, [[11, 13, GOAL, "probable"]]), aLayer(bea, [[11, 13, GOAL]]));
    expect(countsOf(document, { codes: [GOAL] })).toEqual([1, 0, 0, 1]);
    expect(countsOf(document, { codes: [GOAL], probable: "absent" })).toEqual([0, 0, 1, 1]);
  });
});

describe("the codes counted", () => {
  const document = aDocument(aLayer(alice, [[11, 13, PLAN]]), aLayer(bea, []));

  it("are all that somebody looked for, those that somebody used, or the chosen ones", () => {
    expect(table(document).codes).toEqual([GOAL, PLAN]);
    expect(table(document, { codes: "used" }).codes).toEqual([PLAN]);
    expect(table(document, { codes: [PLAN, GOAL] }).codes).toEqual([PLAN, GOAL]);
  });
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
      expect(countsOf(aDocument(aLayer(alice, ours), aLayer(bea, theirs)), { unit: "any_turn" })).toEqual(expected);
    }),
    { seed: 1960, numRuns: 300 },
  );
});
