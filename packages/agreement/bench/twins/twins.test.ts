import { describe, expect, it } from "vitest";
import { bootstrapInterval, cohenKappa, isDefined, PRESENT, ratingsOfColumns } from "../../src/index.ts";
import { alphaUnitizing1995, type Continuum, uAlpha } from "../../src/measures/spans/index.ts";
import { column, twoCoders } from "../material/codings.ts";
import { twoCodersSpans } from "../material/spans.ts";
import { difference, differenceOfIntervals } from "../rows/same-values.ts";
import { naiveAlphaUnitizing } from "./naive-alpha-unitizing.ts";
import { naiveBootstrap } from "./naive-bootstrap.ts";
import { naiveUAlpha } from "./naive-u-alpha.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** Two coders with one label, worked by hand: u-alpha and alpha_U below are fractions of whole numbers. */
const byHand: Continuum = {
  length: 10,
  coders: [[{ start: 1, end: 4, label: "a" }], [{ start: 2, end: 5, label: "a" }]],
};

describe("naive twins", () => {
  it("u-alpha character by character is what the engine gives", () => {
    for (const seed of SEEDS) {
      const continuum = twoCodersSpans(40, seed);
      expect(difference([valueIn(uAlpha(continuum))], [naiveUAlpha(continuum)])).toBeUndefined();
    }
  });

  it("alpha_U of every piece with every piece is what the engine gives", () => {
    for (const seed of SEEDS) {
      const continuum = twoCodersSpans(40, seed);
      expect(difference([valueIn(alphaUnitizing1995(continuum))], [naiveAlphaUnitizing(continuum)])).toBeUndefined();
    }
  });

  it("both spell out the formulas for two spans that are shifted by one character", () => {
    // Lengths: 14 of gaps, 6 of spans, 20 in all; disagreement over 4 of them. Self-paired: 14 and 2 * 9, together 32.
    const expected = 20 - (14 ** 2 - 14 + 6 ** 2 - 18) / (20 - 32 / 20);
    expect(naiveUAlpha(byHand)).toBeCloseTo(1 - 4 / expected, 12);
    // D_o: 2 * (1 + 1) / (2 * 100). D_e: per span 1/3 (54 - 27 + 3) and 9 times its places in gaps of 1, 6, 2 and 5.
    const places = 4 + 3;
    const chance = ((2 / 10) * 2 * (10 + 9 * places)) / (20 * 19 - 2 * 6);
    expect(naiveAlphaUnitizing(byHand)).toBeCloseTo(1 - 4 / 200 / chance, 12);
  });

  it("the bootstrap unit by unit gives the interval of the bootstrap by counts", async () => {
    const codings = twoCoders(1, 1500, 4);
    const [first, second] = [column(codings, 0, 0), column(codings, 1, 0)];
    const ratings = ratingsOfColumns({ categories: 2, positive: PRESENT }, [first, second]);
    const interval = await bootstrapInterval(ratings, cohenKappa, { resamples: 1000 });
    const naive = naiveBootstrap(first, second, 1000, 3);
    if (!("low" in interval)) throw new Error(`no interval: ${interval.undefined}`);
    const ours = [valueIn(cohenKappa(ratings)), interval.low, interval.high];
    expect(differenceOfIntervals(ours, [naive.kappa, naive.low, naive.high])).toBeUndefined();
  });
});

function valueIn(result: ReturnType<typeof uAlpha> | ReturnType<typeof cohenKappa>): number {
  if (!isDefined(result)) throw new Error(`no value: ${result.undefined}`);
  return result.value;
}
