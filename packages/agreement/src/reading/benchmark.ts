import { normalCdf } from "../intervals/distributions.ts";
import { firstReason, type Reason } from "../result.ts";
import { BANDS, type BenchmarkScale } from "./bands.ts";

export type Benchmark =
  | {
      /** Probability that the coefficient lies in the band or a better one, from the best band down. */
      readonly cumulative: readonly number[];
      /** The best band that is reached with the probability asked for. */
      readonly level: string;
    }
  | { readonly undefined: Reason };

/** From which probability on a band is taken to be reached. */
const CERTAINTY = 0.95;

/**
 * The band of a scale that a coefficient reaches with near certainty, its standard error taken into account. A value of
 * 0.82 with a large error is not "almost perfect".
 *
 * @param coefficient - in [-1, 1]
 * @param standardError - above 0; without it there is no such reading
 * @returns `zero_standard_error` when the error is 0
 * @throws when the coefficient is not in [-1, 1], or the error is no number that says something
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 6.
 */
export function benchmark(
  coefficient: number,
  standardError: number,
  scale: BenchmarkScale,
  certainty: number = CERTAINTY,
): Benchmark {
  const reason = firstReason([standardError === 0 && "zero_standard_error"]);
  if (reason) return { undefined: reason };
  if (!(standardError > 0)) throw new Error(`a standard error of ${standardError}`);
  if (!(Math.abs(coefficient) <= 1)) throw new Error(`a coefficient of ${coefficient} is not between -1 and 1`);
  if (!(certainty > 0 && certainty <= 1)) throw new Error(`a certainty of ${certainty} is not between 0 and 1`);
  const below = (bound: number) => normalCdf((coefficient - bound) / standardError);
  const whole = below(-1) - below(1);
  if (whole === 0) throw new Error(`a standard error of ${standardError} says nothing about a coefficient`);
  let reached = 0;
  const cumulative = BANDS[scale].map(({ from, to }) => {
    reached += (below(from) - below(to)) / whole;
    return reached;
  });
  // The worst band reaches everything but for rounding.
  const level = BANDS[scale].find((_, index) => (cumulative[index] ?? 0) >= certainty) ?? BANDS[scale].at(-1);
  return { cumulative, level: level?.label ?? "" };
}
