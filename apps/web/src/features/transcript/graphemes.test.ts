import { splitsCodePoint } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapToGraphemes, stepByGrapheme } from "./graphemes.ts";

const FAMILY = "👨‍👩‍👧";
const ACCENTED = "e\u0301";

describe("snapping to characters as a reader sees them", () => {
  it("takes a whole family, a whole flag and a letter with its accent", () => {
    for (const cluster of [FAMILY, "🇩🇪", ACCENTED]) {
      const text = `a${cluster}b`;
      for (let cut = 2; cut < 1 + cluster.length; cut++)
        expect(snapToGraphemes(text, { start: cut, end: cut })).toEqual({ start: 1, end: 1 + cluster.length });
    }
  });

  it("tells the second of two flags from the first", () => {
    const text = "🇩🇪🇫🇷";
    expect(snapToGraphemes(text, { start: 6, end: 7 })).toEqual({ start: 4, end: 8 });
  });

  it("only ever widens, never splits a code point, and does nothing the second time", () => {
    const text = fc.array(fc.constantFrom("a", " ", "\n", "ß", ACCENTED, FAMILY, "🇩🇪", "한", "🏽"), { maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (pieces, first, second) => {
        const whole = pieces.join("");
        const at = [first % (whole.length + 1), second % (whole.length + 1)].sort((a, b) => a - b) as [number, number];
        const snapped = snapToGraphemes(whole, { start: at[0], end: at[1] });
        expect(snapped.start).toBeLessThanOrEqual(at[0]);
        expect(snapped.end).toBeGreaterThanOrEqual(at[1]);
        expect(splitsCodePoint(whole, snapped.start)).toBe(false);
        expect(splitsCodePoint(whole, snapped.end)).toBe(false);
        expect(snapToGraphemes(whole, snapped)).toEqual(snapped);
      }),
      { seed: 20260801, numRuns: 300 },
    );
  });

  it("steps over one character at a time, there and back", () => {
    const text = `x${FAMILY}y`;
    expect(stepByGrapheme(text, 1, 1)).toBe(1 + FAMILY.length);
    expect(stepByGrapheme(text, 1 + FAMILY.length, -1)).toBe(1);
    expect(stepByGrapheme(text, 0, -1)).toBe(0);
    expect(stepByGrapheme(text, text.length, 1)).toBe(text.length);
  });
});
