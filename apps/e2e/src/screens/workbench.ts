import { expect, type Locator, type Page } from "@playwright/test";
import { dragOver } from "./transcript.ts";

/** The workbench: palette, the codings of a passage, saving, submission. */
export const workbench = {
  palette(page: Page): Locator {
    return page.getByRole("combobox", { name: "Code", exact: true });
  },

  /** With words selected: types what somebody types to find a code, and applies the first that is found. */
  async applyCode(page: Page, typed: string): Promise<void> {
    await page.keyboard.type(typed);
    await expect(workbench.palette(page)).toHaveValue(typed);
    await page.keyboard.press("Enter");
    await expect(workbench.palette(page)).toBeHidden();
  },

  /** Several codes on one span: each but the last is applied with Shift+Enter, which keeps the palette open. */
  async applyCodes(page: Page, typed: readonly string[]): Promise<void> {
    for (const [index, words] of typed.entries()) {
      await page.keyboard.type(words);
      await expect(workbench.palette(page)).toHaveValue(words);
      await page.keyboard.press(index < typed.length - 1 ? "Shift+Enter" : "Enter");
    }
    await expect(workbench.palette(page)).toBeHidden();
  },

  /** Selects words with the mouse and codes them. */
  async code(page: Page, quote: string, ...typed: readonly string[]): Promise<void> {
    await dragOver(page, quote);
    await workbench.applyCodes(page, typed);
  },

  /** Selects words, codes them, and writes a memo on the coding. */
  async codeWithMemo(page: Page, quote: string, typed: string, memo: string): Promise<void> {
    await dragOver(page, quote);
    await page.keyboard.type(typed);
    await expect(workbench.palette(page)).toHaveValue(typed);
    await page.keyboard.press("Alt+Enter");
    await page.getByRole("textbox", { name: /^Memo on / }).fill(memo);
    await page.keyboard.press("Control+Enter");
  },

  /** The codings at the caret or the selection, as the list beside the text tells them. */
  codingsHere(page: Page): Locator {
    return page.getByRole("list", { name: "This passage" }).getByRole("listitem");
  },

  /** The codings of a turn, as the list that follows its text tells them. */
  codingsOfTurn(page: Page, turn: number): Locator {
    return page.getByRole("list", { name: `Codings in turn ${turn}`, exact: true }).getByRole("listitem");
  },

  /** Waits until the page says that all is on the server's disk. */
  async saved(page: Page): Promise<void> {
    const status = page.locator("[data-phase]");
    await expect(status).toHaveAttribute("data-phase", "saved");
    await expect(status).toHaveText("Saved");
  },

  async submit(page: Page): Promise<void> {
    await workbench.saved(page);
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Submit for good" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  },
};
