import type { Span } from "@concord/domain";
import { type BlockView, boxOf, type Positions } from "./block-view.ts";
import { type Interval, type IntervalIndex, intervalIndex } from "./interval-index.ts";
import { type Extent, stableLanes } from "./lanes.ts";
import type { LaneGroup, PlacedStripe, Stripe } from "./stripes.ts";
import { type TextBlock, textBlockAt } from "./transcript-text.ts";

/** Larger than any block is high, so that block number and pixels make one vertical axis of the document. */
const BLOCK_PX = 1e6;
const GAP_PX = 2;

/** The stripes of one coder with their lanes. */
export type StripeColumn = {
  readonly group: LaneGroup;
  readonly index: IntervalIndex<Stripe & Interval>;
  /** Measures the stripes of a block; the page is only read. */
  place(view: BlockView, column: number): PlacedStripe[];
  /** Frees the lane of a stripe that is no longer shown. */
  release(id: string): void;
  /** Forgets all lanes, for after a change of width. */
  reset(): void;
};

export function stripeColumn(
  group: LaneGroup,
  blocks: readonly TextBlock[],
  positions: Positions,
  ruler: Range,
): StripeColumn {
  const index = intervalIndex<Stripe & Interval>();
  const lanes = stableLanes();
  /** What is known of where stripes begin and end; the other end may lie in a block that is not drawn yet. */
  const extents = new Map<string, { span: Span; from?: number; to?: number }>();
  for (const stripe of group.source.all()) index.put(stripe);

  const extentOf = (stripe: Stripe, block: TextBlock, top: number, bottom: number): Extent => {
    const before = extents.get(stripe.id);
    const known =
      before && before.span.start === stripe.start && before.span.end === stripe.end ? before : { span: stripe };
    if (stripe.start >= block.start) known.from = block.index * BLOCK_PX + top;
    if (stripe.end <= block.end) known.to = block.index * BLOCK_PX + bottom;
    extents.set(stripe.id, known);
    const first = textBlockAt(blocks, stripe.start)?.index ?? 0;
    const last = textBlockAt(blocks, stripe.end - 1)?.index ?? blocks.length;
    return { from: known.from ?? first * BLOCK_PX, to: known.to ?? (last + 1) * BLOCK_PX };
  };

  return {
    group,
    index,
    place(view, column) {
      const { block } = view;
      const origin = view.element.getBoundingClientRect().top;
      return index
        .overlapping({ start: block.start, end: Math.max(block.wordsEnd, block.start + 1) })
        .flatMap((stripe) => {
          const boxes = positions
            .rangesIn(view, stripe)
            .map((range) => boxOf(range, ruler))
            .filter(({ height }) => height > 0);
          if (boxes.length === 0) return [];
          const top = Math.round(Math.min(...boxes.map((box) => box.top)) - origin);
          const bottom = Math.round(Math.max(...boxes.map((box) => box.bottom)) - origin);
          const lane = lanes.place(stripe.id, extentOf(stripe, block, top, bottom));
          return [{ stripe, column, lane, top, height: bottom - top - GAP_PX, continued: stripe.start < block.start }];
        });
    },
    release(id) {
      lanes.release(id);
      extents.delete(id);
    },
    reset() {
      lanes.clear();
      extents.clear();
    },
  };
}
