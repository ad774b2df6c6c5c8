import type { CodeId, UserId } from "@concord/domain";
import { type PairAgreement, pairAgreement } from "./agreement-table.ts";
import {
  type AlphaParts,
  cohenKappa,
  type FleissParts,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  percentAgreement,
  unanimousAgreement,
} from "./measures/index.ts";
import { everyPair, MISSING, type Ratings } from "./ratings.ts";
import type { Agreement } from "./result.ts";
import { type LeftOut, leftOutOf, ratingsOfCodes } from "./units/ratings-of-units.ts";
import type { UnitTable } from "./units/unit-table.ts";

/** Two of several coders, over the units x codes that both judged. */
export type PairOfSeveral = {
  readonly coders: readonly [UserId, UserId];
  readonly units: number;
  readonly kappa: Agreement;
  readonly percentAgreement: Agreement;
};

/**
 * The figures that stand for all codes together. What they are depends on who coded what: Cohen's kappa belongs to two
 * given coders, so with more than two, or with pairs that rotate from document to document, there is none over all.
 */
export type Headline = { readonly leftOut: LeftOut } & (
  | ({ readonly design: "two_coders" } & PairAgreement)
  | {
      /** `rotating_pairs`: no unit was judged by more than two of the coders. */
      readonly design: "several_coders" | "rotating_pairs";
      readonly alpha: Agreement<AlphaParts>;
      readonly ac1: Agreement;
      readonly fleissKappa: Agreement<FleissParts>;
      readonly percentAgreement: Agreement;
      readonly unanimousAgreement: Agreement;
      /** Every two coders, in the order of the table; also those who have no unit in common. */
      readonly pairs: readonly PairOfSeveral[];
    }
);

/** Agreement of all coders of a table over its codes, or some of them, taken together. */
export function headlineOf(table: UnitTable, codes: readonly CodeId[] = table.codes): Headline {
  const ratings = ratingsOfCodes(table, codes);
  const leftOut = leftOutOf(table, codes);
  if (table.coders.length === 2) return { design: "two_coders", leftOut, ...pairAgreement(ratings) };
  return {
    design: neverMoreThanTwo(ratings) ? "rotating_pairs" : "several_coders",
    leftOut,
    alpha: krippendorffAlpha(ratings),
    ac1: gwetAc1(ratings),
    fleissKappa: fleissKappa(ratings),
    percentAgreement: percentAgreement(ratings),
    unanimousAgreement: unanimousAgreement(ratings),
    pairs: pairsOfSeveral(table.coders, ratings),
  };
}

function neverMoreThanTwo({ patterns }: Ratings): boolean {
  return patterns.every(({ ratings }) => ratings.filter((rating) => rating !== MISSING).length <= 2);
}

function pairsOfSeveral(coders: readonly UserId[], ratings: Ratings): PairOfSeveral[] {
  return Array.from(everyPair(ratings), ({ raters: [first, second], ratings: pair }) => {
    const kappa = cohenKappa(pair);
    const both = [coders[first] as UserId, coders[second] as UserId] as const;
    return { coders: both, units: kappa.units, kappa, percentAgreement: percentAgreement(pair) };
  });
}
