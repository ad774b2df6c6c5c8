import { counted } from "../reading/index.ts";
import { Complaint } from "./complaint.ts";

export type BadRow = { readonly line: number; readonly problem: string };

const MOST_SHOWN = 20;

/**
 * Nothing is computed from the good rows of a table with bad ones unless the user says so, since agreement on what is
 * left looks like agreement on everything.
 *
 * @param hint - what may be the matter with all of them, a sentence
 * @returns a note about the rows passed over, if there are any
 * @throws Complaint with the rows, unless they may be skipped
 */
export function settleBadRows(bad: readonly BadRow[], skip: boolean, hint = ""): string[] {
  if (bad.length === 0) return [];
  const inOrder = bad.toSorted((a, b) => a.line - b.line);
  const lines = inOrder.slice(0, MOST_SHOWN).map(({ line, problem }) => `  line ${line} ${problem}`);
  if (bad.length > MOST_SHOWN) lines.push(`  and ${bad.length - MOST_SHOWN} more`);
  const count = counted(bad.length, "row");
  if (skip) return [`${count} left out because of --skip-bad-rows:\n${lines.join("\n")}`];
  if (hint !== "") lines.push(hint);
  throw new Complaint(
    `${count} can not be read, so nothing was computed (--skip-bad-rows computes from the others):\n${lines.join("\n")}`,
  );
}
