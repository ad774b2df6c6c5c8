import type { Continuum, LabelledSpan } from "./continuum.ts";
import { intersectionsOf } from "./intersections.ts";

/** Lengths under one label, over both orders of the two coders. */
export type CodedLength = {
  /** Text that one coder put under the label and the other under any. */
  readonly shared: bigint;
  /** The part of it that both put under the label. */
  readonly agreed: bigint;
  /** Over the spans with the label: the square of the length that the other coder's spans cover. */
  readonly selfPaired: bigint;
};
type Sums = { -readonly [K in keyof CodedLength]: CodedLength[K] };

/**
 * What cu-alpha and (k)u-alpha count: the text that both coders marked.
 *
 * @param continuum - of two coders, without overlapping spans of one coder
 */
export function codedLengths({ coders: [ours = [], theirs = []] }: Continuum): ReadonlyMap<string, CodedLength> {
  const lengths = new Map<string, Sums>();
  const of = (label: string): Sums => {
    const sums = lengths.get(label) ?? { shared: 0n, agreed: 0n, selfPaired: 0n };
    lengths.set(label, sums);
    return sums;
  };
  // One for each coder: both lists may hold the same object.
  const covered = [new Map<LabelledSpan, number>(), new Map<LabelledSpan, number>()];
  for (const { first, second, length } of intersectionsOf(ours, theirs)) {
    for (const [coder, span] of [first, second].entries()) {
      of(span.label).shared += BigInt(length);
      if (first.label === second.label) of(span.label).agreed += BigInt(length);
      covered[coder]?.set(span, (covered[coder].get(span) ?? 0) + length);
    }
  }
  for (const [span, length] of covered.flatMap((each) => [...each])) of(span.label).selfPaired += BigInt(length) ** 2n;
  return lengths;
}

/** The same over all labels. */
export function sumOf(lengths: ReadonlyMap<string, CodedLength>): CodedLength {
  const sums: Sums = { shared: 0n, agreed: 0n, selfPaired: 0n };
  for (const { shared, agreed, selfPaired } of lengths.values()) {
    sums.shared += shared;
    sums.agreed += agreed;
    sums.selfPaired += selfPaired;
  }
  return sums;
}
