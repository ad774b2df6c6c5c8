import { logGamma } from "./distributions.ts";
import type { Random } from "./random.ts";

/**
 * Draws as many units with replacement as there are, and counts how many of each kind come out. The cost depends on the
 * number of kinds, not of units.
 *
 * @param counts - units of each kind, whole numbers
 * @param drawn - is filled with the counts drawn; of the same length
 */
export function drawMultinomial(counts: readonly number[], drawn: number[], random: Random): void {
  let units = 0;
  for (const count of counts) units += count;
  let remaining = units;
  for (const [kind, count] of counts.entries()) {
    // Given the kinds before, the number of this kind is binomial among what remains.
    const taken = drawBinomial(remaining, units === 0 ? 0 : count / units, random);
    drawn[kind] = taken;
    remaining -= taken;
    units -= count;
  }
}

/**
 * A draw from the binomial distribution, exact: its probabilities are taken off a random number one by one, from the
 * mode outwards, so that about two standard deviations of steps are enough.
 */
export function drawBinomial(trials: number, probability: number, random: Random): number {
  if (trials === 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  const odds = probability / (1 - probability);
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const logMost =
    logFactorial(trials) -
    logFactorial(mode) -
    logFactorial(trials - mode) +
    mode * Math.log(probability) +
    (trials - mode) * Math.log1p(-probability);
  const most = Math.exp(logMost);
  let left = random() - most;
  if (left < 0) return mode;
  let [above, below] = [most, most];
  let [high, low] = [mode, mode];
  while (high < trials || low > 0) {
    if (high < trials) {
      above *= ((trials - high) / (high + 1)) * odds;
      high++;
      left -= above;
      if (left < 0) return high;
    }
    if (low > 0) {
      below *= low / ((trials - low + 1) * odds);
      low--;
      left -= below;
      if (left < 0) return low;
    }
    // Both tails have run out of digits: what is left of the random number is rounding.
    if (above + below < 1e-300) break;
  }
  return mode;
}

function logFactorial(n: number): number {
  return logGamma(n + 1);
}
