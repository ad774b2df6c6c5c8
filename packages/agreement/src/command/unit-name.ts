/** The name of a row's unit from the cells that name it; empty when one of them is. Different cells give different names. */
export function unitNameOf(cells: readonly string[], columns: readonly number[]): string {
  const parts = columns.map((column) => cells[column] ?? "");
  if (parts.some((part) => part.trim() === "")) return "";
  return parts.length === 1 ? (parts[0] ?? "") : parts.map((part) => part.replace(/[\\+]/g, "\\$&")).join(" + ");
}
