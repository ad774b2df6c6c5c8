import type { Depth } from "./merged-segments.ts";

/**
 * Everything that is painted into the text without touching its nodes. Few classes, whatever the number of codings:
 * the browser's cost grows with names times ranges.
 */
export const PAINTS = [
  "bold",
  "italic",
  "underline",
  "timestamp",
  "depth-1",
  "depth-2",
  "depth-3",
  "depth-4",
  "search",
  "remote",
  "second",
  "first",
  "focus",
  "selection",
] as const;
export type Paint = (typeof PAINTS)[number];

export const depthPaint = (depth: Depth): Paint => `depth-${depth}`;

/** Whether this browser can paint; without it stripes and lists tell the same. */
export function canPaint(): boolean {
  return typeof Highlight !== "undefined" && typeof CSS !== "undefined" && "highlights" in CSS;
}

export type Painter = {
  /** Replaces what is painted for a block. */
  paint(block: number, ranges: ReadonlyMap<Paint, readonly AbstractRange[]>): void;
  clear(block: number): void;
  destroy(): void;
};

/** Names of highlights are global to the page, so several transcripts add to the same ones. */
function sharedHighlight(paint: Paint): Highlight {
  const name = `transcript-${paint}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = PAINTS.indexOf(paint);
  CSS.highlights.set(name, highlight);
  return highlight;
}

export function painter(): Painter {
  if (!canPaint()) return { paint: () => {}, clear: () => {}, destroy: () => {} };
  const painted = new Map<number, ReadonlyMap<Paint, readonly AbstractRange[]>>();
  const clear = (block: number) => {
    for (const [paint, ranges] of painted.get(block) ?? []) {
      const highlight = sharedHighlight(paint);
      for (const range of ranges) highlight.delete(range);
    }
    painted.delete(block);
  };
  return {
    paint(block, ranges) {
      clear(block);
      if (ranges.size === 0) return;
      for (const [paint, added] of ranges) {
        const highlight = sharedHighlight(paint);
        for (const range of added) highlight.add(range);
      }
      painted.set(block, ranges);
    },
    clear,
    destroy() {
      for (const block of [...painted.keys()]) clear(block);
    },
  };
}
