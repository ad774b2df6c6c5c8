import type { Span } from "@concord/domain";

type Open = Span & { readonly side: 0 | 1; taken: boolean };

/**
 * The greatest number of pairs of one span of each coder that have a character in common, no span in two pairs.
 *
 * Goes through all spans by their ends, and gives each that is still free the open span of the other coder that ends
 * first. That loses nothing: every later span that the one ending first could be paired with could also have the one
 * ending later. So n spans take O(n log n), even where all of them overlap each other.
 */
export function mostOverlappingPairs(first: readonly Span[], second: readonly Span[]): number {
  const sides = [first.map(opened(0)), second.map(opened(1))] as const;
  const waiting = [new Waiting(sides[0]), new Waiting(sides[1])] as const;
  let pairs = 0;
  for (const span of sides.flat().sort((a, b) => a.end - b.end)) {
    if (span.taken) continue;
    span.taken = true;
    const partner = waiting[span.side === 0 ? 1 : 0].takeFirstEnding(span.end);
    if (partner) pairs++;
  }
  return pairs;
}

function opened(side: Open["side"]): (span: Span) => Open {
  return ({ start, end }) => ({ start, end, side, taken: false });
}

/** One coder's free spans; as a binary heap by their ends, those that have begun. */
class Waiting {
  readonly #byStart: readonly Open[];
  readonly #heap: Open[] = [];
  #begun = 0;

  constructor(spans: readonly Open[]) {
    this.#byStart = spans.toSorted((a, b) => a.start - b.start);
  }

  /** Takes, of the free spans that begin before a position, the one that ends first. Positions may not go back. */
  takeFirstEnding(before: number): Open | undefined {
    for (let next = this.#byStart[this.#begun]; next && next.start < before; next = this.#byStart[++this.#begun])
      this.#push(next);
    let span = this.#pop();
    while (span?.taken) span = this.#pop();
    if (span) span.taken = true;
    return span;
  }

  #push(span: Open): void {
    let at = this.#heap.push(span) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#endAt(above) <= span.end) break;
      this.#move(above, at);
      at = above;
    }
    this.#heap[at] = span;
  }

  #pop(): Open | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (!last || last === first) return first;
    let at = 0;
    for (let below = 1; below < this.#heap.length; below = 2 * at + 1) {
      if (this.#endAt(below + 1) < this.#endAt(below)) below++;
      if (this.#endAt(below) >= last.end) break;
      this.#move(below, at);
      at = below;
    }
    this.#heap[at] = last;
    return first;
  }

  #move(from: number, to: number): void {
    const span = this.#heap[from];
    if (span) this.#heap[to] = span;
  }

  #endAt(index: number): number {
    return this.#heap[index]?.end ?? Number.POSITIVE_INFINITY;
  }
}
