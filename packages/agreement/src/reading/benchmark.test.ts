import { describe, expect, it } from "vitest";
import { BANDS, BENCHMARK_SCALES } from "./bands.ts";
import { benchmark } from "./benchmark.ts";

describe("the band that a coefficient reaches", () => {
  // Gwet (2014), chapter 6: AC1 of four raters, 0.77544 with a standard error of 0.14295.
  it.each([
    ["landis_koch", [0.39674303, 0.88336488, 0.9954188, 0.99996981, 0.99999997, 1], "Moderate"],
    ["altman", [0.39674303, 0.88336488, 0.9954188, 0.99996981, 1], "Moderate"],
    ["fleiss", [0.54413749, 0.9954188, 1], "Intermediate to good"],
  ] as const)("on the scale %s takes the standard error into account", (scale, cumulative, level) => {
    const found = benchmark(0.77544, 0.14295, scale);
    if (!("level" in found)) throw new Error("a band was expected");
    expect(found.level).toBe(level);
    for (const [index, probability] of cumulative.entries())
      expect(found.cumulative[index]).toBeCloseTo(probability, 7);
    expect(found.cumulative).toHaveLength(cumulative.length);
  });

  it("is the value's own band when the error is small, and a lower one when it is large", () => {
    expect(benchmark(0.85, 0.001, "landis_koch")).toMatchObject({ level: "Almost perfect" });
    expect(benchmark(0.85, 0.1, "landis_koch")).toMatchObject({ level: "Substantial" });
    expect(benchmark(0.85, 0.4, "landis_koch")).toMatchObject({ level: "Slight" });
    expect(benchmark(-0.5, 0.05, "altman")).toMatchObject({ level: "Poor" });
  });

  it("falls when more certainty is asked for", () => {
    expect(benchmark(0.77544, 0.14295, "landis_koch", 0.5)).toMatchObject({ level: "Substantial" });
    expect(benchmark(0.77544, 0.14295, "landis_koch", 0.999)).toMatchObject({ level: "Fair" });
  });

  it("does not exist without an error", () => {
    expect(benchmark(1, 0, "fleiss")).toEqual({ undefined: "zero_standard_error" });
    for (const error of [Number.NaN, -0.1, 1e300])
      expect(() => benchmark(1, error, "fleiss")).toThrow("standard error of");
  });

  it("refuses what is no coefficient or no probability", () => {
    for (const coefficient of [5, -50, Number.NaN])
      expect(() => benchmark(coefficient, 0.01, "fleiss")).toThrow("is not between -1 and 1");
    for (const certainty of [0, 2, Number.NaN])
      expect(() => benchmark(0.5, 0.1, "fleiss", certainty)).toThrow("is not between 0 and 1");
  });

  it.each(BENCHMARK_SCALES)("is one of the bands of %s, which cover all values without a gap", (scale) => {
    const bands = BANDS[scale];
    expect(bands[0]?.to).toBe(1);
    expect(bands.at(-1)?.from).toBe(-1);
    for (const [index, band] of bands.entries()) if (index > 0) expect(band.to).toBe(bands[index - 1]?.from);
  });
});
