import { overlap } from "@concord/domain";
import type { LabelledSpan } from "./continuum.ts";

/** Two spans with characters in common, one of each coder. */
export type Intersection = {
  readonly first: LabelledSpan;
  readonly second: LabelledSpan;
  readonly length: number;
};

/**
 * Every pair of spans of two coders that have characters in common, in document order. There are fewer of them than
 * spans, because at the end of each one of the two spans ends.
 *
 * @param first - without overlaps, like `second`
 */
export function intersectionsOf(first: readonly LabelledSpan[], second: readonly LabelledSpan[]): Intersection[] {
  const [ours, theirs] = [inOrder(first), inOrder(second)];
  const found: Intersection[] = [];
  for (let i = 0, j = 0; ; ) {
    const [a, b] = [ours[i], theirs[j]];
    if (!a || !b) return found;
    const length = overlap(a, b);
    if (length > 0) found.push({ first: a, second: b, length });
    if (a.end < b.end) i++;
    else j++;
  }
}

function inOrder(spans: readonly LabelledSpan[]): LabelledSpan[] {
  return spans.toSorted((a, b) => a.start - b.start);
}
