import type { CodeId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import {
  type Agreement,
  agreementByCode,
  type CodedDocument,
  type CodeSet,
  disagreementsOf,
  isDefined,
  overallAgreement,
  type UnitKind,
  unitTable,
} from "../src/index.ts";
import { alice, BCTTV1, bea, codeId, twoCodersCorpus } from "./two-coders-corpus.ts";

const corpus = twoCodersCorpus();
const tableOf = (unit: UnitKind, codes: CodeSet, documents: readonly CodedDocument[] = corpus) =>
  unitTable({ documents, coders: [alice, bea], unit, codes });
const fourOf = (unit: UnitKind, codes: CodeSet, documents?: readonly CodedDocument[]) => {
  const { bothPresent, firstOnly, secondOnly, bothAbsent } = overallAgreement(tableOf(unit, codes, documents)).counts;
  return [bothPresent, firstOnly, secondOnly, bothAbsent];
};
const valueIn = (agreement: Agreement | undefined) =>
  agreement && (isDefined(agreement) ? agreement.value : agreement.undefined);

/** All codings carried over to the group of their code. */
const groupOf = (code: CodeId) => `group/${code.split("/")[1]?.split(".")[0]}` as CodeId;
const byGroup = corpus.map((document) => ({
  ...document,
  layers: document.layers.map((layer) => ({
    ...layer,
    codes: new Set([...layer.codes].map(groupOf)),
    codings: layer.codings.map((each) => ({ ...each, code: groupOf(each.code) })),
  })),
}));

describe("two coders on 21 interviews: units and coefficients", () => {
  it("counts documents x 93 techniques", () => {
    expect(fourOf("document", BCTTV1)).toEqual([100, 18, 12, 1823]);
  });

  it("counts documents x the 49 techniques that either used", () => {
    const used = tableOf("document", "used").codes.filter((code) => code.startsWith("bcttv1/"));
    expect(used).toHaveLength(49);
    expect(fourOf("document", used)).toEqual([100, 18, 12, 899]);
  });

  it("counts the participants' turns x 93 techniques", () => {
    expect(fourOf("turn", BCTTV1)).toEqual([100, 18, 12, 58460]);
  });

  it("counts twice as many units when the interviewers' turns count too", () => {
    expect(fourOf("any_turn", BCTTV1)).toEqual([100, 18, 12, 58460 + 58590]);
  });

  it("counts the documents of one role", () => {
    const role = (prefix: string) => corpus.filter(({ documentId }) => documentId.startsWith(prefix));
    expect(fourOf("document", BCTTV1, role("PW"))).toEqual([47, 7, 5, 964]);
    expect(fourOf("document", BCTTV1, role("SP"))).toEqual([53, 11, 7, 859]);
  });

  it("counts documents x 16 groups of techniques", () => {
    const groups = [...new Set(BCTTV1.map(groupOf))];
    expect(fourOf("document", groups, byGroup)).toEqual([98, 11, 3, 224]);
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

  it("finds every technique's table and coefficients", () => {
    const found = agreementByCode(tableOf("document", BCTTV1));
    const row = (number: string) => found.find(({ code }) => code === codeId(number));
    expect(row("1.1")?.counts).toMatchObject({ bothPresent: 6, firstOnly: 1, secondOnly: 0, bothAbsent: 14 });
    expect(row("3.3")?.counts).toMatchObject({ bothPresent: 1, firstOnly: 0, secondOnly: 2, bothAbsent: 18 });
    expect(valueIn(row("3.1")?.kappa)).toBeCloseTo(0.64, 6);
    expect(valueIn(row("2.7")?.kappa)).toBe(0);
    expect(row("16.1")?.kappa).toMatchObject({ undefined: "single_category", units: 21 });
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
});
