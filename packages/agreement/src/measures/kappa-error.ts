import type { Contingency } from "../contingency.ts";
import type { StandardError } from "../result.ts";
import { rootOf } from "../standard-error.ts";
import type { AgreementWeights } from "../weights.ts";

/** The two large-sample standard errors of Cohen's kappa, weighted or not. They answer different questions. */
export type KappaErrors = {
  /** For an interval around kappa. */
  readonly standardError: StandardError;
  /** For a test of kappa = 0 only; never for an interval. */
  readonly nullStandardError: StandardError;
};

/**
 * @param expectedApart - weighted disagreement expected by chance, above 0
 * @see Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5), 323-327.
 */
export function kappaErrors(
  { cells, rows, columns, units }: Contingency,
  { apart }: AgreementWeights,
  kappa: number,
  expectedApart: number,
): KappaErrors {
  const used = [...rows.keys()].filter((category) => rows[category] || columns[category]);
  // Relative to what chance expects, so that the width of the scale costs no digits.
  const relative = (row: number, column: number) => apart(row, column) / expectedApart;
  const rowMean = used.map((row) =>
    used.reduce((sum, column) => sum + relative(row, column) * share(columns, column), 0),
  );
  const columnMean = used.map((column) => used.reduce((sum, row) => sum + relative(row, column) * share(rows, row), 0));
  // The paper writes agreement weights, and subtracts squares of means from means of squares. Disagreements, and squared
  // deviations from their means (which are -1 and kappa - 1), give the same and keep the digits.
  let observedVariance = 0;
  let chanceVariance = 0;
  for (const [first, row] of used.entries())
    for (const [second, column] of used.entries()) {
      const distance = relative(row, column);
      const margins = (rowMean[first] as number) + (columnMean[second] as number);
      const inCell = (cells[row]?.[column] ?? 0) / units;
      observedVariance += inCell * (distance - (margins - 1) * (1 - kappa)) ** 2;
      chanceVariance += share(rows, row) * share(columns, column) * (distance - margins + 1) ** 2;
    }
  return {
    standardError: { method: "large_sample", value: rootOf(observedVariance / units) },
    nullStandardError: { method: "large_sample", value: rootOf(chanceVariance / units) },
  };

  function share(margin: readonly number[], category: number): number {
    return (margin[category] ?? 0) / units;
  }
}
