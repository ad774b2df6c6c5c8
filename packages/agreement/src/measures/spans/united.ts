import type { Continuum, LabelledSpan } from "./continuum.ts";

/**
 * Makes one span of those of a coder that overlap, in a continuum with a single label. To mark a passage twice with the
 * same code says no more than to mark it once. Spans that only touch remain two units: the coder drew a boundary there.
 *
 * @returns every coder's spans in document order, without overlaps
 */
export function united({ length, coders }: Continuum): Continuum {
  return { length, coders: coders.map(unite) };
}

function unite(spans: readonly LabelledSpan[]): LabelledSpan[] {
  const whole: LabelledSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || span.start >= last.end) whole.push(span);
    else whole[whole.length - 1] = { ...last, end: Math.max(last.end, span.end) };
  }
  return whole;
}
