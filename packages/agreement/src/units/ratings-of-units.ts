import type { CodeId } from "@concord/domain";
import { ABSENT, MISSING, type Pattern, PRESENT, type Ratings, tally } from "../ratings.ts";
import type { Judgement } from "./judged-layer.ts";
import { isRated, stretchesOf } from "./stretches.ts";
import type { UnitTable } from "./unit-table.ts";

/** Units x codes with fewer than two ratings, which are no pair, by the reason. */
export type LeftOut = { readonly notAssessed: number; readonly notApplicable: number };

const RATING: Readonly<Record<Judgement, number>> = {
  present: PRESENT,
  absent: ABSENT,
  not_assessed: MISSING,
  not_applicable: MISSING,
};

/** The coders' ratings, *absent* or *present*, of some codes; every unit x code is one rated unit. */
export function ratingsOfCodes(table: UnitTable, codes: readonly CodeId[] = table.codes): Ratings {
  return tally({ raters: table.coders.length, categories: 2, positive: PRESENT }, patternsOf(table, codes));
}

function* patternsOf(table: UnitTable, codes: readonly CodeId[]): Generator<Pattern> {
  for (const document of table.documents)
    for (const code of codes)
      for (const { start, end, judgements } of stretchesOf(document, code))
        yield { ratings: judgements.map((judgement) => RATING[judgement]), units: end - start };
}

/** A unit left out for both reasons is counted as not applicable, which is the stronger statement. */
export function leftOutOf(table: UnitTable, codes: readonly CodeId[] = table.codes): LeftOut {
  let notAssessed = 0;
  let notApplicable = 0;
  for (const document of table.documents)
    for (const code of codes)
      for (const { start, end, judgements } of stretchesOf(document, code)) {
        if (judgements.filter(isRated).length >= 2) continue;
        if (judgements.includes("not_applicable")) notApplicable += end - start;
        else notAssessed += end - start;
      }
  return { notAssessed, notApplicable };
}
