import { firstReason, type Reason, type SpanBasis } from "../../result.ts";
import type { Continuum, LabelledSpan } from "./continuum.ts";

/** What a measure asks of a continuum before it can count anything. */
export type Demands = {
  readonly raters: "two" | "any";
  /** Whether one coder's spans may have characters in common. */
  readonly overlaps: "allowed" | "refused";
};
export type Examination = { readonly basis: SpanBasis; readonly reason: Reason | undefined };

/**
 * Says what a result about this continuum rests on, and the first reason why a measure with these demands has none.
 *
 * On a continuum of length 0 nobody could have marked anything, so that nobody did is not held against the coders: the
 * reason is `empty_continuum` and not `no_spans`.
 *
 * @throws when a position is not a whole number within the continuum: whoever built it broke a promise.
 */
export function examine({ length, coders }: Continuum, { raters, overlaps }: Demands): Examination {
  if (!Number.isSafeInteger(length) || length < 0) throw new Error(`a continuum can not be ${length} long`);
  for (const [coder, spans] of coders.entries()) for (const span of spans) assertWithin(span, length, coder);
  const spans = coders.map(({ length: marked }) => marked);
  const reason = firstReason([
    coders.length < 2 && "single_rater",
    raters === "two" && coders.length > 2 && "requires_two_raters",
    length > 0 && spans.every((marked) => marked === 0) && "no_spans",
    overlaps === "refused" && coders.some(someOverlap) && "overlapping_spans_same_coder",
    coders.some((marked) => marked.some(isEmpty)) && "empty_span",
    length === 0 && "empty_continuum",
  ]);
  return { basis: { length, raters: coders.length, spans }, reason };
}

function assertWithin({ start, end, label }: LabelledSpan, length: number, coder: number): void {
  if (isPosition(start, length) && isPosition(end, length)) return;
  throw new Error(`span [${start}, ${end}) "${label}" of coder ${coder + 1} is not within [0, ${length})`);
}

function isPosition(at: number, length: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at <= length;
}

function isEmpty({ start, end }: LabelledSpan): boolean {
  return start >= end;
}

function someOverlap(spans: readonly LabelledSpan[]): boolean {
  const inOrder = spans.filter((span) => !isEmpty(span)).sort((a, b) => a.start - b.start);
  // Once sorted, a span that reaches into any later one reaches into the next.
  return inOrder.some(({ end }, index) => end > (inOrder[index + 1]?.start ?? end));
}
