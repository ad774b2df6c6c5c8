import type { BlockView } from "./block-view.ts";

const CHANGES = ["beforeinput", "paste", "cut", "drop", "dragstart"] as const;

/**
 * Gives a text a caret without letting anybody change it: the host is editable for the browser, and every event that
 * would change it is cancelled. Input methods and extensions get round the events, so what they alter is put back.
 *
 * @returns how to stop
 */
export function readOnlyCaret(host: HTMLElement, views: readonly BlockView[], onRestored: (view: BlockView) => void) {
  host.contentEditable = "true";
  host.spellcheck = false;
  for (const [name, value] of [
    ["autocorrect", "off"],
    ["autocapitalize", "off"],
    ["inputmode", "none"],
    ["data-gramm", "false"],
  ] as const)
    host.setAttribute(name, value);
  const cancel = (event: Event) => event.preventDefault();
  for (const change of CHANGES) host.addEventListener(change, cancel);
  const unwatch = watchText(host, views, onRestored);
  return () => {
    unwatch();
    for (const change of CHANGES) host.removeEventListener(change, cancel);
    host.removeAttribute("contenteditable");
  };
}

/** Puts back what is not ours to change: text nodes, their holders, and the order of the blocks. */
function watchText(host: HTMLElement, views: readonly BlockView[], onRestored: (view: BlockView) => void) {
  const original = views.map((view) => view.parts.map(({ node }) => node.data));
  const restore = (view: BlockView): boolean => {
    let changed = false;
    view.parts.forEach((part, index) => {
      const words = original[view.block.index]?.[index] ?? "";
      if (part.node.data !== words) {
        part.node.data = words;
        changed = true;
      }
      if (part.holder.childNodes.length !== 1 || part.holder.firstChild !== part.node) {
        part.holder.replaceChildren(part.node);
        changed = true;
      }
      if (view.element.children[index] !== part.holder) {
        view.element.insertBefore(part.holder, view.element.childNodes[index] ?? null);
        changed = true;
      }
    });
    for (const child of [...view.element.childNodes])
      if (!(child instanceof HTMLElement && child.className.startsWith("transcript-"))) {
        child.remove();
        changed = true;
      }
    return changed;
  };
  const restoreHost = () => {
    const elements = views.map(({ element }) => element);
    const inPlace =
      host.childNodes.length === elements.length && elements.every((element, i) => host.childNodes[i] === element);
    if (!inPlace) host.replaceChildren(...elements);
  };
  const isMargin = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest(".transcript-margin");
  const options = { subtree: true, childList: true, characterData: true } as const;
  const observer = new MutationObserver((records) => {
    const touched = new Set<BlockView>();
    let hostTouched = false;
    for (const { target } of records) {
      if (target === host) hostTouched = true;
      else if (!isMargin(target)) {
        const element = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(
          ".transcript-block",
        );
        const view = element && views[Number(element.dataset.block)];
        if (view) touched.add(view);
        else hostTouched = true;
      }
    }
    if (hostTouched) {
      restoreHost();
      for (const view of views) touched.add(view);
    }
    const restored = [...touched].filter(restore);
    // Our own repairs are no news.
    observer.takeRecords();
    restored.forEach(onRestored);
  });
  observer.observe(host, options);
  return () => observer.disconnect();
}
