import type { Continuum } from "./continuum.ts";
import { GAP, partitionOf, type Segment } from "./partition.ts";

/** What the coefficients of the u-alpha family count: lengths of text, over all coders. */
export type PairedLengths = {
  /** Length of the continuum, as often as there are coders. */
  readonly all: bigint;
  /** Length of what each coder put under each label, gaps included. */
  readonly under: ReadonlyMap<Segment["label"], bigint>;
  /** Length over which two coders have the same label, over all ordered pairs of coders. */
  readonly agreed: bigint;
  /** The part of it where both left the text unmarked. */
  readonly agreedGaps: bigint;
  /** Length that units would share with themselves: the square for a span, the length for a gap, which has no inside. */
  readonly selfPaired: bigint;
};

/** @param continuum - no two spans of one coder overlap */
export function pairedLengths({ length, coders }: Continuum): PairedLengths {
  const partitions = coders.map((spans) => partitionOf(length, spans));
  const under = new Map<Segment["label"], number>();
  let selfPaired = 0n;
  for (const { start, end, label } of partitions.flat()) {
    const size = end - start;
    under.set(label, (under.get(label) ?? 0) + size);
    selfPaired += label === GAP ? BigInt(size) : BigInt(size) ** 2n;
  }
  return {
    all: BigInt(length) * BigInt(coders.length),
    under: new Map([...under].map(([label, size]) => [label, BigInt(size)])),
    selfPaired,
    ...agreedLengths(partitions, length),
  };
}

/** Goes along the text from one beginning of a segment to the next, and keeps count of the coders under each label. */
function agreedLengths(partitions: readonly Segment[][], length: number) {
  const coders = new Map<Segment["label"], number>();
  let pairs = 0;
  let reached = 0;
  let agreed = 0;
  let agreedGaps = 0;
  const goTo = (position: number) => {
    agreed += pairs * (position - reached);
    agreedGaps += orderedPairs(coders.get(GAP) ?? 0) * (position - reached);
    reached = position;
  };
  const count = (label: Segment["label"], step: 1 | -1) => {
    const before = coders.get(label) ?? 0;
    coders.set(label, before + step);
    pairs += orderedPairs(before + step) - orderedPairs(before);
  };
  const beginnings = partitions.flatMap((segments) =>
    segments.map(({ start, label }, index) => ({ at: start, left: segments[index - 1], label })),
  );
  for (const { at, left, label } of beginnings.sort((a, b) => a.at - b.at)) {
    goTo(at);
    if (left) count(left.label, -1);
    count(label, 1);
  }
  goTo(length);
  return { agreed: BigInt(agreed), agreedGaps: BigInt(agreedGaps) };
}

function orderedPairs(coders: number): number {
  return coders * (coders - 1);
}
