import { expect, type Locator, type Page } from "@playwright/test";

/** The compare page: lanes beside the text, disagreements by kind, coefficients. */
export const comparison = {
  async ready(page: Page): Promise<void> {
    await expect(page.getByRole("heading", { name: /^Compare · / })).toBeVisible();
  },

  /** The lines of the list, agreements left out. */
  disagreements(page: Page): Locator {
    return page.getByRole("list", { name: "Disagreements and agreements" }).getByRole("listitem");
  },

  /** The button that shows one kind only; its name ends with how many there are. */
  filterOf(page: Page, kind: string): Locator {
    return page.getByRole("group", { name: "Show" }).getByRole("button", { name: new RegExp(`^${kind}, \\d`) });
  },

  async filter(page: Page, kind: string): Promise<void> {
    await comparison.filterOf(page, kind).click();
  },

  /** How many there are of a kind, as its filter says. */
  async count(page: Page, kind: string): Promise<number> {
    const filter = comparison.filterOf(page, kind);
    if ((await filter.count()) === 0) return 0;
    return Number((await filter.getAttribute("aria-label"))?.split(", ")[1]);
  },

  /** Opens the tab with the coefficients. @param unit - as its list says it */
  async openAgreement(page: Page, unit?: string): Promise<void> {
    await page.getByRole("tab", { name: "Agreement" }).click();
    if (unit) await page.getByLabel("Unit").selectOption({ label: unit });
    await expect(page.getByRole("heading", { name: "All codes together" })).toBeVisible();
  },

  /** A coefficient over all codes, as the page shows it. */
  async figure(page: Page, name: string): Promise<string> {
    const overall = page.getByRole("region", { name: "All codes together" });
    const term = overall.locator("div").filter({ has: page.getByText(name, { exact: true }) });
    return (await term.locator("dd").textContent())?.trim() ?? "";
  },
};
