import type { Label } from "../cases/index.ts";
import type { BadRow } from "./bad-rows.ts";
import type { Row } from "./delimited-text.ts";
import type { ReadLabel } from "./read-label.ts";
import type { Columns } from "./table-columns.ts";
import { unitNameOf } from "./unit-name.ts";
import { quoted } from "./visible.ts";

/** What one row says: that a coder gave a unit a code, that a code is absent there, or that nothing was judged. */
export type Statement = {
  readonly line: number;
  readonly unit: string;
  readonly coder: string;
  /** `null` in a row without a code. */
  readonly code: Label | null;
  /** Whether the code is there; `null` when that was not judged. Without such a column a row says that it is. */
  readonly present: boolean | null;
  /** Whether the cell of the code was empty, which is less than a word for "not judged". */
  readonly emptyCode: boolean;
};

const PRESENT = new Set(["1", "true", "yes", "present"]);
const ABSENT = new Set(["0", "false", "no", "absent"]);

/**
 * Reads the rows of a long table one by one.
 *
 * @param isCompared - whether a coder's rows matter; of others it is only seen which units and codes they have, and
 *   nothing that is wrong in their rows is told
 */
export function readLongRows(
  rows: readonly Row[],
  columns: Columns & { shape: "long" },
  readLabel: (cell: string) => ReadLabel,
  isCompared: (coder: string) => boolean,
): { readonly statements: Statement[]; readonly bad: BadRow[] } {
  const statements: Statement[] = [];
  const bad: BadRow[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: number) => cells[column] ?? "";
    const [unit, coder] = [unitNameOf(cells, columns.unit), cell(columns.coder)];
    const code = readLabel(cell(columns.code));
    const present = columns.value === undefined ? true : presenceOf(cell(columns.value));
    const problem =
      (unit === "" && "has no unit") ||
      (coder.trim() === "" && "has no coder") ||
      ("problem" in code && code.problem) ||
      (present === undefined &&
        `has ${quoted(cell(columns.value ?? 0))} where 1 or 0 should say whether the code is present`);
    if (problem) {
      if (isCompared(coder) || coder.trim() === "") bad.push({ line, problem });
    } else if (!("problem" in code) && present !== undefined)
      statements.push({ line, unit, coder, code: code.label, present, emptyCode: cell(columns.code).trim() === "" });
  }
  return { statements, bad };
}

function presenceOf(cell: string): boolean | null | undefined {
  const word = cell.trim().toLowerCase();
  if (PRESENT.has(word)) return true;
  if (ABSENT.has(word)) return false;
  return word === "" || word === "na" ? null : undefined;
}
