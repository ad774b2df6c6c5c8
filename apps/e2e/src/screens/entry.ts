import { expect, type Page } from "@playwright/test";

export type Account = { readonly name: string; readonly email: string; readonly password: string };

async function fillAccount(page: Page, { name, email, password }: Account): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

/** The ways into an installation: set-up, invitation, sign-in. Each ends on the page after it. */
export const entry = {
  async setUp(page: Page, link: string, account: Account): Promise<void> {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Set up Concord" })).toBeVisible();
    await fillAccount(page, account);
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.waitForURL("**/projects");
  },

  async join(page: Page, link: string, account: Account): Promise<void> {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: /^Join / })).toBeVisible();
    await fillAccount(page, account);
    await page.getByRole("button", { name: "Make the account and join" }).click();
    await page.waitForURL(/\/projects\/[^/]+$/);
  },

  /** @param keep - whether work is to be kept on this device */
  async signIn(page: Page, url: string, { email, password }: Account, { keep = false } = {}): Promise<void> {
    await page.goto(`${url}/sign-in`);
    if (keep) await page.getByLabel("Keep work on this device").check();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/projects");
  },

  /** By the menu; what follows depends on whether there is unsent work. */
  async chooseSignOut(page: Page): Promise<void> {
    await page.getByRole("button", { name: /Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  },

  async signOut(page: Page): Promise<void> {
    await entry.chooseSignOut(page);
    await page.waitForURL("**/sign-in");
  },

  /** In the dialog over a page whose session has ended. */
  async signInAgain(page: Page, { email, password }: Account): Promise<void> {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill(email);
    await dialog.getByLabel("Password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog).toBeHidden();
  },
};
