import { expect, type Locator, type Page } from "@playwright/test";
import type { OwnDocument } from "../own-documents.ts";

/** The import: choose files, look at each, store the good ones. */
export const documents = {
  /** Chooses files and waits until each has been read. */
  async choose(page: Page, home: string, files: readonly OwnDocument[]): Promise<void> {
    await page.goto(`${home}/documents`);
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).click();
    await (await chooser).setFiles([...files]);
    for (const { name } of files)
      await expect(documents.card(page, name).getByText(/^(ready|cannot be imported)$/)).toBeVisible();
  },

  /** What the page shows of one file on its way in. */
  card(page: Page, file: string): Locator {
    return page.getByRole("listitem").filter({ has: page.getByText(file, { exact: true }) });
  },

  /** Opens the preview of a file: speakers found, and how the text begins. */
  async look(page: Page, file: string): Promise<Locator> {
    const button = page.getByRole("button", { name: `Look: ${file}` });
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
    return documents.card(page, file);
  },

  async importAll(page: Page, count: number): Promise<void> {
    await page.getByRole("button", { name: /^Import \d+ documents?$/ }).click();
    await expect(page.getByText(`${count} document${count === 1 ? " is" : "s are"} imported.`)).toBeVisible();
  },
};
