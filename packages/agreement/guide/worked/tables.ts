import type { CodingMaterial } from "../../src/cases/index.ts";
import { contingencyOf, fourfold } from "../../src/contingency.ts";
import type { Continuum } from "../../src/measures/index.ts";
import type { Ratings } from "../../src/ratings.ts";
import { table } from "../text/markdown.ts";

const NOT_JUDGED = "·";

/** Two coders crossed, with their totals. */
export function crossed(ratings: Ratings, labels: readonly (string | number)[]): string {
  const { cells, rows, columns, units } = contingencyOf(ratings);
  return table(
    ["first coder \\ second coder", ...labels.map(String), "total"],
    [
      ...labels.map((label, row) => [`**${label}**`, ...(cells[row] ?? []).map(String), String(rows[row])]),
      ["**total**", ...columns.map(String), String(units)],
    ],
  );
}

/** Two coders on *present* and *absent*, with the letters that formulas use. */
export function fourfoldTable(ratings: Ratings): string {
  const { a, b, c, d, units } = fourfold(ratings);
  return table(
    ["first coder \\ second coder", "present", "absent", "total"],
    [
      ["**present**", `a = ${a}`, `b = ${b}`, String(a + b)],
      ["**absent**", `c = ${c}`, `d = ${d}`, String(c + d)],
      ["**total**", String(a + c), String(b + d), `n = ${units}`],
    ],
  );
}

/** A row per coder, a column per unit; a dot where the coder did not judge the unit. */
export function ratingsTable({ rows }: Pick<CodingMaterial, "rows">): string {
  const units = rows[0]?.length ?? 0;
  return table(
    ["unit", ...Array.from({ length: units }, (_, unit) => String(unit + 1))],
    rows.map((row, coder) => [`coder ${coder + 1}`, ...row.map((label) => String(label ?? NOT_JUDGED))]),
  );
}

/** A row per unit: how many coders chose each category. */
export function countsTable({ rows, categories }: Pick<CodingMaterial, "rows" | "categories">, unit: string): string {
  const units = rows[0]?.length ?? 0;
  return table(
    [unit, ...categories.map(String)],
    Array.from({ length: units }, (_, index) => [
      String(index + 1),
      ...categories.map((category) => String(rows.filter((row) => row[index] === category).length)),
    ]),
  );
}

/** A row per unit with every coder's set of labels. */
export function setsTable(rows: readonly (readonly (readonly (string | number)[] | null)[])[]): string {
  const units = rows[0]?.length ?? 0;
  const inBraces = (set: readonly (string | number)[] | null | undefined) => (set ? `{${set.join(", ")}}` : NOT_JUDGED);
  return table(
    ["unit", ...rows.map((_, coder) => `coder ${coder + 1}`)],
    Array.from({ length: units }, (_, unit) => [String(unit + 1), ...rows.map((row) => inBraces(row[unit]))]),
  );
}

/** Every coder's spans: where they begin, where they end (the end not included), and what they are called. */
export function spansTable({ coders }: Continuum): string {
  return table(
    ["coder", "spans"],
    coders.map((spans, coder) => [
      String(coder + 1),
      spans.map(({ start, end, label }) => `${start}–${end} ${label}`).join(", ") || "none",
    ]),
  );
}
