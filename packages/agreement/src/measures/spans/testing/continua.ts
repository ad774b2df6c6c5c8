import fc from "fast-check";
import type { SpanAgreement } from "../../../result.ts";
import type { Continuum, LabelledSpan } from "../continuum.ts";

/** A span as a row: start, end, label. */
export type Row = readonly [start: number, end: number, label: string];

export function aContinuum(length: number, ...coders: readonly (readonly Row[])[]): Continuum {
  return { length, coders: coders.map((rows) => rows.map(([start, end, label]) => ({ start, end, label }))) };
}

/** Krippendorff (2004), Content Analysis, p. 254, shifted to begin at 0. */
export const PUBLISHED = aContinuum(
  300,
  [
    [75, 145, "c"],
    [220, 250, "c"],
    [30, 90, "k"],
    [150, 200, "k"],
  ],
  [
    [70, 150, "c"],
    [205, 225, "c"],
    [250, 270, "c"],
    [30, 90, "k"],
    [150, 200, "k"],
  ],
);

/** The same labels with shifted ends, and one span that has no partner. */
export const OFFSET = aContinuum(
  200,
  [
    [10, 30, "A"],
    [50, 80, "B"],
    [120, 140, "A"],
  ],
  [
    [12, 30, "A"],
    [45, 80, "B"],
    [80, 90, "A"],
  ],
);

/** The number, or the reason why there is none. */
export function valueIn(found: SpanAgreement): number | string {
  return "value" in found ? found.value : found.undefined;
}

export const LABELS = ["a", "b", "c"] as const;

type Shape = { readonly raters: "two" | "any"; readonly overlaps: "allowed" | "refused" };

/** Small texts, so that spans meet often; everything from no span at all to a text that is covered twice. */
export function continua({ raters, overlaps }: Shape): fc.Arbitrary<Continuum> {
  return fc.integer({ min: 1, max: 16 }).chain((length) =>
    fc
      .array(overlaps === "allowed" ? scattered(length) : disjoint(length), {
        minLength: 2,
        maxLength: raters === "two" ? 2 : 4,
      })
      .map((coders) => ({ length, coders })),
  );
}

function scattered(length: number): fc.Arbitrary<LabelledSpan[]> {
  const span = fc
    .record({ start: fc.nat(length - 1), size: fc.integer({ min: 1, max: 6 }), label: fc.constantFrom(...LABELS) })
    .map(({ start, size, label }) => ({ start, end: Math.min(length, start + size), label }));
  return fc.array(span, { maxLength: 6 });
}

/** Lays spans and gaps one behind the other until the text ends, then shuffles the spans. */
function disjoint(length: number): fc.Arbitrary<LabelledSpan[]> {
  const piece = fc.record({
    size: fc.integer({ min: 1, max: 5 }),
    label: fc.option(fc.constantFrom(...LABELS), { freq: 2 }),
  });
  return fc
    .array(piece, { maxLength: 8 })
    .map((pieces) => {
      const spans: LabelledSpan[] = [];
      let start = 0;
      for (const { size, label } of pieces) {
        const end = Math.min(length, start + size);
        if (label !== null && start < end) spans.push({ start, end, label });
        start = end;
      }
      return spans;
    })
    .chain((spans) => fc.shuffledSubarray(spans, { minLength: spans.length }));
}
