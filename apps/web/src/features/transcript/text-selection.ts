import type { Span } from "@concord/domain";
import type { Positions } from "./block-view.ts";
import { snapToGraphemes } from "./graphemes.ts";
import { type TextBlock, textBlockAt } from "./transcript-text.ts";

/** A selection as the document has it; empty for a bare caret. */
export type TextSelection = Span & {
  /** The end that moves when the selection is extended. */
  readonly focus: number;
};

/**
 * What somebody means who selects from one point to another: whole characters as read, without the line ends between
 * blocks, and without the speaker's label when it came along by accident.
 */
export function meantSelection(
  text: string,
  blocks: readonly TextBlock[],
  anchor: number,
  focus: number,
): TextSelection {
  let { start, end } = snapToGraphemes(text, { start: Math.min(anchor, focus), end: Math.max(anchor, focus) });
  if (start === end) return { start, end, focus: start };
  const last = textBlockAt(blocks, end - 1);
  if (last && end > last.wordsEnd) end = Math.max(start, last.wordsEnd);
  const first = textBlockAt(blocks, start);
  if (first && start >= first.wordsEnd) start = Math.min(end, blocks[first.index + 1]?.start ?? start);
  const opening = textBlockAt(blocks, start);
  if (opening && start < opening.labelEnd && end > opening.labelEnd && end <= opening.end) start = opening.labelEnd;
  return { start, end, focus: focus < anchor ? start : end };
}

/**
 * Reports the selection as document offsets once it has settled: not while the pointer is still down, and never for
 * selections elsewhere on the page, so that a palette taking the focus loses nothing.
 */
export function watchSelection(
  host: HTMLElement,
  positions: Positions,
  onSettled: (anchor: number, focus: number) => void,
) {
  let pointerDown = false;
  const settle = () => {
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || !host.contains(anchorNode) || !host.contains(focusNode)) return;
    const anchor = positions.toOffset(anchorNode, selection.anchorOffset);
    const focus = positions.toOffset(focusNode, selection.focusOffset);
    if (anchor !== undefined && focus !== undefined) onSettled(anchor, focus);
  };
  const onChange = () => {
    if (!pointerDown) settle();
  };
  const onDown = (event: PointerEvent) => {
    pointerDown = event.pointerType !== "touch";
  };
  const onUp = () => {
    if (!pointerDown) return;
    pointerDown = false;
    settle();
  };
  document.addEventListener("selectionchange", onChange);
  host.addEventListener("pointerdown", onDown);
  window.addEventListener("pointerup", onUp);
  window.addEventListener("pointercancel", onUp);
  return {
    settle,
    pointerDown: () => pointerDown,
    stop: () => {
      document.removeEventListener("selectionchange", onChange);
      host.removeEventListener("pointerdown", onDown);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onUp);
    },
  };
}
