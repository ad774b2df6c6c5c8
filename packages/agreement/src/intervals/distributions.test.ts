import { describe, expect, it } from "vitest";
import { logGamma, normalCdf, normalQuantile, studentCdf, studentQuantile } from "./distributions.ts";

// Reference values: R 4.2, printed with 15 digits.
describe("the normal distribution", () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.96, 0.0249978951482204],
    [3.9, 0.999951903655982],
    [4.1, 0.999979342493088],
    [-4.1, 2.06575069125468e-5],
    [-8, 6.22096057427178e-16],
    [8, 0.999999999999999],
  ])("has at %f the distribution function %f", (x, expected) => {
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-13);
  });

  it.each([
    [0.975, 1.95996398454005],
    [0.95, 1.64485362695147],
    [0.5, 0],
    [0.025, -1.95996398454005],
    [0.00001, -4.26489079392283],
  ])("has at %f the quantile %f", (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });

  it("has no quantile outside of 0 and 1", () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow("between 0 and 1");
  });
});

describe("Student's distribution", () => {
  it.each([
    [0.975, 1, 12.70620473617469],
    [0.975, 2, 4.30265272974946],
    [0.975, 11, 2.20098516009164],
    [0.95, 29, 1.6991270265335],
    [0.995, 100, 2.62589052143802],
    [0.975, 1000, 1.96233908082641],
    [0.975, 100000, 1.95998770753461],
    [0.1, 5, -1.47588404882448],
  ])("has at %f with %i degrees of freedom the quantile %f", (p, degreesOfFreedom, expected) => {
    expect(Math.abs(studentQuantile(p, degreesOfFreedom) - expected)).toBeLessThan(1e-10);
  });

  it("is symmetric", () => {
    for (const t of [0, 0.3, 1.7, 9]) expect(studentCdf(t, 7) + studentCdf(-t, 7)).toBeCloseTo(1, 14);
  });
});

it("the logarithm of the gamma function is that of the factorial", () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    factorial *= n;
    expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 12);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
});
