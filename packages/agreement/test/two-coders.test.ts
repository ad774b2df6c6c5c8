import type { CodeId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import {
  type Agreement,
  agreementByCode,
  type CodeSet,
  cellDisagreementsOf,
  confidenceRatings,
  confusionMatrix,
  continuumOf,
  decompositionOf,
  disagreementsAmong,
  disagreementsOf,
  fourfold,
  isDefined,
  labelSetsOf,
  overallAgreement,
  pairAgreement,
  type Ratings,
  ratingsOfCodes,
  type UnitRule,
  type UnitTableRequest,
  unitTable,
} from "../src/index.ts";
import { judgedByBoth } from "../src/units/testing/judged-by-both.ts";
import { alice, BCTTV1, bea, codeId, twoCodersCorpus } from "./two-coders-corpus.ts";

/**
 * The figures come from a separate computation in exact fractions, printed to six places, hence the tolerance of half a
 * unit in the sixth. Counts are exact.
 */
const corpus = twoCodersCorpus();
const tableOf = (
  rule: UnitRule | "document" | "turn",
  codes: CodeSet,
  more: Partial<Pick<UnitTableRequest, "cases" | "groups">> = {},
) =>
  unitTable({
    ...(typeof rule === "string" ? { unit: rule } : rule),
    documents: corpus,
    coders: [alice, bea],
    codes,
    ...more,
  });
const fourIn = (ratings: Ratings) => {
  const { a, b, c, d } = fourfold(ratings);
  return [a, b, c, d];
};
const valueIn = (agreement: Agreement | undefined) =>
  agreement && (isDefined(agreement) ? agreement.value : agreement.undefined);

const groupOf = (code: CodeId) => `group/${code.split("/")[1]?.split(".")[0]}` as CodeId;
const groups = new Map(BCTTV1.map((code) => [code, groupOf(code)]));
const usedTechniques = tableOf("document", "used").codes.filter((code) => code.startsWith("bcttv1/"));

/** What is counted; the four counts; agreement, kappa, PABAK, AC1, alpha, positive agreement. */
const ROWS: readonly (readonly [string, () => Ratings, readonly number[], readonly number[]])[] = [
  [
    "documents x 93 techniques",
    () => ratingsOfCodes(tableOf("document", BCTTV1)),
    [100, 18, 12, 1823],
    [0.984639, 0.86141, 0.969278, 0.982724, 0.86144, 0.869565],
  ],
  [
    "documents x the 49 techniques that either used",
    () => ratingsOfCodes(tableOf("document", usedTechniques)),
    [100, 18, 12, 899],
    [0.970845, 0.853166, 0.941691, 0.963623, 0.853225, 0.869565],
  ],
  [
    "participants' turns x 93 techniques",
    () => ratingsOfCodes(tableOf("turn", BCTTV1)),
    [100, 18, 12, 58460],
    [0.999488, 0.869309, 0.998976, 0.999486, 0.86931, 0.869565],
  ],
  [
    "documents of one role",
    () => ratingsOfCodes(tableOf("document", BCTTV1, { cases: { role: ["PW"] } })),
    [47, 7, 5, 964],
    [0.98827, 0.880609, 0.97654, 0.986992, 0.880665, 0.886792],
  ],
  [
    "documents of the other role",
    () => ratingsOfCodes(tableOf("document", BCTTV1, { cases: { role: ["SP"] } })),
    [53, 11, 7, 859],
    [0.980645, 0.844482, 0.96129, 0.977894, 0.844554, 0.854839],
  ],
  [
    "documents x 16 groups of techniques",
    () => ratingsOfCodes(tableOf("document", BCTTV1, { groups })),
    [98, 11, 3, 224],
    [0.958333, 0.903094, 0.916667, 0.926941, 0.903175, 0.933333],
  ],
  [
    "confidence of the 100 shared cells",
    () => confidenceRatings(tableOf("document", BCTTV1)),
    [60, 10, 5, 25],
    [0.85, 0.659091, 0.7, 0.732739, 0.659829, 0.888889],
  ],
];

/** Technique; the four counts over 21 documents; kappa, PABAK, AC1, alpha. */
const TECHNIQUES: readonly (readonly [string, readonly number[], readonly (number | string)[]])[] = [
  ["1.1", [6, 1, 0, 14], [0.888889, 0.904762, 0.916832, 0.891247]],
  ["1.4", [1, 0, 1, 19], [0.644068, 0.904762, 0.945098, 0.649573]],
  ["2.7", [0, 1, 0, 20], [0, 0.904762, 0.950059, 0]],
  ["3.1", [4, 3, 0, 14], [0.64, 0.714286, 0.767098, 0.639296]],
  ["3.2", [6, 0, 0, 15], [1, 1, 1, 1]],
  ["3.3", [1, 0, 2, 18], [0.461538, 0.809524, 0.884932, 0.460526]],
  ["4.1", [5, 0, 1, 15], [0.877193, 0.904762, 0.922366, 0.879765]],
  ["13.5", [0, 0, 1, 20], [0, 0.904762, 0.950059, 0]],
  ["16.1", [0, 0, 0, 21], ["single_category", 1, 1, "single_category"]],
];

describe("two coders on 21 interviews: units and coefficients", () => {
  it.each(ROWS)("counts %s, with their coefficients", (_, ratings, counts, coefficients) => {
    expect(fourIn(ratings())).toEqual(counts);
    const found = pairAgreement(ratings());
    const { percentAgreement, kappa, pabak, ac1, alpha, positiveAgreement } = found;
    for (const [index, each] of [percentAgreement, kappa, pabak, ac1, alpha, positiveAgreement].entries())
      expect(valueIn(each)).toBeCloseTo(coefficients[index] ?? Number.NaN, 6);
  });

  it.each(TECHNIQUES)("counts technique %s, with its coefficients", (number, counts, coefficients) => {
    const table = tableOf("document", BCTTV1);
    const [found] = agreementByCode({ ...table, codes: [codeId(number)] });
    expect(fourIn(ratingsOfCodes(table, [codeId(number)]))).toEqual(counts);
    for (const [index, each] of [found?.kappa, found?.pabak, found?.ac1, found?.alpha].entries()) {
      const expected = coefficients[index];
      if (typeof expected === "number") expect(valueIn(each)).toBeCloseTo(expected, 6);
      else expect(valueIn(each)).toBe(expected);
    }
  });

  it("finds 49 techniques used by either, 16 groups, and 100 of 130 cells in common", () => {
    expect(usedTechniques).toHaveLength(49);
    expect(tableOf("document", BCTTV1, { groups }).codes).toHaveLength(16);
    const [a = 0, b = 0, c = 0] = fourIn(ratingsOfCodes(tableOf("document", BCTTV1)));
    expect([a, a + b + c]).toEqual([100, 130]);
  });

  it("counts twice as many units when the interviewers' turns count too", () => {
    expect(fourIn(ratingsOfCodes(tableOf({ unit: "any_turn" }, BCTTV1)))).toEqual([100, 18, 12, 58460 + 58590]);
  });

  it("counts sentences of the participants: passages have two, of which Bea marked one in ten passages", () => {
    const table = tableOf({ unit: "sentence", cutFrom: "participants_turns" }, BCTTV1);
    // 100 shared passages: 90 x 2 + 10 sentences by both, 10 by Alice alone; and 18 and 12 passages by one coder.
    const [a, b, c] = [190, 10 + 2 * 18, 2 * 12];
    expect(fourIn(ratingsOfCodes(table))).toEqual([a, b, c, 21 * 30 * 4 * 93 - a - b - c]);
  });

  it("divides the cells of one coder only into 10 confusions and 10 omissions", () => {
    const divided = { confusions: 10, confusedCells: 20, omissions: { firstOnly: 8, secondOnly: 2 } };
    expect(cellDisagreementsOf(tableOf("document", BCTTV1))).toEqual(divided);
    expect(cellDisagreementsOf(tableOf("turn", BCTTV1))).toEqual(divided);
  });

  it("says on how many cells the pair rests", () => {
    expect(judgedByBoth(tableOf("document", BCTTV1))).toEqual([{ coders: [alice, bea], units: 1953 }]);
    // Bea did not look for the five relational codes in one document.
    expect(judgedByBoth(tableOf("document", "all"))).toEqual([{ coders: [alice, bea], units: 21 * 98 - 5 }]);
  });

  it("has a set of techniques for each coder and document, as many in all as they coded", () => {
    const sets = labelSetsOf(tableOf("document", BCTTV1));
    expect(sets.map((row) => row.flat().length)).toEqual([118, 112]);
    expect(sets.flat().every((set) => set !== null)).toBe(true);
  });

  it("lays the interviews out as one line, a span for each coding", () => {
    const line = continuumOf(corpus, [alice, bea], BCTTV1);
    expect(line.coders.map((spans) => spans.length)).toEqual([118, 112]);
    expect(line.length).toBe(corpus.reduce((sum, { text }) => sum + text.length, 0));
    expect(line.documents.map(({ documentId }) => documentId)).toEqual(corpus.map(({ documentId }) => documentId));
    // One code in one document that only the first coder looked for.
    const relational = continuumOf(corpus, [alice, bea], [codeId("17.3")]);
    expect(relational.leftOut).toEqual({ documents: 1, codings: 0 });
    expect(relational.coders.map((spans) => spans.length)).toEqual([1, 1]);
  });

  it("leaves out a code in a document whose second coder did not look for it", () => {
    const found = agreementByCode(tableOf("document", "all"));
    const { counts, leftOut } = found.find(({ code }) => code === codeId("17.3")) ?? {};
    expect(counts).toEqual({ bothPresent: 1, firstOnly: 0, secondOnly: 0, bothAbsent: 19, units: 20 });
    expect(leftOut).toEqual({ notAssessed: 1, notApplicable: 0 });
    expect(overallAgreement(tableOf("document", "all")).leftOut.notAssessed).toBe(5);
  });

  it("counts a coding that runs over two turns in both", () => {
    const found = agreementByCode(tableOf("turn", [codeId("17.2")]));
    expect(found[0]?.counts.bothPresent).toBe(3);
  });

  it("finds 27 disputed techniques and 49 with a kappa", () => {
    const found = agreementByCode(tableOf("document", BCTTV1));
    const disputed = found.filter(({ counts }) => counts.firstOnly + counts.secondOnly > 0);
    expect(disputed).toHaveLength(27);
    const kappas = found.map(({ kappa }) => kappa).filter(isDefined);
    expect(kappas).toHaveLength(49);
    expect(kappas.reduce((sum, { value }) => sum + value, 0) / 49).toBeCloseTo(0.727295, 6);
    const adjusted = found.map(({ pabak }) => pabak).filter(isDefined);
    expect(adjusted.reduce((sum, { value }) => sum + value, 0) / 93).toBeCloseTo(631 / 651, 12);
  });
});

describe("two coders on 21 interviews: disagreements", () => {
  const compared = corpus.map(({ text, layers: [first, second] }) => {
    if (!first || !second) throw new Error("two layers were expected");
    return disagreementsOf({ first, second, text });
  });
  const all = compared.flatMap(({ disagreements }) => disagreements);

  it("lists 45: 10 of code, 10 omissions, 10 boundaries, 15 of confidence", () => {
    const count = (kind: string) => all.filter((each) => each.kind === kind).length;
    expect(["different_code", "omission", "boundary", "confidence", "split"].map(count)).toEqual([10, 10, 10, 15, 0]);
  });

  it("lists confidence beside the boundary in the two passages that differ in both", () => {
    expect(all.filter(({ beside }) => beside !== undefined).map(({ kind }) => kind)).toEqual([
      "confidence",
      "confidence",
    ]);
  });

  it("agrees on 90 techniques and the 8 relational codes that both looked for", () => {
    const agreed = compared.flatMap((each) => each.agreed);
    expect(agreed.filter(({ code }) => code.startsWith("bcttv1/"))).toHaveLength(90);
    expect(agreed.filter(({ code }) => code.startsWith("relational/"))).toHaveLength(8);
  });

  it("lists the one coding of a code that the other did not look for apart", () => {
    expect(compared.flatMap(({ notAssessed }) => notAssessed)).toMatchObject([{ coder: alice, code: codeId("17.3") }]);
  });

  it("matches 90 of 130 techniques strictly and 100 by overlap", () => {
    const ofTechniques = (kind: string) =>
      all.filter((each) => each.kind === kind && each.sides.every(({ code }) => code.startsWith("bcttv1/"))).length;
    const strict = compared.flatMap((each) => each.agreed).filter(({ code }) => code.startsWith("bcttv1/")).length;
    const overlapping = strict + ofTechniques("boundary");
    const cells = overlapping + 2 * ofTechniques("different_code") + ofTechniques("omission");
    expect([strict, overlapping, cells]).toEqual([90, 100, 130]);
  });

  it("loses 76 of 246 codings: 26 to confidence, 20 each to code and boundary, 10 to omission", () => {
    // 98 pairs agree on the words, of which 13 differ in confidence; the other two differences lie beside a boundary.
    expect(decompositionOf(...compared)).toEqual({
      codings: 118 + 8 + 112 + 8,
      agreed: 2 * (98 - 13),
      lost: { omission: 10, different_code: 20, boundary: 20, confidence: 26, split: 0 },
      loss: 76,
      shares: { omission: 10 / 76, different_code: 20 / 76, boundary: 20 / 76, confidence: 26 / 76, split: 0 },
      notAssessed: 1,
    });
  });

  it("crosses the codes: 108 pairs alike, 10 confused, 8 that Bea left out and 2 that Alice did", () => {
    const { entries, splits, codes } = confusionMatrix(compared);
    const written = (code: CodeId | null) => code?.split("/")[1] ?? "nothing";
    const off = entries
      .filter(({ first, second }) => first !== second)
      .map(({ first, second, count }) => `${written(first)} ${written(second)} ${count}`);
    const confused = ["1.1 1.4", "3.1 3.3", "2.7 2.2", "6.1 4.1", "9.2 9.3", "12.5 12.1"].concat(
      ["3.1 3.3", "5.3 5.1", "15.1 10.4", "13.2 4.3"], // where Bea departed
    );
    const counted = [...new Set(confused)].map(
      (each) => `${each} ${confused.filter((other) => other === each).length}`,
    );
    const leftOut = ["8.7", "11.2", "9.1", "14.5", "11.1", "12.4", "3.1", "8.1"].map((each) => `${each} nothing 1`);
    expect(off.sort()).toEqual([...counted, ...leftOut, "nothing 13.1 1", "nothing 13.5 1"].sort());
    const alike = entries.filter(({ first, second }) => first === second);
    expect(alike.reduce((sum, { count }) => sum + count, 0)).toBe(108);
    // 49 techniques and the five relational codes.
    expect(codes).toHaveLength(54);
    expect(splits).toEqual([]);
  });

  it("says of passages what the comparison of two says", () => {
    const passages = corpus.flatMap(({ text, layers }) => disagreementsAmong(layers, text).passages);
    expect(passages.filter(({ unanimous }) => unanimous)).toHaveLength(98 - 13);
    // 108 pairs alike, 10 confused, 10 omissions, and one that Bea did not look for.
    expect(passages).toHaveLength(108 + 10 + 10 + 1);
    expect(passages.flatMap(({ differences }) => differences)).toHaveLength(45);
  });
});
