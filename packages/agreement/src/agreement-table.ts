import type { CodeId } from "@concord/domain";
import { fourfold } from "./contingency.ts";
import {
  biasIndex,
  cohenKappa,
  gwetAc1,
  krippendorffAlpha,
  negativeAgreement,
  pabak,
  percentAgreement,
  positiveAgreement,
  prevalenceIndex,
} from "./measures/index.ts";
import type { BinaryCounts, Ratings } from "./ratings.ts";
import type { Agreement } from "./result.ts";
import { type LeftOut, leftOutOf, ratingsOfCodes } from "./units/ratings-of-units.ts";
import type { UnitTable } from "./units/unit-table.ts";

/** Two coders on *present* and *absent*: the counts and every coefficient that has to stand beside kappa to read it. */
export type PairAgreement = {
  /** `units` is the sum of the four. */
  readonly counts: BinaryCounts & { readonly units: number };
  readonly percentAgreement: Agreement;
  readonly kappa: Agreement;
  readonly pabak: Agreement;
  readonly ac1: Agreement;
  readonly alpha: Agreement;
  readonly positiveAgreement: Agreement;
  readonly negativeAgreement: Agreement;
  readonly prevalenceIndex: Agreement;
  readonly biasIndex: Agreement;
};

export type CodeAgreement = PairAgreement & { readonly code: CodeId; readonly leftOut: LeftOut };
export type OverallAgreement = PairAgreement & { readonly leftOut: LeftOut };

/** @throws when there are not two coders, or not the categories *absent* and *present* */
export function pairAgreement(ratings: Ratings): PairAgreement {
  const { a, b, c, d, units } = fourfold(ratings);
  return {
    counts: { bothPresent: a, firstOnly: b, secondOnly: c, bothAbsent: d, units },
    percentAgreement: percentAgreement(ratings),
    kappa: cohenKappa(ratings),
    pabak: pabak(ratings),
    ac1: gwetAc1(ratings),
    alpha: krippendorffAlpha(ratings),
    positiveAgreement: positiveAgreement(ratings),
    negativeAgreement: negativeAgreement(ratings),
    prevalenceIndex: prevalenceIndex(ratings),
    biasIndex: biasIndex(ratings),
  };
}

/** Agreement of the table's two coders on each of its codes. */
export function agreementByCode(table: UnitTable): CodeAgreement[] {
  return table.codes.map((code) => ({
    code,
    leftOut: leftOutOf(table, [code]),
    ...pairAgreement(ratingsOfCodes(table, [code])),
  }));
}

/** Agreement of the table's two coders over all its units x codes taken together. */
export function overallAgreement(table: UnitTable): OverallAgreement {
  return { leftOut: leftOutOf(table), ...pairAgreement(ratingsOfCodes(table)) };
}
