import type { Page } from "@playwright/test";

export const team = {
  /** Makes an invitation for a coder. @returns the one-time link */
  async invite(page: Page, home: string, note: string): Promise<string> {
    await page.goto(`${home}/team`);
    await page.getByRole("button", { name: "Invite somebody" }).first().click();
    await page.getByLabel("For whom").fill(note);
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Invitation link").inputValue();
    await page.getByRole("button", { name: "I have copied it" }).click();
    return link;
  },
};
