import type { DocumentId } from "@concord/domain";
import { describe, expect, it } from "vitest";
import { agreementByCode, overallAgreement, pairAgreement } from "./agreement-table.ts";
import { tally } from "./ratings.ts";
import { aDocument, aLayer, alice, bea, cai, GOAL, PLAN } from "./units/testing/small-study.ts";
import { unitTable } from "./units/unit-table.ts";

const documents = [
  aDocument([
    aLayer(alice, [
      [11, 13, GOAL],
      [31, 33, PLAN],
    ]),
    aLayer(bea, [[11, 13, GOAL]]),
  ]),
  aDocument([aLayer(alice, [[11, 13, GOAL]]), aLayer(bea, [], { notApplicable: new Set([PLAN]) })], {
    documentId: "p02" as DocumentId,
  }),
];
const table = unitTable({ documents, coders: [alice, bea], unit: "turn" });

describe("agreement of two coders", () => {
  it("is told for each code, with what was left out of it", () => {
    expect(agreementByCode(table)).toMatchObject([
      {
        code: GOAL,
        counts: { bothPresent: 1, firstOnly: 1, secondOnly: 0, bothAbsent: 2, units: 4 },
        leftOut: { notAssessed: 0, notApplicable: 0 },
        percentAgreement: { value: 3 / 4 },
        kappa: { value: 1 / 2 },
      },
      {
        code: PLAN,
        counts: { bothPresent: 0, firstOnly: 1, secondOnly: 0, bothAbsent: 1, units: 2 },
        leftOut: { notAssessed: 0, notApplicable: 2 },
        kappa: { value: 0 },
      },
    ]);
  });

  it("is told over all units and codes together, which are those of the codes", () => {
    const overall = overallAgreement(table);
    expect(overall).toMatchObject({
      counts: { bothPresent: 1, firstOnly: 2, secondOnly: 0, bothAbsent: 3, units: 6 },
      leftOut: { notApplicable: 2 },
      pabak: { value: 1 / 3 },
    });
    const byCode = agreementByCode(table);
    expect(byCode.reduce((sum, { counts }) => sum + counts.units, 0)).toBe(overall.counts.units);
  });

  it("has reasons in place of values where nothing was judged by both", () => {
    const alone = overallAgreement(unitTable({ documents, coders: [alice, cai], unit: "turn" }));
    expect(alone.counts.units).toBe(0);
    for (const result of [alone.kappa, alone.pabak, alone.ac1, alone.percentAgreement])
      expect(result).toMatchObject({ undefined: "no_pairable_units" });
  });

  it("is refused for other than two coders, and for other categories than absent and present", () => {
    expect(() => overallAgreement(unitTable({ documents, coders: [alice, bea, cai], unit: "turn" }))).toThrow(
      "there are 3",
    );
    expect(() => pairAgreement(tally({ raters: 2, categories: 3 }, []))).toThrow("present and absent");
  });
});
