import type { Span } from "@concord/domain";
import type { LabelledSpan } from "./continuum.ts";

/** The label of what a coder left unmarked. */
export const GAP = null;
/** A stretch of one coder's partition: a span, or the gap between two spans. */
export type Segment = Span & { readonly label: string | typeof GAP };

/**
 * Cuts a continuum into one coder's spans and the gaps between them, in document order, so that every position is in
 * exactly one segment.
 *
 * @param spans - without overlaps; spans that touch have no gap between them
 */
export function partitionOf(length: number, spans: readonly LabelledSpan[]): Segment[] {
  const segments: Segment[] = [];
  let reached = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start > reached) segments.push({ start: reached, end: span.start, label: GAP });
    segments.push(span);
    reached = span.end;
  }
  if (length > reached) segments.push({ start: reached, end: length, label: GAP });
  return segments;
}
