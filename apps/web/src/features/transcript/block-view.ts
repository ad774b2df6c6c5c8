import type { Span } from "@concord/domain";
import type { TextBlock, TranscriptText } from "./transcript-text.ts";

/** A block on the page: one element, and a text node for each of its parts that never changes. */
export type BlockView = {
  readonly block: TextBlock;
  readonly element: HTMLElement;
  readonly parts: readonly TextPart[];
};
/** A text node and the element that holds nothing else. `start` is the document offset of its first code unit. */
export type TextPart = {
  readonly holder: HTMLElement;
  readonly node: Text;
  readonly start: number;
  readonly end: number;
};

export type DomPoint = { readonly node: Text; readonly offset: number };

/** Draws the whole document as blocks into `host`. Imported text only ever becomes text nodes. */
export function buildBlocks(
  host: HTMLElement,
  transcript: TranscriptText,
  blocks: readonly TextBlock[],
  names: BlockNames,
) {
  const fragment = document.createDocumentFragment();
  const views = blocks.map((block) => {
    const view = buildBlock(transcript, block, names);
    fragment.append(view.element);
    return view;
  });
  host.replaceChildren(fragment);
  return views;
}

/** The names by which assistive technology tells blocks apart, from the message catalogue. */
export type BlockNames = { readonly turn: (turn: number, speaker: string) => string };

function buildBlock({ text, language }: TranscriptText, block: TextBlock, names: BlockNames): BlockView {
  const element = document.createElement("div");
  element.className = `transcript-block transcript-${block.kind}`;
  element.dir = "auto";
  if (language) element.lang = language;
  element.dataset.block = String(block.index);
  if (block.turn !== undefined) {
    element.dataset.turn = String(block.turn);
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", names.turn(block.turn, block.spokenBy?.name ?? ""));
    if (block.spokenBy) element.dataset.part = block.spokenBy.part;
  } else if (block.kind === "heading") {
    element.setAttribute("role", "heading");
    element.setAttribute("aria-level", "2");
  }
  const parts: TextPart[] = [];
  const add = (className: string, from: number, end: number) => {
    // Blank lines of the file before a block's words would be drawn as blank lines.
    const blank = /^\s*\n/.exec(text.slice(from, end))?.[0].length ?? 0;
    const start = from + blank;
    if (start >= end) return;
    const holder = document.createElement("span");
    holder.className = className;
    const node = document.createTextNode(text.slice(start, end));
    holder.append(node);
    element.append(holder);
    parts.push({ holder, node, start, end });
  };
  add("transcript-label", block.start, Math.min(block.labelEnd, block.wordsEnd));
  add("transcript-speech", block.labelEnd, block.wordsEnd);
  // Blank lines of the file belong to the text and to nothing that is read.
  element.hidden = parts.length === 0;
  return { block, element, parts };
}

export type Positions = {
  /** The document offset of a point of the page; `undefined` outside the text. */
  toOffset(node: Node, offset: number): number | undefined;
  /** The nearest point of the page; line ends between blocks count as the end of the former. */
  toPoint(offset: number): DomPoint | undefined;
  /** A range over the part of a span that lies in one block, for measuring and painting. */
  rangesIn(view: BlockView, span: Span): StaticRange[];
};

export function positions(
  host: HTMLElement,
  views: readonly BlockView[],
  viewAt: (offset: number) => BlockView | undefined,
): Positions {
  const parts = new WeakMap<Node, TextPart>();
  const ends = new WeakMap<Node, BlockView>();
  for (const view of views) {
    ends.set(view.element, view);
    for (const part of view.parts) {
      parts.set(part.node, part);
      parts.set(part.holder, part);
    }
  }
  const firstOf = ({ block }: BlockView) => block.start;
  const lastOf = ({ block }: BlockView) => block.wordsEnd;

  return {
    toOffset(node, offset) {
      if (node === host) {
        const view = views[offset];
        const last = views.at(-1);
        return view ? firstOf(view) : last && lastOf(last);
      }
      const part = parts.get(node);
      if (part)
        return node === part.node ? Math.min(part.start + offset, part.end) : offset === 0 ? part.start : part.end;
      const view = ends.get(node);
      if (view) return view.parts[offset]?.start ?? lastOf(view);
      // Inside a margin column: the text it stands beside ends there.
      const element = node instanceof Element ? node : node.parentElement;
      const around = element?.closest(".transcript-block");
      const beside = around && host.contains(around) ? ends.get(around) : undefined;
      return beside && lastOf(beside);
    },
    toPoint(offset) {
      const view = viewAt(offset);
      if (!view) return undefined;
      const part = view.parts.find(({ end }) => offset < end) ?? view.parts.at(-1);
      if (!part) return undefined;
      return { node: part.node, offset: Math.max(0, Math.min(offset, part.end) - part.start) };
    },
    rangesIn: (view, span) =>
      view.parts.flatMap(({ node, start, end }) => {
        const from = Math.max(span.start, start);
        const to = Math.min(span.end, end);
        if (from >= to) return [];
        return [
          new StaticRange({
            startContainer: node,
            startOffset: from - start,
            endContainer: node,
            endOffset: to - start,
          }),
        ];
      }),
  };
}

/** The box of a static range in the viewport. One live range serves all measurements; thousands would be kept up to date. */
export function boxOf(range: StaticRange, ruler: Range): DOMRect {
  ruler.setStart(range.startContainer, range.startOffset);
  ruler.setEnd(range.endContainer, range.endOffset);
  return ruler.getBoundingClientRect();
}
