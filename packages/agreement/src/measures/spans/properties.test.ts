import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDefined, REASONS, type SpanAgreement } from "../../result.ts";
import {
  alphaUnitizing1995,
  barUAlpha,
  type Continuum,
  characterF1,
  cuAlpha,
  cuCoverage,
  kuAlpha,
  type LabelledSpan,
  labelsUsed,
  spanF1,
  spanPrecision,
  spanRecall,
  uAlpha,
  uAlphaOfLabel,
} from "./index.ts";
import { continua, valueIn } from "./testing/continua.ts";

type Property = {
  /** Measures of one label are asked about this one. */
  readonly measure: (continuum: Continuum, label: string) => SpanAgreement;
  readonly raters: "two" | "any";
  readonly overlaps: "allowed" | "refused";
  readonly atLeast: number;
  /** Value when all coders did the same; nothing for what does not measure agreement. */
  readonly sameCoders?: 1;
  /** Swapping the coders gives the value of another measure. */
  readonly swapped?: Property["measure"];
  /** Whether the unit of length, and how much of the text lies before the first span, make no difference. */
  readonly scales: boolean;
  readonly shifts: boolean;
};
const alpha = { atLeast: Number.NEGATIVE_INFINITY, sameCoders: 1 } as const;
const joint = { ...alpha, raters: "any", overlaps: "refused", scales: false, shifts: true } as const;
const coding = { ...alpha, raters: "two", overlaps: "refused", scales: true, shifts: true } as const;
const older = { ...alpha, raters: "any", overlaps: "allowed", scales: false, shifts: false } as const;
const f1 = { atLeast: 0, sameCoders: 1, raters: "two", overlaps: "allowed", scales: true, shifts: true } as const;

const TABLE: Readonly<Record<string, Property>> = {
  "u-alpha": { ...joint, measure: uAlpha },
  "u-alpha of a label": { ...joint, overlaps: "allowed", measure: uAlphaOfLabel },
  "|u-alpha": { ...joint, measure: barUAlpha },
  "cu-alpha": { ...coding, measure: cuAlpha },
  "coverage of cu-alpha": {
    raters: "two",
    overlaps: "refused",
    atLeast: 0,
    scales: true,
    shifts: true,
    measure: cuCoverage,
  },
  "(k)u-alpha": { ...coding, measure: kuAlpha },
  "alpha_U of 1995": { ...older, measure: (continuum) => alphaUnitizing1995(continuum) },
  "alpha_U of 1995 of a label": { ...older, measure: alphaUnitizing1995 },
  "F1, exact": { ...f1, measure: (continuum) => spanF1(continuum, "exact") },
  "F1, overlap": { ...f1, measure: (continuum) => spanF1(continuum, "overlap") },
  "F1, half of the union": { ...f1, measure: (continuum) => spanF1(continuum, "iou50") },
  precision: {
    ...f1,
    measure: (continuum) => spanPrecision(continuum, "overlap"),
    swapped: (continuum) => spanRecall(continuum, "overlap"),
  },
  recall: {
    ...f1,
    measure: (continuum) => spanRecall(continuum, "iou50"),
    swapped: (continuum) => spanPrecision(continuum, "iou50"),
  },
  "F1 of characters": { ...f1, measure: characterF1 },
};

const mapped = ({ length, coders }: Continuum, change: (span: LabelledSpan) => LabelledSpan): Continuum => ({
  length,
  coders: coders.map((spans) => spans.map(change)),
});
const settings = { seed: 1995, numRuns: 200 };

describe.each(Object.entries(TABLE))("%s", (_, property) => {
  const { measure, swapped = measure } = property;
  const texts = continua(property);
  const same = (found: SpanAgreement, expected: SpanAgreement) => {
    const [value, wanted] = [valueIn(found), valueIn(expected)];
    if (typeof value === "string" || typeof wanted === "string") expect(value).toBe(wanted);
    else expect(value).toBeCloseTo(wanted, 12);
  };

  it("lies within its bounds, or says why there is none", () => {
    let values = 0;
    fc.assert(
      fc.property(texts, (continuum) => {
        const found = measure(continuum, "a");
        expect(found).toMatchObject({ length: continuum.length, raters: continuum.coders.length });
        if (!isDefined(found)) {
          expect(REASONS).toContain(found.undefined);
          return;
        }
        values++;
        expect(found.value).toBeGreaterThanOrEqual(property.atLeast);
        expect(found.value).toBeLessThanOrEqual(1);
        expect(found.warnings).toEqual([]);
        expect(found).not.toHaveProperty("standardError");
      }),
      settings,
    );
    expect(values).toBeGreaterThan(20);
  });

  it("does not depend on the order of the coders, to the last bit", () => {
    fc.assert(
      fc.property(texts, (continuum) => {
        const reversed = { ...continuum, coders: continuum.coders.toReversed() };
        expect(valueIn(measure(reversed, "a"))).toBe(valueIn(swapped(continuum, "a")));
      }),
      settings,
    );
  });

  it("does not depend on the order of the spans, to the last bit", () => {
    fc.assert(
      fc.property(texts, (continuum) => {
        const reversed = { ...continuum, coders: continuum.coders.map((spans) => spans.toReversed()) };
        expect(measure(reversed, "a")).toEqual(measure(continuum, "a"));
      }),
      settings,
    );
  });

  it("does not depend on what the labels are called, to the last bit", () => {
    const names: Readonly<Record<string, string>> = { a: "c", b: "", c: "A " };
    fc.assert(
      fc.property(texts, (continuum) => {
        const renamed = mapped(continuum, (span) => ({ ...span, label: names[span.label] ?? span.label }));
        expect(measure(renamed, "c")).toEqual(measure(continuum, "a"));
      }),
      settings,
    );
  });

  it("is the same when the text is read from its end", () => {
    fc.assert(
      fc.property(texts, (continuum) => {
        const { length } = continuum;
        const mirrored = mapped(continuum, (span) => ({ ...span, start: length - span.end, end: length - span.start }));
        same(measure(mirrored, "a"), measure(continuum, "a"));
      }),
      settings,
    );
  });

  if (property.sameCoders)
    it("is 1 when all coders marked the same", () => {
      let values = 0;
      fc.assert(
        fc.property(texts, ({ length, coders: [spans = [], ...others] }) => {
          const found = valueIn(measure({ length, coders: [spans, ...others.map(() => spans)] }, "a"));
          if (typeof found === "number") values++;
          expect([1, "no_spans", "no_variation", "category_never_used"]).toContain(found);
        }),
        settings,
      );
      expect(values).toBeGreaterThan(20);
    });

  if (property.shifts)
    it("does not depend on where in the text unmarked margins lie", () => {
      fc.assert(
        fc.property(texts, fc.nat(9), ({ length, coders }, margin) => {
          const wide = { length: length + 9, coders };
          const shifted = mapped(wide, (span) => ({ ...span, start: span.start + margin, end: span.end + margin }));
          same(measure(shifted, "a"), measure(wide, "a"));
        }),
        settings,
      );
    });

  if (property.scales)
    it("does not depend on the unit of length", () => {
      fc.assert(
        fc.property(texts, fc.integer({ min: 2, max: 7 }), (continuum, factor) => {
          const { length, coders } = mapped(continuum, (span) => {
            return { ...span, start: span.start * factor, end: span.end * factor };
          });
          same(measure({ length: length * factor, coders }, "a"), measure(continuum, "a"));
        }),
        settings,
      );
    });
});

describe("the measures together", () => {
  const disjoint = continua({ raters: "any", overlaps: "refused" });

  it("u-alpha of a label, u-alpha and |u-alpha are one when there is one label only", () => {
    fc.assert(
      fc.property(disjoint, (continuum) => {
        const alike = mapped(continuum, (span) => ({ ...span, label: "a" }));
        expect(uAlphaOfLabel(alike, "a")).toEqual(uAlpha(alike));
        expect(valueIn(barUAlpha(alike))).toBe(valueIn(uAlpha(alike)));
      }),
      settings,
    );
  });

  it("alpha_U of all labels is that of the label when there is one label only", () => {
    fc.assert(
      fc.property(continua({ raters: "any", overlaps: "allowed" }), (continuum) => {
        const alike = mapped(continuum, (span) => ({ ...span, label: "a" }));
        const [all, one] = [valueIn(alphaUnitizing1995(alike)), valueIn(alphaUnitizing1995(alike, "a"))];
        if (typeof all === "string") expect(all).toBe(one);
        else expect(all).toBeCloseTo(Number(one), 12);
      }),
      settings,
    );
  });

  it("u-alpha is 0 or below when only one coder marked anything", () => {
    fc.assert(
      fc.property(disjoint, ({ length, coders: [spans = [], ...others] }) => {
        fc.pre(spans.length > 0);
        const found = uAlpha({ length, coders: [spans, ...others.map(() => [])] });
        expect(valueIn(found)).toBeLessThanOrEqual(0);
      }),
      settings,
    );
  });

  it("the labels used are those of the spans, sorted", () => {
    expect(labelsUsed({ length: 9, coders: [[], [{ start: 0, end: 1, label: "b" }]] })).toEqual(["b"]);
    expect(
      labelsUsed({
        length: 9,
        coders: [
          [{ start: 0, end: 1, label: "b" }],
          [
            { start: 1, end: 2, label: "b" },
            { start: 0, end: 1, label: "a" },
          ],
        ],
      }),
    ).toEqual(["a", "b"]);
  });
});
