import type { CodeId } from "@concord/domain";
import { stretchesOf } from "./stretches.ts";
import type { UnitDocument, UnitTable } from "./unit-table.ts";

/** The cells (units x codes) that only one of two coders marked, by what stands behind them. */
export type CellDisagreements = {
  /** Pairs of cells in one unit: a code that only the first coder has there against one that only the second has. */
  readonly confusions: number;
  /** Twice the confusions. */
  readonly confusedCells: number;
  /** Cells without such a partner: one coder found the code, the other found nothing instead. */
  readonly omissions: { readonly firstOnly: number; readonly secondOnly: number };
};

/** From unit `at` on, `by` more codes that only this side has. */
type Edge = { readonly at: number; readonly side: "firstOnly" | "secondOnly"; readonly by: 1 | -1 };

/**
 * Divides what only one of two coders marked. A unit in which the first has m codes that the second has not, and the
 * second n that the first has not, holds min(m, n) confusions; which codes were confused, units do not tell.
 *
 * @throws when the table has not two coders
 */
export function cellDisagreementsOf(table: UnitTable, codes: readonly CodeId[] = table.codes): CellDisagreements {
  if (table.coders.length !== 2) throw new Error(`two coders were asked for, there are ${table.coders.length}`);
  let confusions = 0;
  const omissions = { firstOnly: 0, secondOnly: 0 };
  for (const document of table.documents) {
    const edges = codes.flatMap((code) => edgesOf(document, code)).sort((a, b) => a.at - b.at);
    const open = { firstOnly: 0, secondOnly: 0 };
    let reached = 0;
    for (const { at, side, by } of edges) {
      const confused = Math.min(open.firstOnly, open.secondOnly);
      confusions += confused * (at - reached);
      omissions.firstOnly += (open.firstOnly - confused) * (at - reached);
      omissions.secondOnly += (open.secondOnly - confused) * (at - reached);
      reached = at;
      open[side] += by;
    }
  }
  return { confusions, confusedCells: 2 * confusions, omissions };
}

function edgesOf(document: UnitDocument, code: CodeId): Edge[] {
  return stretchesOf(document, code).flatMap(({ start, end, judgements: [first, second] }): Edge[] => {
    const side =
      first === "present" && second === "absent"
        ? "firstOnly"
        : first === "absent" && second === "present"
          ? "secondOnly"
          : undefined;
    if (!side) return [];
    return [
      { at: start, side, by: 1 },
      { at: end, side, by: -1 },
    ];
  });
}
