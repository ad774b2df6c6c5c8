import type { Span } from "@concord/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Continuum, characterF1, type MatchRule, spanF1 } from "./index.ts";
import { mostHalfSharedPairs } from "./matching-by-iou.ts";
import { mostOverlappingPairs } from "./matching-by-overlap.ts";
import { continua, LABELS, valueIn } from "./testing/continua.ts";

const characters = ({ start, end }: Span) => Array.from({ length: end - start }, (_, offset) => start + offset);
const RULES: Readonly<Record<MatchRule, (a: Span, b: Span) => boolean>> = {
  exact: (a, b) => a.start === b.start && a.end === b.end,
  overlap: (a, b) => characters(a).some((at) => characters(b).includes(at)),
  iou50: (a, b) => {
    const both = characters(a).filter((at) => characters(b).includes(at)).length;
    return both / new Set([...characters(a), ...characters(b)]).size >= 0.5;
  },
};

/** Tries every way to give the first span a partner, or none, and so on with the rest. */
function mostPairs<T>(first: readonly T[], second: readonly T[], match: (a: T, b: T) => boolean): number {
  const [span, ...rest] = first;
  if (span === undefined) return 0;
  const withPartner = second.flatMap((other, index) =>
    match(span, other) ? [1 + mostPairs(rest, second.toSpliced(index, 1), match)] : [],
  );
  return Math.max(mostPairs(rest, second, match), ...withPartner);
}

/** Gives one span after another a partner, and lets those who lose theirs look for another. */
function augmented<T>(first: readonly T[], second: readonly T[], match: (a: T, b: T) => boolean): number {
  const owner = new Map<number, T>();
  const place = (span: T, tried: Set<number>): boolean =>
    second.some((other, index) => {
      if (tried.has(index) || !match(span, other)) return false;
      tried.add(index);
      const before = owner.get(index);
      if (before !== undefined && !place(before, tried)) return false;
      owner.set(index, span);
      return true;
    });
  return first.filter((span) => place(span, new Set())).length;
}

const texts = continua({ raters: "two", overlaps: "allowed" });
const settings = { seed: 1973, numRuns: 500 };

describe.each(Object.entries(RULES))("matching by the rule %s", (rule, match) => {
  it("finds as many pairs as a search through all matchings", () => {
    fc.assert(
      fc.property(texts, (continuum) => {
        const [first = [], second = []] = continuum.coders;
        fc.pre(first.length + second.length > 0);
        const matched = mostPairs(first, second, (a, b) => a.label === b.label && match(a, b));
        expect(spanF1(continuum, rule as MatchRule)).toMatchObject({
          matched,
          value: (2 * matched) / (first.length + second.length),
        });
      }),
      settings,
    );
  });
});

describe("matching where nearly all spans meet", () => {
  const long = fc
    .tuple(fc.nat(12), fc.integer({ min: 1, max: 20 }))
    .map(([start, size]) => ({ start, end: start + size }));
  const crowd = fc.array(long, { maxLength: 7 });

  it("finds as many pairs as a search through all matchings", () => {
    fc.assert(
      fc.property(crowd, crowd, (first, second) => {
        expect(mostOverlappingPairs(first, second)).toBe(mostPairs(first, second, RULES.overlap));
        expect(mostHalfSharedPairs(first, second)).toBe(mostPairs(first, second, RULES.iou50));
      }),
      { seed: 1973, numRuns: 300 },
    );
  });

  it("finds as many pairs as augmenting paths do among hundreds of spans, where a search takes too long", () => {
    const wide = fc
      .tuple(fc.nat(2000), fc.integer({ min: 1, max: 300 }))
      .map(([start, size]) => ({ start, end: start + size }));
    const many = fc.array(wide, { minLength: 40, maxLength: 250 });
    const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
    const half = (a: Span, b: Span) => {
      const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      return 2 * both >= a.end - a.start + b.end - b.start - both;
    };
    fc.assert(
      fc.property(many, many, (first, second) => {
        expect(mostOverlappingPairs(first, second)).toBe(augmented(first, second, meet));
        expect(mostHalfSharedPairs(first, second)).toBe(augmented(first, second, half));
      }),
      { seed: 1957, numRuns: 40 },
    );
  });

  it("pairs thousands of spans that all overlap", () => {
    const crowded = Array.from({ length: 5000 }, (_, index) => ({ start: index, end: 20_000 - index }));
    const one = { start: 9000, end: 9001 };
    expect(mostOverlappingPairs(crowded, crowded.toReversed())).toBe(5000);
    expect(mostOverlappingPairs(crowded, [one, one, one])).toBe(3);
    expect(mostHalfSharedPairs(crowded.slice(0, 500), crowded.slice(500, 1000).toReversed())).toBe(500);
  });

  it("passes partners on along a chain of any length", () => {
    // Each shares exactly half with the one before it and the one after it, and each but the last takes the wrong one.
    const at = (start: number) => ({ start, end: start + 12 });
    const first = Array.from({ length: 20_000 }, (_, index) => at(8 * index)).reverse();
    const second = Array.from({ length: 20_000 }, (_, index) => at(8 * index + 4));
    expect(mostHalfSharedPairs(first, second)).toBe(20_000);
    expect(mostHalfSharedPairs(first, second.slice(1))).toBe(19_999);
  });
});

describe("F1 of characters", () => {
  const marks = ({ coders }: Continuum, coder: number) =>
    new Set(coders[coder]?.flatMap((span) => characters(span).map((at) => `${at}${span.label}`)));

  it("is that of the sets of marked positions", () => {
    fc.assert(
      fc.property(texts, (continuum) => {
        const [first, second] = [marks(continuum, 0), marks(continuum, 1)];
        fc.pre(first.size + second.size > 0);
        const common = [...first].filter((mark) => second.has(mark)).length;
        const found = characterF1(continuum);
        expect(valueIn(found)).toBe((2 * common) / (first.size + second.size));
        if (second.size > 0) expect(found).toMatchObject({ precision: { value: common / second.size } });
        if (first.size > 0) expect(found).toMatchObject({ recall: { value: common / first.size } });
      }),
      settings,
    );
  });

  it("is drawn from texts with every label", () => {
    const labels = new Set(fc.sample(texts, settings).flatMap(({ coders }) => coders.flat().map(({ label }) => label)));
    expect([...labels].sort()).toEqual([...LABELS]);
  });
});
