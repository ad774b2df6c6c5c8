import { overlap, type Span } from "@concord/domain";

const NONE = -1;

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
  const theirs = second.toSorted((a, b) => a.start - b.start);
  const rows = first.map((span) => ({ span, ...candidates(span, theirs), level: NONE, next: 0, partner: NONE }));
  const rowOf = theirs.map(() => NONE);
  let pairs = 0;
  while (layer()) for (let row = 0; row < rows.length; row++) if (augment(row)) pairs++;
  return pairs;

  /** Numbers the rows by their distance from a free one; says whether a free column can be reached. */
  function layer(): boolean {
    const queue = rows.filter((row) => row.partner === NONE);
    for (const row of rows) {
      row.level = row.partner === NONE ? 0 : NONE;
      row.next = row.from;
    }
    let reached = false;
    for (const row of queue) {
      for (let column = row.from; column < row.to; column++) {
        if (!sharesHalf(row.span, theirs[column])) continue;
        const holder = rows[rowOf[column] ?? NONE];
        if (!holder) reached = true;
        else if (holder.level === NONE) {
          holder.level = row.level + 1;
          queue.push(holder);
        }
      }
    }
    return reached;
  }

  /** Pairs a free row, along a path from layer to layer to a free column; without recursion, as paths may be long. */
  function augment(start: number): boolean {
    if (rows[start]?.partner !== NONE) return false;
    const path = [start];
    for (let row = rows[start]; row; row = rows[path.at(-1) ?? NONE]) {
      if (row.next >= row.to) {
        path.pop();
        continue;
      }
      const column = row.next++;
      if (!sharesHalf(row.span, theirs[column])) continue;
      const holder = rowOf[column] ?? NONE;
      if (holder === NONE) {
        pairAlong(path);
        return true;
      }
      if (rows[holder]?.level === row.level + 1) path.push(holder);
    }
    return false;
  }

  /** Every row of the path gets the column that it looked at last. */
  function pairAlong(path: readonly number[]): void {
    for (const index of path) {
      const row = rows[index];
      if (!row) continue;
      row.partner = row.next - 1;
      rowOf[row.partner] = index;
    }
  }
}

/** At least half of the union; in whole numbers, as the union is both lengths less the common part. */
function sharesHalf(a: Span, b: Span | undefined): boolean {
  return b !== undefined && 3 * overlap(a, b) >= a.end - a.start + (b.end - b.start);
}

/** The range of spans by start outside of which none shares half: not a length before, not half a length after. */
function candidates({ start, end }: Span, byStart: readonly Span[]): { readonly from: number; readonly to: number } {
  const length = end - start;
  return { from: countBefore(byStart, start - length), to: countBefore(byStart, start + length / 2 + 1) };
}

/** How many spans start before a position. */
function countBefore(byStart: readonly Span[], position: number): number {
  let low = 0;
  for (let high = byStart.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((byStart[middle]?.start ?? position) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
