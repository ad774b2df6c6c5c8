import type { Label } from "../cases/index.ts";
import type { BadRow } from "./bad-rows.ts";
import type { Row } from "./delimited-text.ts";
import type { ReadLabel } from "./read-label.ts";
import type { Columns } from "./table-columns.ts";
import { unitNameOf } from "./unit-name.ts";
import { quoted } from "./visible.ts";

/** One category per unit and coder: a row per coder, an entry per unit. */
export type OneCodeEach = { readonly coders: readonly string[]; readonly rows: readonly (readonly (Label | null)[])[] };

/** Reads a wide table: a row per unit, a column per coder. Cells of other columns are not looked at. */
export function readWideRows(
  table: readonly Row[],
  columns: Columns & { shape: "wide" },
  readLabel: (cell: string) => ReadLabel,
): OneCodeEach & { readonly bad: BadRow[]; readonly unitsRepeat: boolean } {
  const rows: (Label | null)[][] = columns.coders.map(() => []);
  const bad: BadRow[] = [];
  const lineOf = new Map<string, number>();
  let unitsRepeat = false;
  for (const { line, cells } of table) {
    const unit = unitNameOf(cells, columns.unit);
    const read = columns.coders.map(({ column }) => readLabel(cells[column] ?? ""));
    const before = lineOf.get(unit);
    if (before !== undefined) unitsRepeat = true;
    const unreadable = read.find((each) => "problem" in each);
    const problem =
      (unit === "" && "has no unit") ||
      (before !== undefined && `repeats the unit ${quoted(unit)} of line ${before}`) ||
      (unreadable && "problem" in unreadable && unreadable.problem);
    if (problem) {
      bad.push({ line, problem });
      continue;
    }
    lineOf.set(unit, line);
    for (const [coder, each] of read.entries()) rows[coder]?.push("label" in each ? each.label : null);
  }
  return { coders: columns.coders.map(({ name }) => name), rows, bad, unitsRepeat };
}
