import { bySpan, type Span, type TextRange } from "@concord/domain";

/** In document order, without empty ones; ranges of one kind that touch or overlap become one. */
export function joinRanges(ranges: readonly TextRange[]): TextRange[] {
  const kinds = new Map<string, TextRange[]>();
  for (const range of [...ranges].sort(bySpan)) {
    if (range.start >= range.end) continue;
    const same = kinds.get(range.kind);
    const last = same?.at(-1);
    if (!same) kinds.set(range.kind, [range]);
    else if (last && last.end >= range.start) same[same.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    else same.push(range);
  }
  return [...kinds.values()].flat().sort(bySpan);
}

/** Whether one of the ranges (ascending, apart) covers the span. */
export function covers(ranges: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) < span.end) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start <= span.start && range.end >= span.end;
}
