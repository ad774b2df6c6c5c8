import type { Span } from "@concord/domain";
import { blockPaints, type Marks } from "./block-paints.ts";
import {
  type BlockNames,
  type BlockView,
  boxOf,
  buildBlocks,
  type DomPoint,
  positions as positionsOf,
} from "./block-view.ts";
import { caretIn } from "./caret.ts";
import { cleanCopy } from "./clean-copy.ts";
import { painter as newPainter } from "./highlight-paint.ts";
import { hoverCard } from "./hover-card.ts";
import { readOnlyCaret } from "./read-only-caret.ts";
import { type StripeColumn, stripeColumn } from "./stripe-places.ts";
import { type LaneGroup, type Margin, type MarginNames, marginOf, type Stripe } from "./stripes.ts";
import { meantSelection, type TextSelection, watchSelection } from "./text-selection.ts";
import { type TextBlock, type TranscriptText, textBlockAt, textBlocks } from "./transcript-text.ts";
import { watchNearness } from "./windowing.ts";

/** `caret`: the keyboard has a caret in the text. `plain`: a document to read; touch devices select natively. */
export type TranscriptMode = "caret" | "plain";
export type TranscriptOptions = {
  readonly transcript: TranscriptText;
  readonly groups: readonly LaneGroup[];
  readonly mode: TranscriptMode;
  readonly names: BlockNames & MarginNames;
  readonly onSelection?: (selection: TextSelection) => void;
  /** A stripe was chosen, by pointer or key. */
  readonly onStripe?: (coding: string) => void;
  /** The "+n" of a crowded place was chosen. */
  readonly onCrowd?: (codings: readonly string[]) => void;
  readonly onTurnAction?: (turn: number) => void;
  /** The text was tapped by a finger; answers the document offset. */
  readonly onTap?: (offset: number) => void;
};

export type TranscriptView = {
  readonly blocks: readonly TextBlock[];
  setMarks(marks: Marks): void;
  /** Lights up one coding: its words, and its stripe. */
  focusCoding(coding: string | undefined): void;
  /** Selects a span, or places the caret when it is empty; with `quietly` the keyboard focus stays where it is. */
  select(span: Span, how?: { quietly?: boolean }): void;
  readonly selection: TextSelection | undefined;
  /** Reads the browser's selection now instead of when its event arrives, for a key that follows at once. */
  settle(): void;
  /**
   * Scrolls until the span is in the middle, unless it is well visible already.
   *
   * @param covered - share of the text's height, from below, that something else covers
   */
  reveal(span: Span, covered?: number): void;
  /** The span's box in the viewport. */
  boxOf(span: Span): DOMRect | undefined;
  /** The document offset under a point of the viewport. */
  offsetAt(x: number, y: number): number | undefined;
  /** Codings of all coders that a caret at the offset stands in, in document order. */
  stripesAt(offset: number): { readonly group: string; readonly stripe: Stripe }[];
  focus(): void;
  destroy(): void;
};

/** Above this, turns out of sight are not laid out. */
const MANY_WORDS = 100_000;
const WIDE_PX = 640;
/** What is nearer to an edge of the window is brought further in. */
const EDGE_PX = 48;

const lanesFor = (width: number, groups: number) => (width >= WIDE_PX ? (groups > 1 ? 4 : 6) : groups > 1 ? 2 : 3);

/**
 * Draws a transcript into `host`, inside the scrolling element `scroller`. The text nodes never change afterwards:
 * codings are painted by highlights and stand as stripes in the margin, so that a selection in the making survives
 * whatever arrives meanwhile.
 */
export function createTranscript(scroller: HTMLElement, host: HTMLElement, options: TranscriptOptions): TranscriptView {
  const { transcript, groups, mode, names } = options;
  const { text } = transcript;
  const blocks = textBlocks(transcript);
  const views = buildBlocks(host, transcript, blocks, names);
  const viewAt = (offset: number) => {
    const block = textBlockAt(blocks, offset);
    return block && views[block.index];
  };
  const viewsOf = (span: Span): BlockView[] => {
    const first = textBlockAt(blocks, span.start);
    const last = textBlockAt(blocks, Math.max(span.start, span.end - 1));
    return first && last ? views.slice(first.index, last.index + 1) : [];
  };
  const positions = positionsOf(host, views, viewAt);
  const ruler = document.createRange();
  const painter = newPainter();
  const columns: StripeColumn[] = groups.map((group) => stripeColumn(group, blocks, positions, ruler));
  const margins = new Map<number, Margin>();
  const rich = new Set<number>();
  const queued = new Set<number>();
  let frame = 0;
  let printing = false;
  let marks: Marks = {};
  let focused: string | undefined;
  let pointed: string | undefined;
  let selection: TextSelection | undefined;
  let width = host.clientWidth;

  if (text.split(/\s+/).length > MANY_WORDS) host.dataset.long = "";
  const lanesShown = () => lanesFor(width, groups.length);
  const sizeMargin = () => {
    scroller.style.setProperty("--columns", String(groups.length));
    scroller.style.setProperty("--lanes", String(lanesShown()));
  };
  sizeMargin();

  const stripeById = (id: string | undefined): Stripe | undefined => {
    if (id === undefined) return undefined;
    for (const { index } of columns) {
      const stripe = index.get(id);
      if (stripe) return stripe;
    }
    return undefined;
  };
  const paintsOf = (view: BlockView) =>
    blockPaints(view, {
      positions,
      ranges: transcript.structure.ranges,
      codingsIn: (span) => columns.flatMap(({ index }) => index.overlapping(span)),
      marks,
      lit: stripeById(pointed ?? focused),
      selection,
    });

  const draw = () => {
    frame = 0;
    const drawn = [...queued].filter((block) => rich.has(block)).sort((a, b) => a - b);
    queued.clear();
    // Everything is measured before anything is written, so the browser lays the page out once a frame.
    const measured = drawn.flatMap((index) => {
      const view = views[index];
      return view ? [{ view, placed: columns.flatMap((column, place) => column.place(view, place)) }] : [];
    });
    for (const { view, placed } of measured) {
      const { index, turn } = view.block;
      painter.paint(index, paintsOf(view));
      let margin = margins.get(index);
      if (!margin) {
        margin = marginOf(view.element, turn, names, lanesShown);
        margins.set(index, margin);
      }
      margin.draw(placed, focused);
    }
  };
  const queue = (some: Iterable<BlockView>) => {
    for (const { block } of some) if (rich.has(block.index)) queued.add(block.index);
    if (queued.size > 0 && frame === 0) frame = requestAnimationFrame(draw);
  };
  const allRich = () => [...rich].flatMap((index) => views[index] ?? []);

  const leave = (view: BlockView) => {
    const { index } = view.block;
    if (!rich.delete(index)) return;
    painter.clear(index);
    margins.get(index)?.remove();
    margins.delete(index);
    for (const column of columns)
      for (const stripe of column.index.overlapping(view.block))
        if (!viewsOf(stripe).some(({ block }) => rich.has(block.index))) column.release(stripe.id);
  };
  const near = new Set<BlockView>();
  const stopNearness = watchNearness(
    scroller,
    views,
    (entered, left) => {
      for (const view of entered) {
        near.add(view);
        rich.add(view.block.index);
      }
      for (const view of left) {
        near.delete(view);
        if (!printing) leave(view);
      }
      queue(entered);
    },
    (everything) => {
      printing = everything;
      for (const view of views) {
        if (everything) rich.add(view.block.index);
        else if (!near.has(view)) leave(view);
      }
      if (!everything) return;
      queue(views);
      // The printer does not wait for the next frame.
      cancelAnimationFrame(frame);
      draw();
    },
  );

  const unsubscribe = columns.map((column) =>
    column.group.source.subscribe(({ put, removed }) => {
      for (const id of removed) {
        const before = column.index.get(id);
        if (!before) continue;
        queue(viewsOf(before));
        column.index.remove(id);
        column.release(id);
      }
      for (const stripe of put) {
        const before = column.index.get(stripe.id);
        if (before) queue(viewsOf(before));
        column.index.put(stripe);
        queue(viewsOf(stripe));
      }
    }),
  );

  const setSelection = (next: TextSelection, report: boolean) => {
    const before = selection;
    if (before && before.start === next.start && before.end === next.end && before.focus === next.focus) return;
    selection = next;
    if (before) queue(viewsOf(before));
    queue(viewsOf(next));
    if (report) options.onSelection?.(next);
  };
  const selecting = watchSelection(host, positions, (anchor, focus) =>
    setSelection(meantSelection(text, blocks, anchor, focus), true),
  );

  const caret = caretIn(host, positions, {
    home: blocks[0]?.start ?? 0,
    selection: () => selection,
    pointerDown: selecting.pointerDown,
  });
  const onCopy = (event: ClipboardEvent) => {
    selecting.settle();
    if (!selection || selection.start === selection.end) return;
    event.clipboardData?.setData("text/plain", cleanCopy(text, blocks, selection));
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const action = event.target.closest<HTMLElement>("[data-action]");
    if (action) return options.onTurnAction?.(Number(action.dataset.action));
    const stripe = event.target.closest<HTMLElement>(".transcript-stripe");
    if (stripe?.dataset.more) options.onCrowd?.(stripe.dataset.more.split(" "));
    else if (stripe?.dataset.coding) options.onStripe?.(stripe.dataset.coding);
    else if (options.onTap && "pointerType" in event && event.pointerType === "touch") {
      const offset = offsetAt(event.clientX, event.clientY);
      if (offset !== undefined) options.onTap(offset);
    }
  };
  // A press on a stripe must not take the caret out of the text.
  const onPress = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest(".transcript-margin")) event.preventDefault();
  };
  host.addEventListener("copy", onCopy);
  host.addEventListener("click", onClick);
  host.addEventListener("mousedown", onPress);
  if (mode === "caret") host.addEventListener("focus", caret.onFocus);
  const stopCaret = mode === "caret" ? readOnlyCaret(host, views, (view) => queue([view])) : undefined;
  const stopCard = hoverCard(scroller, (coding) => {
    const before = stripeById(pointed);
    pointed = coding;
    const now = stripeById(pointed);
    if (before) queue(viewsOf(before));
    if (now) queue(viewsOf(now));
  });
  const resized = () => {
    if (host.clientWidth !== width) {
      width = host.clientWidth;
      sizeMargin();
      for (const column of columns) column.reset();
    }
    queue(allRich());
  };
  const sizes = new ResizeObserver(resized);
  sizes.observe(host);

  const offsetAt = (x: number, y: number): number | undefined => {
    const point = document.caretPositionFromPoint?.(x, y);
    return point && host.contains(point.offsetNode) ? positions.toOffset(point.offsetNode, point.offset) : undefined;
  };
  const boxOfSpan = (span: Span): DOMRect | undefined => {
    const from = positions.toPoint(span.start);
    const to: DomPoint | undefined = span.end > span.start ? positions.toPoint(span.end - 1) : from;
    if (!from || !to) return undefined;
    const range = new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: Math.min(to.node.data.length, to.offset + (span.end > span.start ? 1 : 0)),
    });
    return boxOf(range, ruler);
  };

  return {
    blocks,
    setMarks(next) {
      const touched = [...Object.values(marks), ...Object.values(next)].flat();
      marks = next;
      for (const span of touched) queue(viewsOf(span));
    },
    focusCoding(coding) {
      const before = stripeById(focused);
      focused = coding;
      const now = stripeById(coding);
      if (before) queue(viewsOf(before));
      if (now) queue(viewsOf(now));
    },
    select(span, { quietly = false } = {}) {
      if (!quietly) host.focus({ preventScroll: true });
      // Before the browser's own event, which would report the same selection a moment later.
      setSelection({ start: span.start, end: span.end, focus: span.end }, true);
      if (!quietly) caret.place(span, false);
    },
    get selection() {
      return selection;
    },
    settle: selecting.settle,
    reveal(span, covered = 0) {
      const box = boxOfSpan(span);
      if (!box) return;
      const frameBox = scroller.getBoundingClientRect();
      const free = frameBox.height * (1 - covered);
      const top = box.top - frameBox.top;
      const bottom = box.bottom - frameBox.top;
      if (top >= EDGE_PX && bottom <= free - EDGE_PX) return;
      const room = Math.max(0, free - box.height);
      // A passage too long for the window shows its beginning.
      const wanted = room > 2 * EDGE_PX ? room / 2 : Math.min(EDGE_PX, free / 4);
      scroller.scrollTo({ top: scroller.scrollTop + top - wanted, behavior: "auto" });
    },
    boxOf: boxOfSpan,
    offsetAt,
    stripesAt: (offset) =>
      columns.flatMap(({ group, index }) => index.touching(offset).map((stripe) => ({ group: group.id, stripe }))),
    focus() {
      host.focus({ preventScroll: true });
      caret.restore();
    },
    destroy() {
      cancelAnimationFrame(frame);
      stopNearness();
      for (const stop of unsubscribe) stop();
      selecting.stop();
      stopCaret?.();
      stopCard();
      sizes.disconnect();
      host.removeEventListener("copy", onCopy);
      host.removeEventListener("click", onClick);
      host.removeEventListener("mousedown", onPress);
      host.removeEventListener("focus", caret.onFocus);
      painter.destroy();
      host.replaceChildren();
    },
  };
}
