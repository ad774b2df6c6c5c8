import { expect, type Locator, type Page } from "@playwright/test";

/** The compare page: lanes beside the text, disagreements by kind, coefficients. */
export const comparison = {
  async ready(page: Page): Promise<void> {
    await expect(page.getByRole("heading", { name: /disagreements/i }).first()).toBeVisible();
  },

  /** How many disagreements the page lists. */
  async disagreements(page: Page): Promise<number> {
    return page
      .getByRole("list", { name: /disagreements/i })
      .getByRole("listitem")
      .count();
  },

  kinds(page: Page): Locator {
    return page.getByRole("list", { name: /disagreements/i }).getByRole("listitem");
  },

  coefficients(page: Page): Locator {
    return page.getByRole("table", { name: /agreement/i });
  },
};
