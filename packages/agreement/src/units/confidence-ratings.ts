import type { CodeId } from "@concord/domain";
import { MISSING, type Ratings, tally } from "../ratings.ts";
import { judgementElsewhere, presentIn } from "./judged-layer.ts";
import { sweep } from "./runs.ts";
import type { UnitDocument, UnitTable } from "./unit-table.ts";

export const PROBABLE = 0;
export const CERTAIN = 1;

/**
 * How sure the coders are of what they all found: ratings *probable* (`+`) or *certain* (`++`) of the units x codes that
 * every coder who judged them marked, whatever the table's rule for `+`. A unit with any certain coding is certain. Units
 * that fewer than two marked, or that somebody judged and did not mark, are not among the ratings.
 */
export function confidenceRatings(table: UnitTable, codes: readonly CodeId[] = table.codes): Ratings {
  const patterns = table.documents.flatMap((document) => codes.flatMap((code) => shared(document, code)));
  return tally({ raters: table.coders.length, categories: 2, positive: CERTAIN }, patterns);
}

function shared({ units, layers }: UnitDocument, code: CodeId) {
  const marked = layers.map((layer) => presentIn(layer, code, layer.marked));
  const certain = layers.map((layer) => presentIn(layer, code, layer.certain));
  const looked = layers.map((layer) => judgementElsewhere(layer, code) === "absent");
  return sweep(units.count, [...marked, ...certain]).flatMap(({ start, end, by }) => {
    const isMarked = by.slice(0, layers.length);
    if (isMarked.filter(Boolean).length < 2 || isMarked.some((found, coder) => looked[coder] && !found)) return [];
    const ratings = isMarked.map((found, coder) => (!found ? MISSING : by[layers.length + coder] ? CERTAIN : PROBABLE));
    return [{ ratings, units: end - start }];
  });
}
