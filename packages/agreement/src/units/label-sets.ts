import type { CodeId } from "@concord/domain";
import { type JudgedLayer, judgementElsewhere, presentIn } from "./judged-layer.ts";
import type { UnitTable } from "./unit-table.ts";

/** The codes that one coder found in one unit; `null` where the coder assessed none of those that count there. */
export type LabelSet = readonly CodeId[] | null;

/**
 * For each coder a row with the set of codes in every unit, documents one after the other: what a set-valued alpha takes.
 * A coder who looked for some of the codes and found none has the empty set, which is a rating.
 *
 * A set can not say of a code that it was not assessed. So in each document only those codes count that every coder who
 * assessed any of them assessed: else *not assessed* would read as *absent*.
 *
 * @returns codes within a set stand in the order of the table, so that equal sets have equal lists
 * @throws when the units are characters, which are too many to be listed
 */
export function labelSetsOf(table: UnitTable, codes: readonly CodeId[] = table.codes): LabelSet[][] {
  if (table.rule.unit === "character") throw new Error("sets of labels were asked for by character");
  const rows = table.coders.map((): LabelSet[] => []);
  for (const { units, layers } of table.documents) {
    const active = layers.filter((layer) => codes.some((code) => isAssessed(layer, code)));
    const compared = codes.filter((code) => active.every((layer) => isAssessed(layer, code)));
    for (const [coder, layer] of layers.entries()) {
      const judged = active.includes(layer) && compared.length > 0;
      const sets = Array.from({ length: units.count }, (): CodeId[] => []);
      if (judged)
        for (const code of compared)
          for (const { start, end } of presentIn(layer, code))
            for (let unit = start; unit < end; unit++) sets[unit]?.push(code);
      for (const set of sets) rows[coder]?.push(judged ? set : null);
    }
  }
  return rows;
}

function isAssessed(layer: JudgedLayer, code: CodeId): boolean {
  return judgementElsewhere(layer, code) === "absent";
}
