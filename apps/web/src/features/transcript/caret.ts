import type { Span } from "@concord/domain";
import type { Positions } from "./block-view.ts";
import type { TextSelection } from "./text-selection.ts";

type CaretFacts = {
  /** Where the browser puts the caret by itself: the beginning of the text. */
  readonly home: number;
  readonly selection: () => TextSelection | undefined;
  readonly pointerDown: () => boolean;
};

/** The browser's own selection in the text, made from document offsets and brought back when the browser loses it. */
export function caretIn(host: HTMLElement, positions: Positions, { home, selection, pointerDown }: CaretFacts) {
  const place = (span: Span, backwards: boolean) => {
    const from = positions.toPoint(span.start);
    // At the end of a block the offset belongs to the next one; the selection must not reach into it.
    const last = span.end > span.start ? positions.toPoint(span.end - 1) : undefined;
    const to = last ? { node: last.node, offset: last.offset + 1 } : from;
    if (!from || !to) return;
    const [anchor, focus] = backwards ? [to, from] : [from, to];
    document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  };
  const restore = () => {
    const known = selection();
    if (known) place(known, known.focus < known.end);
  };
  /** Whether it is where nobody put it; a passage that the browser's search found is selected on purpose. */
  const isStray = () => {
    const native = document.getSelection();
    if (!native?.focusNode || !host.contains(native.focusNode)) return true;
    return native.isCollapsed && positions.toOffset(native.focusNode, native.focusOffset) === home;
  };
  return {
    place,
    restore,
    /** Without it the caret jumps to the beginning of the text whenever the text gets the focus back. */
    onFocus: () => {
      const bringBack = () => {
        if (document.activeElement === host && !pointerDown() && isStray()) restore();
      };
      // Now, for what runs in this event; and once more, for the browser moves the caret only after it.
      bringBack();
      queueMicrotask(bringBack);
    },
  };
}
