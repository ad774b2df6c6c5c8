import type { BlockView } from "./block-view.ts";

/** How far beyond the visible part turns are drawn richly, so that scrolling meets stripes that are already there. */
const MARGIN_PX = 500;

/**
 * Tells which blocks are near the visible part. Only the marks come and go with it; the text always stays, for search,
 * selection, printing and screen readers. Before printing every block is near.
 */
export function watchNearness(
  scroller: Element,
  views: readonly BlockView[],
  onChange: (near: readonly BlockView[], far: readonly BlockView[]) => void,
  onPrint: (everything: boolean) => void,
) {
  const byElement = new Map<Element, BlockView>(views.map((view) => [view.element, view]));
  const observer = new IntersectionObserver(
    (entries) => {
      const near: BlockView[] = [];
      const far: BlockView[] = [];
      for (const { target, isIntersecting } of entries) {
        const view = byElement.get(target);
        if (view) (isIntersecting ? near : far).push(view);
      }
      onChange(near, far);
    },
    { root: scroller, rootMargin: `${MARGIN_PX}px 0px` },
  );
  for (const { element } of views) observer.observe(element);
  const before = () => onPrint(true);
  const after = () => onPrint(false);
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    observer.disconnect();
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
