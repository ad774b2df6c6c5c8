import type { CodeId } from "@concord/domain";
import { ABSENT, MISSING, type Pattern, PRESENT, type Ratings, tally } from "../ratings.ts";
import { judgementOf, type UnitDocument, type UnitTable } from "./unit-table.ts";

/** Units that are no pair because a coder's judgement is missing, by the reason. */
export type LeftOut = { readonly notAssessed: number; readonly notApplicable: number };

/** The coders' ratings, *absent* or *present*, of some codes; every unit x code is one rated unit. */
export function ratingsOfCodes(table: UnitTable, codes: readonly CodeId[] = table.codes): Ratings {
  const patterns: Pattern[] = [];
  for (const document of table.documents) for (const code of codes) patterns.push(...patternsOf(document, code));
  return tally({ raters: table.coders.length, categories: 2, positive: PRESENT }, patterns);
}

/** A unit left out for both reasons is counted as not applicable, which is the stronger statement. */
export function leftOutOf(table: UnitTable, codes: readonly CodeId[] = table.codes): LeftOut {
  let notAssessed = 0;
  let notApplicable = 0;
  for (const { units, layers } of table.documents)
    for (const code of codes) {
      if (layers.some((layer) => layer.notApplicable.has(code))) notApplicable += units.length;
      else if (layers.some((layer) => !layer.assessed.has(code))) notAssessed += units.length;
    }
  return { notAssessed, notApplicable };
}

/** Units that somebody marked are looked at one by one; all others of the document are alike. */
function patternsOf({ units, layers }: UnitDocument, code: CodeId): Pattern[] {
  const marked = new Set<number>();
  for (const layer of layers) for (const unit of layer.present.get(code) ?? []) marked.add(unit);
  const ratingsOf = (unit: number) =>
    layers.map((layer) => {
      const judgement = judgementOf(layer, code, unit);
      return judgement === "present" ? PRESENT : judgement === "absent" ? ABSENT : MISSING;
    });
  const unmarked = { ratings: ratingsOf(-1), units: units.length - marked.size };
  return [unmarked, ...[...marked].map((unit) => ({ ratings: ratingsOf(unit), units: 1 }))];
}
