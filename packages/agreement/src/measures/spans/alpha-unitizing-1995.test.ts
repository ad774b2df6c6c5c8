import { describe, expect, it } from "vitest";
import { alphaUnitizing1995 } from "./index.ts";
import { aContinuum, PUBLISHED, type Row, valueIn } from "./testing/continua.ts";

describe("alpha_U of 1995", () => {
  it("is what Krippendorff (2004, p. 254) prints", () => {
    // Printed with four digits. The .8591 for all labels comes from rounded parts, hence the wider tolerance.
    expect(valueIn(alphaUnitizing1995(PUBLISHED, "c"))).toBeCloseTo(0.7286, 4);
    expect(valueIn(alphaUnitizing1995(PUBLISHED, "k"))).toBe(1);
    expect(Math.abs(Number(valueIn(alphaUnitizing1995(PUBLISHED))) - 0.8591)).toBeLessThan(0.0005);
  });

  it("is what DKPro gives for the same spans", () => {
    expect(valueIn(alphaUnitizing1995(PUBLISHED, "c"))).toBeCloseTo(0.728598996805389, 12);
    expect(valueIn(alphaUnitizing1995(PUBLISHED))).toBeCloseTo(0.8586654051841702, 12);
  });

  it("is what DKPro gives for three coders", () => {
    const three = aContinuum(
      60,
      [[2, 5, "1"]],
      [
        [2, 5, "1"],
        [10, 20, "2"],
      ],
      [
        [2, 5, "2"],
        [15, 20, "2"],
      ],
    );
    expect(valueIn(alphaUnitizing1995(three, "1"))).toBeCloseTo(0.45814266487213984, 12);
    expect(valueIn(alphaUnitizing1995(three, "2"))).toBeCloseTo(0.15020608810739278, 12);
    expect(valueIn(alphaUnitizing1995(three))).toBeCloseTo(0.19450554837357492, 12);
  });

  // Both ends shifted by 1, counted in both orders: 2 x 2 / (2 x 10^2). For each unit of length 3: 10 for the other unit;
  // it fits 3 + 1 + 2 times into the gaps of 5, 3 and 4, and 9 x 6 for that. So 2 / 10 x 2 x 64 / (20 x 19 - 6 - 6).
  const byHand = aContinuum(10, [[2, 5, "a"]], [[3, 6, "a"]]);

  it("comes out as by hand", () => {
    expect(alphaUnitizing1995(byHand, "a")).toEqual({
      length: 10,
      raters: 2,
      spans: [1, 1],
      value: 0.7125,
      observedDisagreement: 0.02,
      expectedDisagreement: 25.6 / 368,
      warnings: [],
    });
  });

  it("divides mean by mean over the labels used", () => {
    const [first = [], second = []] = byHand.coders;
    const same = { start: 0, end: 2, label: "b" };
    const found = alphaUnitizing1995({
      length: 10,
      coders: [
        [...first, same],
        [same, ...second],
      ],
    });
    // b: nothing observed. Expected: 2 for the other unit, 4 x (7 + 7) for the gaps of 8, so 2 / 10 x 2 x 58 / (380 - 4).
    expect(found).toEqual({
      length: 10,
      raters: 2,
      spans: [2, 2],
      value: expect.closeTo(1 - 0.02 / (25.6 / 368 + 23.2 / 376), 12),
      observedDisagreement: 0.01,
      expectedDisagreement: expect.closeTo((25.6 / 368 + 23.2 / 376) / 2, 12),
      warnings: [],
    });
  });

  it("counts a unit that nobody else touched by the square of its length, in both orders", () => {
    expect(alphaUnitizing1995(aContinuum(10, [[2, 5, "a"]], []), "a")).toMatchObject({
      observedDisagreement: (2 * 9) / 200,
    });
    // Touching is not meeting.
    expect(alphaUnitizing1995(aContinuum(10, [[2, 5, "a"]], [[5, 7, "a"]]), "a")).toMatchObject({
      observedDisagreement: (2 * (9 + 4)) / 200,
    });
  });

  it("unites a coder's overlapping spans of one label, and keeps those apart that touch", () => {
    const united: Row[] = [
      [4, 8, "a"],
      [1, 5, "a"],
    ];
    const touching: Row[] = [
      [1, 5, "a"],
      [5, 8, "a"],
    ];
    const other: Row[] = [[1, 8, "a"]];
    expect(alphaUnitizing1995(aContinuum(10, united, other), "a")).toMatchObject({ value: 1, spans: [2, 1] });
    expect(alphaUnitizing1995(aContinuum(10, united, other))).toMatchObject({ value: 1, spans: [2, 1] });
    expect(alphaUnitizing1995(aContinuum(10, touching, other), "a")).toMatchObject({
      observedDisagreement: (2 * (9 + 16)) / 200,
    });
  });

  it("is defined when both marked the whole text as one unit, unlike u-alpha", () => {
    const whole: Row[] = [[0, 10, "a"]];
    expect(alphaUnitizing1995(aContinuum(10, whole, whole), "a")).toMatchObject({ value: 1 });
  });

  it("is undefined when units of length 1 fill the text for every coder", () => {
    const filled: Row[] = [
      [0, 1, "a"],
      [1, 2, "a"],
    ];
    expect(alphaUnitizing1995(aContinuum(2, filled, filled), "a")).toMatchObject({ undefined: "no_variation" });
    expect(alphaUnitizing1995(aContinuum(2, filled, filled))).toMatchObject({ undefined: "no_variation" });
    expect(alphaUnitizing1995(aContinuum(2, filled, filled.slice(1)), "a")).toHaveProperty("value");
  });

  it("has no value for a label that nobody used", () => {
    expect(alphaUnitizing1995(PUBLISHED, "x")).toMatchObject({ undefined: "no_spans", spans: [0, 0] });
  });
});
