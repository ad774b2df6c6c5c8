import type { CodeId, DocumentId, UserId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { headlineOf } from "./headline.ts";
import { isDefined } from "./result.ts";
import type { CodedDocument } from "./units/index.ts";
import { unitTable } from "./units/index.ts";

const CODES = ["bcttv1/1.1", "bcttv1/3.2"] as CodeId[];
const [alice, bea, cem, dora] = ["alice", "bea", "cem", "dora"] as [UserId, UserId, UserId, UserId];

/** A document, and which of the codes each coder found in it. */
function aDocument(id: string, found: Readonly<Record<string, readonly number[]>>): CodedDocument {
  return {
    documentId: id as DocumentId,
    text: "Some words.",
    structure: { blocks: [], ranges: [], speakers: [] },
    layers: Object.entries(found).map(([coder, codes]) => ({
      coder: coder as UserId,
      submitted: true,
      codes: new Set(CODES),
      codings: codes.map((code) => ({ start: 0, end: 4, code: CODES[code] as CodeId, confidence: "certain" as const })),
    })),
  };
}
const headline = (documents: readonly CodedDocument[], coders: readonly UserId[]) =>
  headlineOf(unitTable({ documents, coders, unit: "document" }));

describe("the figures for all codes together", () => {
  const rotating = [
    aDocument("d1", { alice: [0], bea: [0] }),
    aDocument("d2", { alice: [], bea: [1] }),
    aDocument("d3", { bea: [0, 1], cem: [0, 1] }),
    aDocument("d4", { alice: [1], cem: [0] }),
    aDocument("d5", { dora: [0] }),
  ];

  it("for two coders hold Cohen's kappa and what has to stand beside it", () => {
    const found = headline(rotating.slice(0, 2), [alice, bea]);
    expect(found).toMatchObject({
      design: "two_coders",
      counts: { bothPresent: 1, firstOnly: 0, secondOnly: 1, bothAbsent: 2 },
      kappa: { value: 0.5 },
    });
    expect(found.alpha).toHaveProperty("value");
  });

  it("for pairs that rotate hold no Cohen's kappa, but alpha, AC1 and Fleiss' kappa with missing ratings", () => {
    const found = headline(rotating, [alice, bea, cem, dora]);
    expect(found.design).toBe("rotating_pairs");
    expect(found).not.toHaveProperty("kappa");
    expect(found).not.toHaveProperty("pabak");
    if (found.design === "two_coders") throw new Error("four coders were expected");
    // Four documents x two codes are judged by two; d5 by one.
    for (const result of [found.alpha, found.ac1, found.fleissKappa, found.percentAgreement, found.unanimousAgreement])
      expect(result).toMatchObject({ units: 8, leftOut: 2, raters: 4 });
    expect(isDefined(found.percentAgreement) && found.percentAgreement.value).toBe(5 / 8);
    expect(found.leftOut).toEqual({ notAssessed: 2, notApplicable: 0 });
  });

  it("for pairs that rotate tell of every pair how many units both judged, and their kappa", () => {
    const found = headline(rotating, [alice, bea, cem, dora]);
    if (found.design === "two_coders") throw new Error("four coders were expected");
    expect(found.pairs.map(({ coders, units }) => [...coders, units])).toEqual([
      [alice, bea, 4],
      [alice, cem, 2],
      [alice, dora, 0],
      [bea, cem, 2],
      [bea, dora, 0],
      [cem, dora, 0],
    ]);
    expect(found.pairs[0]).toMatchObject({ kappa: { value: 0.5 }, percentAgreement: { value: 0.75 } });
    expect(found.pairs[2]).toMatchObject({ kappa: { undefined: "no_pairable_units" } });
  });

  it("for three coders who all coded hold no Cohen's kappa over all either", () => {
    const all = [
      aDocument("d1", { alice: [0], bea: [0], cem: [0] }),
      aDocument("d2", { alice: [1], bea: [], cem: [1] }),
    ];
    const found = headline(all, [alice, bea, cem]);
    expect(found.design).toBe("several_coders");
    expect(found).not.toHaveProperty("kappa");
    expect(found.alpha).toMatchObject({ units: 4, leftOut: 0, raters: 3 });
  });

  it("are about the codes asked for", () => {
    const table = unitTable({ documents: rotating, coders: [alice, bea, cem], unit: "document" });
    const found = headlineOf(table, [CODES[0] as CodeId]);
    expect(found.alpha).toMatchObject({ units: 4 });
  });
});
