import type { Contingency } from "../contingency.ts";
import type { StandardError } from "../result.ts";
import { rootOf } from "../standard-error.ts";
import { type AgreementWeights, weightBetween } from "../weights.ts";

/** The two large-sample standard errors of Cohen's kappa, weighted or not. They answer different questions. */
export type KappaErrors = {
  /** For an interval around kappa. */
  readonly standardError: StandardError;
  /** For a test of kappa = 0 only; never for an interval. */
  readonly nullStandardError: StandardError;
};

/**
 * @param expected - weighted chance agreement, below 1
 * @see Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5), 323-327.
 */
export function kappaErrors(
  { cells, rows, columns, units }: Contingency,
  weights: AgreementWeights,
  kappa: number,
  expected: number,
): KappaErrors {
  const categories = rows.keys();
  const all = [...categories];
  const rowMean = all.map((row) =>
    all.reduce((sum, column) => sum + weightBetween(weights, row, column) * share(columns, column), 0),
  );
  const columnMean = all.map((column) =>
    all.reduce((sum, row) => sum + weightBetween(weights, row, column) * share(rows, row), 0),
  );
  // The paper subtracts squares of means from means of squares; a sum of squared deviations is the same and keeps digits.
  const mean = kappa - expected * (1 - kappa);
  let observedVariance = 0;
  let chanceVariance = 0;
  for (const row of all)
    for (const column of all) {
      const weight = weightBetween(weights, row, column);
      const margins = (rowMean[row] as number) + (columnMean[column] as number);
      const inCell = (cells[row]?.[column] ?? 0) / units;
      observedVariance += inCell * (weight - margins * (1 - kappa) - mean) ** 2;
      chanceVariance += share(rows, row) * share(columns, column) * (weight - margins + expected) ** 2;
    }
  const scale = units * (1 - expected) ** 2;
  return {
    standardError: { method: "large_sample", value: rootOf(observedVariance / scale) },
    nullStandardError: { method: "large_sample", value: rootOf(chanceVariance / scale) },
  };

  function share(margin: readonly number[], category: number): number {
    return (margin[category] ?? 0) / units;
  }
}
