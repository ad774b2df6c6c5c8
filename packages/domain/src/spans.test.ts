import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bySpan, isSpanWithin, overlap, positionTable, snapToCodePoints, splitsCodePoint } from "./spans.ts";

const run = { seed: 20260302, numRuns: 1000 };
const text = fc.string({ unit: "binary", maxLength: 60 });
const span = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

describe("positions", () => {
  it("go to UTF-16 and back to the same code point, in order, never inside a pair", () => {
    fc.assert(
      fc.property(text, (written) => {
        const table = positionTable(written);
        const points = [...written];
        let expected = 0;
        for (let point = 0; point <= points.length; point++) {
          expect(table.toUtf16(point)).toBe(expected);
          expect(table.toCodePoint(expected)).toBe(point);
          expect(splitsCodePoint(written, expected)).toBe(false);
          expected += points[point]?.length ?? 0;
        }
      }),
      run,
    );
  });

  it("inside a pair count as the pair's start", () => {
    const table = positionTable("a\u{1f600}b\u{1f600}");
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => table.toCodePoint(offset))).toEqual([0, 1, 1, 2, 3, 3, 4]);
  });
});

describe("spans", () => {
  it("snap outwards to whole code points, and a snapped span stays as it is", () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (written, a, b) => {
        const asked = { start: Math.min(a, b, written.length), end: Math.min(Math.max(a, b), written.length) };
        const snapped = snapToCodePoints(written, asked);
        expect(snapped.start).toBeLessThanOrEqual(asked.start);
        expect(snapped.end).toBeGreaterThanOrEqual(asked.end);
        expect(splitsCodePoint(written, snapped.start) || splitsCodePoint(written, snapped.end)).toBe(false);
        expect(snapToCodePoints(written, snapped)).toEqual(snapped);
      }),
      run,
    );
  });

  it("overlap alike in both orders, by no more than the shorter", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlap(a, b)).toBe(overlap(b, a));
        expect(overlap(a, b)).toBeLessThanOrEqual(Math.min(a.end - a.start, b.end - b.start));
        expect(overlap(a, a)).toBe(a.end - a.start);
      }),
      run,
    );
  });

  it("that only touch do not overlap", () => {
    expect(overlap({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(0);
  });

  it("sort by start, the outer before the inner", () => {
    const spans = [
      { start: 2, end: 3 },
      { start: 0, end: 1 },
      { start: 0, end: 9 },
    ];
    expect([...spans].sort(bySpan)).toEqual([
      { start: 0, end: 9 },
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]);
  });

  it.each([
    [{ start: 0, end: 4 }, true],
    [{ start: 2, end: 2 }, false],
    [{ start: 3, end: 2 }, false],
    [{ start: -1, end: 2 }, false],
    [{ start: 0, end: 5 }, false],
    [{ start: 0.5, end: 2 }, false],
    [{ start: Number.NaN, end: 2 }, false],
  ])("%j within a text of four units: %s", (asked, within) => {
    expect(isSpanWithin(asked, 4)).toBe(within);
  });
});
