import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../src/fixtures.ts";
import { transcripts } from "../src/own-documents.ts";
import { transcript } from "../src/screens/transcript.ts";
import { workbench } from "../src/screens/workbench.ts";
import { ALICE, aStudy } from "../src/study.ts";

const MOST_STOPS = 60;

/** Goes on by Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} was not reached by ${MOST_STOPS} times Tab`);
}

test("somebody without a mouse signs in, codes, writes a memo, moves an end, undoes and submits", async ({
  installation,
  page,
}) => {
  await aStudy(installation.url, { of: transcripts.slice(0, 1) });
  await page.goto(`${installation.url}/sign-in`);
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type(ALICE.email);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(ALICE.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/projects");

  await tabTo(page, page.getByRole("link", { name: /Small steps/ }).first());
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /^Code walking-group in / }));
  await page.keyboard.press("Enter");
  await workbench.saved(page);

  await tabTo(page, transcript(page));
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await workbench.applyCode(page, "1.4+");
  await expect(workbench.codingsHere(page)).toHaveCount(1);
  await expect(workbench.codingsHere(page)).toContainText("1.4");

  await page.keyboard.press("m");
  await page.getByRole("textbox", { name: /^Memo on / }).waitFor();
  await page.keyboard.type("Planned together.");
  await page.keyboard.press("Control+Enter");
  await expect(workbench.codingsHere(page)).toContainText("Planned together.");

  const words = await workbench.codingsHere(page).locator("blockquote").textContent();
  await page.keyboard.press("]");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(workbench.codingsHere(page).locator("blockquote")).not.toHaveText(words ?? "");
  await page.keyboard.press("Control+z");
  await expect(workbench.codingsHere(page).locator("blockquote")).toHaveText(words ?? "");

  await workbench.saved(page);
  await tabTo(page, page.getByRole("button", { name: "Submit", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Submit for good" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("it no longer changes")).toBeVisible();
});
