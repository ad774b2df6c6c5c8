import { describe, expect, it } from "vitest";
import { drawBinomial, drawMultinomial } from "./multinomial.ts";
import { seededRandom } from "./random.ts";

/** Probability of each number of successes, multiplied out. */
function binomialProbabilities(trials: number, probability: number): number[] {
  let row = [1];
  for (let trial = 0; trial < trials; trial++)
    row = Array.from(
      { length: row.length + 1 },
      (_, successes) => (row[successes] ?? 0) * (1 - probability) + (row[successes - 1] ?? 0) * probability,
    );
  return row;
}

/** Pearson's chi-squared over its degrees of freedom: near 1 when the draws follow the probabilities. */
function misfit(observed: readonly number[], probabilities: readonly number[], draws: number): number {
  let sum = 0;
  let cells = 0;
  let restObserved = draws;
  let restExpected = draws;
  for (const [value, probability] of probabilities.entries()) {
    const expected = probability * draws;
    if (expected < 5) continue;
    sum += ((observed[value] ?? 0) - expected) ** 2 / expected;
    restObserved -= observed[value] ?? 0;
    restExpected -= expected;
    cells++;
  }
  if (restExpected >= 5) {
    sum += (restObserved - restExpected) ** 2 / restExpected;
    cells++;
  }
  return sum / (cells - 1);
}

describe("a draw from the binomial distribution", () => {
  it.each([
    [1, 0.3],
    [5, 0.5],
    [20, 0.05],
    [40, 0.9],
    [200, 0.5],
  ])("of %i trials with probability %f follows its probabilities", (trials, probability) => {
    const random = seededRandom(7);
    const draws = 40_000;
    const observed = new Array<number>(trials + 1).fill(0);
    for (let draw = 0; draw < draws; draw++) {
      const value = drawBinomial(trials, probability, random);
      observed[value] = (observed[value] ?? 0) + 1;
    }
    expect(observed.reduce((sum, count) => sum + count, 0)).toBe(draws);
    expect(misfit(observed, binomialProbabilities(trials, probability), draws)).toBeLessThan(2);
  });

  it("is sure where nothing is left to chance", () => {
    const random = seededRandom(1);
    expect([drawBinomial(0, 0.4, random), drawBinomial(9, 0, random), drawBinomial(9, 1, random)]).toEqual([0, 0, 9]);
  });

  it("stays within its trials at the edges of the random numbers", () => {
    for (const edge of [0, 1 - 2 ** -53])
      for (const [trials, probability] of [
        [3, 0.5],
        [1000, 0.001],
        [1000, 0.999],
      ] as const) {
        const value = drawBinomial(trials, probability, () => edge);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(trials);
      }
  });

  it("has the mean and the spread of many trials", () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 4000 }, () => drawBinomial(1_000_000, 0.25, random));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    // Four standard errors of the mean and of the variance.
    expect(Math.abs(mean - 250_000)).toBeLessThan((4 * Math.sqrt(187_500)) / Math.sqrt(4000));
    expect(Math.abs(variance / 187_500 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
  });
});

describe("a draw from the multinomial distribution", () => {
  it("has as many units as there were, and none of a kind that there was none of", () => {
    const random = seededRandom(11);
    const drawn = [0, 0, 0, 0];
    for (let draw = 0; draw < 200; draw++) {
      drawMultinomial([5, 0, 3, 12], drawn, random);
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(20);
      expect(drawn[1]).toBe(0);
    }
  });

  it("gives each kind its share, and kinds compete", () => {
    const random = seededRandom(12);
    const drawn = [0, 0, 0];
    const sums = [0, 0, 0];
    let product = 0;
    for (let draw = 0; draw < 20_000; draw++) {
      drawMultinomial([10, 30, 60], drawn, random);
      for (const [kind, count] of drawn.entries()) sums[kind] = (sums[kind] ?? 0) + count / 20_000;
      product += ((drawn[0] ?? 0) * (drawn[1] ?? 0)) / 20_000;
    }
    for (const [kind, expected] of [10, 30, 60].entries()) expect(sums[kind]).toBeCloseTo(expected, 0);
    // Covariance of a multinomial: -n p q = -3.
    expect(product - (sums[0] ?? 0) * (sums[1] ?? 0)).toBeCloseTo(-3, 0);
  });
});

describe("random numbers", () => {
  it("are the same for the same seed and others for another", () => {
    const series = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(series(42)).toEqual(series(42));
    expect(series(42)).not.toEqual(series(43));
  });

  it("lie in [0, 1) and fill it evenly", () => {
    const random = seededRandom(5);
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 50_000; draw++) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    }
    expect(misfit(tenths, new Array<number>(10).fill(0.1), 50_000)).toBeLessThan(2);
  });
});
