import { overlap, type Span, type TextRange } from "@concord/domain";
import type { BlockView, Positions } from "./block-view.ts";
import { depthPaint, type Paint } from "./highlight-paint.ts";
import { mergedSegments } from "./merged-segments.ts";

/** Passages marked from outside; codings paint themselves. */
export type Marks = Partial<Record<"search" | "remote" | "first" | "second" | "focus", readonly Span[]>>;

export type PaintFacts = {
  readonly positions: Positions;
  /** What the file said of stretches of its text. */
  readonly ranges: readonly TextRange[];
  readonly codingsIn: (span: Span) => readonly Span[];
  readonly marks: Marks;
  /** The coding that is pointed at or at hand. */
  readonly lit: Span | undefined;
  readonly selection: Span | undefined;
};

/** Everything that is painted into one block. */
export function blockPaints(view: BlockView, facts: PaintFacts): Map<Paint, StaticRange[]> {
  const { block } = view;
  const { positions, ranges, codingsIn, marks, lit, selection } = facts;
  const words = { start: block.start, end: block.wordsEnd };
  const speech = { ...words, start: block.labelEnd };
  const paints = new Map<Paint, StaticRange[]>();
  // A passage that goes on into the next turn is about what is said there, not about the speaker's name.
  const spoken = ({ start, end }: Span): Span =>
    end > block.labelEnd ? { start: Math.max(start, block.labelEnd), end } : { start, end };
  const add = (paint: Paint, span: Span | undefined) => {
    if (!span || overlap(span, words) === 0) return;
    const added = positions.rangesIn(view, spoken(span));
    if (added.length > 0) paints.set(paint, [...(paints.get(paint) ?? []), ...added]);
  };
  // The label has a look of its own, so what is bold in it by the file's convention is not painted again.
  for (const range of ranges)
    if (range.kind !== "speaker" && range.kind !== "heading" && overlap(range, speech) > 0) add(range.kind, range);
  for (const segment of mergedSegments(codingsIn(words).map(spoken), words)) add(depthPaint(segment.depth), segment);
  for (const [paint, marked] of Object.entries(marks) as [keyof Marks, readonly Span[]][])
    for (const span of marked) add(paint, span);
  add("focus", lit);
  add("selection", selection);
  return paints;
}
