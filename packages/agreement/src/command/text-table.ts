import { visible } from "./visible.ts";

/** Columns side by side, each as wide as its widest cell. The last one may be as long as it likes. */
export function textTable(cells: readonly (readonly string[])[], indent = "  "): string[] {
  const rows = cells.map((row) => row.map(visible));
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
  );
}
