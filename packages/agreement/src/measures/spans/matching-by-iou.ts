import { overlap, type Span } from "@concord/domain";
import { partitionPoint } from "../../partition-point.ts";

/** A span of the second coder, and the span of the first that has it for now. */
type Theirs = { readonly span: Span; owner?: Ours };
type Ours = {
  readonly span: Span;
  /** The range of the second coder's spans, by start, that are worth asking. */
  readonly from: number;
  readonly to: number;
  /** The next of them to ask in this round, and the last that could be had. */
  next: number;
  wanted?: Theirs;
  paired: boolean;
  /** Steps from the nearest span without a partner; nothing for those that no such span reaches. */
  level: number | undefined;
};

/**
 * The greatest number of pairs of one span of each coder that share at least half of what they cover together, no span
 * in two pairs.
 *
 * Augments along shortest paths, many at a time. Which spans may be paired is asked anew each time instead of stored:
 * where many long spans lie over each other that takes time, but never more memory than a few numbers a span.
 *
 * @see Hopcroft & Karp (1973), SIAM Journal on Computing 2(4), 225-231.
 */
export function mostHalfSharedPairs(first: readonly Span[], second: readonly Span[]): number {
  const byStart = second.toSorted((a, b) => a.start - b.start);
  const theirs = byStart.map((span): Theirs => ({ span }));
  const ours = first.map((span): Ours => {
    return { span, ...candidates(span, byStart), next: 0, paired: false, level: undefined };
  });
  while (setLevels(ours, theirs)) for (const span of ours) if (!span.paired) augment(span, theirs);
  return ours.filter(({ paired }) => paired).length;
}

/** Starts a round; says whether some span without a partner can still get one. */
function setLevels(ours: readonly Ours[], theirs: readonly Theirs[]): boolean {
  for (const each of ours) {
    each.level = each.paired ? undefined : 0;
    each.next = each.from;
  }
  let reached = false;
  const queue = ours.filter(({ paired }) => !paired);
  for (const { span, level = 0, from, to } of queue) {
    for (const { span: other, owner } of theirs.slice(from, to)) {
      if (!shareHalf(span, other)) continue;
      if (!owner) reached = true;
      else if (owner.level === undefined) {
        owner.level = level + 1;
        queue.push(owner);
      }
    }
  }
  return reached;
}

/** Gives a span a partner, if owners on the way each find another one level on. No recursion: the way may be long. */
function augment(start: Ours, theirs: readonly Theirs[]): void {
  const path = [start];
  for (let last: Ours | undefined = start; last; last = path.at(-1)) {
    const wanted: Theirs | undefined = last.next < last.to ? theirs[last.next++] : undefined;
    if (!wanted) {
      path.pop();
    } else if (shareHalf(last.span, wanted.span)) {
      last.wanted = wanted;
      if (!wanted.owner) {
        takeWanted(path);
        return;
      }
      if (wanted.owner.level === (last.level ?? 0) + 1) path.push(wanted.owner);
    }
  }
}

function takeWanted(path: readonly Ours[]): void {
  for (const each of path) {
    each.paired = true;
    if (each.wanted) each.wanted.owner = each;
  }
}

/** At least half of the union; in whole numbers, as the union is both lengths less the common part. */
function shareHalf(a: Span, b: Span): boolean {
  return 3 * overlap(a, b) >= a.end - a.start + (b.end - b.start);
}

/** The range of spans by start outside of which none shares half: not a length before, not half a length after. */
function candidates({ start, end }: Span, byStart: readonly Span[]): { readonly from: number; readonly to: number } {
  const length = end - start;
  return { from: countBefore(byStart, start - length), to: countBefore(byStart, start + length / 2 + 1) };
}

/** How many spans start before a position. */
function countBefore(byStart: readonly Span[], position: number): number {
  return partitionPoint(byStart.length, (index) => (byStart[index] as Span).start < position);
}
