import type { Locator, Page } from "@playwright/test";

type Point = { readonly x: number; readonly y: number };

/** The text column of workbench and compare page. */
export function transcript(page: Page): Locator {
  return page.getByRole("textbox", { name: "Transcript" });
}

/**
 * Where the quote begins and ends on the screen, scrolled into view; the quote must lie in one block, or the turn.
 * Scrolling brings stripes and buttons of the turns that come near, so it is measured once nothing moves any more.
 */
async function placeOf(
  page: Page,
  quote: string,
  turn?: number,
): Promise<{ readonly from: Point; readonly to: Point }> {
  return transcript(page).evaluate(
    async (host, [words, number]) => {
      const within = number === undefined ? host : host.querySelector(`[data-turn="${number}"]`);
      if (!within) throw new Error(`the transcript has no turn ${number}`);
      const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at < 0 || node.parentElement?.className !== "transcript-speech") continue;
        // Methods, not functions of their own: these would be given names by a helper that is not in the page.
        const quoted = {
          textNode: node,
          box(offset: number) {
            const range = document.createRange();
            range.setStart(this.textNode, offset);
            range.setEnd(this.textNode, offset + 1);
            return range.getBoundingClientRect();
          },
          middle() {
            return (this.box(at).top + this.box(at + words.length - 1).bottom) / 2;
          },
        };
        const scroller = host.closest(".transcript-scroller") ?? host;
        for (let still = 0, before = Number.NaN; still < 3; still = quoted.middle() === before ? still + 1 : 0) {
          const pane = scroller.getBoundingClientRect();
          const away = quoted.middle() - (pane.top + pane.height / 2);
          if (Math.abs(away) > pane.height / 4) scroller.scrollBy({ top: away, behavior: "instant" });
          before = quoted.middle();
          for (let frame = 0; frame < 2; frame++)
            await new Promise<void>((resolve) => {
              requestAnimationFrame(() => resolve());
            });
        }
        const [left, right] = [quoted.box(at), quoted.box(at + words.length - 1)];
        return {
          from: { x: left.left + 1, y: left.top + left.height / 2 },
          to: { x: right.right, y: right.top + right.height / 2 },
        };
      }
      throw new Error(`the transcript does not say: ${words}`);
    },
    [quote, turn] as const,
  );
}

/** Selects words as a person does: presses at their beginning, drags, lets go at their end. */
export async function dragOver(page: Page, quote: string, turn?: number): Promise<void> {
  const { from, to } = await placeOf(page, quote, turn);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
}

/** Presses at the beginning of the words and drags to their end, without letting go. */
export async function beginDrag(page: Page, quote: string): Promise<void> {
  const { from, to } = await placeOf(page, quote);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

/** Puts the caret before the words, by a click. */
export async function clickBefore(page: Page, quote: string): Promise<void> {
  const { from } = await placeOf(page, quote);
  await page.mouse.click(from.x - 1, from.y);
}

/** What the browser has selected. */
export function selectedText(page: Page): Promise<string> {
  return page.evaluate(() => document.getSelection()?.toString() ?? "");
}
