import type { CodeId } from "@concord/domain";
import { judgementElsewhere, presentIn } from "./judged-layer.ts";
import type { UnitTable } from "./unit-table.ts";

/** The codes that one coder found in one unit; `null` where the coder assessed none of the codes. */
export type LabelSet = readonly CodeId[] | null;

/**
 * For each coder a row with the set of codes in every unit, documents one after the other: what a set-valued alpha takes.
 * A coder who looked for some of the codes and found none has the empty set, which is a rating.
 *
 * @returns codes within a set stand in the order of the table, so that equal sets have equal lists
 * @throws when the units are characters, which are too many to be listed
 */
export function labelSetsOf(table: UnitTable, codes: readonly CodeId[] = table.codes): LabelSet[][] {
  if (table.rule.unit === "character") throw new Error("sets of labels were asked for by character");
  return table.coders.map((_, coder) =>
    table.documents.flatMap(({ units, layers }) => {
      const layer = layers[coder];
      if (!layer) return [];
      const assessed = codes.some((code) => judgementElsewhere(layer, code) === "absent");
      const sets: (CodeId[] | null)[] = Array.from({ length: units.count }, () => (assessed ? [] : null));
      for (const code of codes)
        for (const { start, end } of presentIn(layer, code))
          for (let unit = start; unit < end; unit++) sets[unit] = [...(sets[unit] ?? []), code];
      return sets;
    }),
  );
}
