import { expect, type Page } from "@playwright/test";

export const rounds = {
  /** Makes a round in which every coder named codes every document. */
  async make(page: Page, home: string, coders: readonly string[], { visibility = "Blind" } = {}): Promise<void> {
    await page.goto(`${home}/rounds/new`);
    await page.getByRole("radio", { name: new RegExp(`^${visibility}`) }).check();
    for (const coder of coders) await page.getByLabel(`${coder} codes every document`).check();
    await page.getByRole("button", { name: "Make the round" }).click();
    await expect(page).toHaveURL(home);
  },
};
