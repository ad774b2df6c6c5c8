import { expect, type Page } from "@playwright/test";

/** The list of projects, and a project's home. */
export const projects = {
  /** @returns the address of the new project's home */
  async make(page: Page, name: string, { relational = true } = {}): Promise<string> {
    await page.getByRole("button", { name: "New project" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New project" });
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel(/^Target behaviour/).fill("walks three times a week");
    if (relational) await dialog.getByLabel(/Relational aspects/).check();
    await dialog.getByRole("button", { name: "Make the project" }).click();
    await page.waitForURL(/\/projects\/[^/]+$/);
    return page.url();
  },

  async open(page: Page, place: "Home" | "Documents" | "Codebook" | "Team"): Promise<void> {
    await page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: place }).click();
  },

  /** Opens the workbench of a document from the project's home. */
  async code(page: Page, home: string, document: string): Promise<void> {
    await page.goto(home);
    await page.getByRole("link", { name: new RegExp(`^(Code|Look at your codings of) ${document} in `) }).click();
    await expect(page.getByRole("textbox", { name: "Transcript" })).toBeVisible();
  },

  /** Opens the compare page of a document from the project's home. */
  async compare(page: Page, home: string, document: string): Promise<void> {
    await page.goto(home);
    await page.getByRole("link", { name: new RegExp(`^Compare ${document} in `) }).click();
    await page.waitForURL("**/compare");
  },
};
