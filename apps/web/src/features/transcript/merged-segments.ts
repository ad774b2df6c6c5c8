import type { Span } from "@concord/domain";

/** How many codings lie on a stretch of text; four stands for four and more. */
export type Depth = 1 | 2 | 3 | 4;
export type Segment = Span & { readonly depth: Depth };

/**
 * Disjoint stretches in document order, each with the number of spans that cover it. Neighbours of equal depth are one
 * stretch, so what has to be painted grows with the text that is visible and not with the number of codings on it.
 *
 * @param within - stretches are clipped to this span
 */
export function mergedSegments(spans: Iterable<Span>, within: Span): Segment[] {
  const changes = new Map<number, number>();
  const add = (offset: number, change: number) => changes.set(offset, (changes.get(offset) ?? 0) + change);
  for (const span of spans) {
    const start = Math.max(span.start, within.start);
    const end = Math.min(span.end, within.end);
    if (start >= end) continue;
    add(start, 1);
    add(end, -1);
  }
  const segments: Segment[] = [];
  let covering = 0;
  let from = within.start;
  for (const offset of [...changes.keys()].sort((a, b) => a - b)) {
    if (covering > 0 && offset > from) {
      const depth = Math.min(covering, 4) as Depth;
      const last = segments.at(-1);
      if (last && last.end === from && last.depth === depth) segments[segments.length - 1] = { ...last, end: offset };
      else segments.push({ start: from, end: offset, depth });
    }
    covering += changes.get(offset) ?? 0;
    from = offset;
  }
  return segments;
}
