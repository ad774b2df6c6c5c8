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

type Change = { readonly at: number; readonly label: Segment["label"]; readonly step: 1 | -1 };

/** @param continuum - no two spans of one coder overlap */
export function pairedLengths({ length, coders }: Continuum): PairedLengths {
  const segments = coders.flatMap((spans) => partitionOf(length, spans));
  const changes = segments.flatMap(({ start, end, label }): Change[] => [
    { at: start, label, step: 1 },
    { at: end, label, step: -1 },
  ]);
  const under = new Map<Segment["label"], bigint>();
  let selfPaired = 0n;
  for (const { start, end, label } of segments) {
    const size = BigInt(end - start);
    under.set(label, (under.get(label) ?? 0n) + size);
    selfPaired += label === GAP ? size : size * size;
  }
  return { all: BigInt(length) * BigInt(coders.length), under, selfPaired, ...agreedLengths(changes) };
}

/** Goes along the text from change to change, and keeps count of the coders under each label. */
function agreedLengths(changes: Change[]): Pick<PairedLengths, "agreed" | "agreedGaps"> {
  const coders = new Map<Segment["label"], number>();
  let pairs = 0;
  let reached = 0;
  let agreed = 0;
  let agreedGaps = 0;
  for (const { at, label, step } of changes.sort((a, b) => a.at - b.at)) {
    agreed += pairs * (at - reached);
    agreedGaps += orderedPairs(coders.get(GAP) ?? 0) * (at - reached);
    reached = at;
    const before = coders.get(label) ?? 0;
    coders.set(label, before + step);
    pairs += orderedPairs(before + step) - orderedPairs(before);
  }
  return { agreed: BigInt(agreed), agreedGaps: BigInt(agreedGaps) };
}

function orderedPairs(coders: number): number {
  return coders * (coders - 1);
}
