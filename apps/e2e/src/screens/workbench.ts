import { expect, type Locator, type Page } from "@playwright/test";

/** The workbench: palette, list of codings, saving, submission. */
export const workbench = {
  /** With words selected: types what somebody types to find a code, and applies the first that is found. */
  async applyCode(page: Page, typed: string): Promise<void> {
    await page.keyboard.type(typed);
    await expect(page.getByRole("combobox", { name: "Code" })).toHaveValue(typed);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Code" })).toBeHidden();
  },

  /** Waits until the page says that all is on the server's disk. */
  async saved(page: Page): Promise<void> {
    await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  },

  /** The codings at the caret or the selection, as the list beside the text tells them. */
  codingsHere(page: Page): Locator {
    return page.getByRole("list", { name: "This passage" }).getByRole("listitem");
  },
};
