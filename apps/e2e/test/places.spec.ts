import { expect, test } from "../src/fixtures.ts";
import { transcripts } from "../src/own-documents.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { dragOver } from "../src/screens/transcript.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy } from "../src/study.ts";

const OTHER_QUOTE = "Once a month she went through it with me";
const QUOTE = "We made a plan together. Tuesdays and Fridays, straight after breakfast";

test("in an open round coders see where the others are, until one of them does not want it", async ({
  installation,
  page,
  browser,
}) => {
  const study = await aStudy(installation.url, { visibility: "open", of: transcripts.slice(0, 1) });
  const home = `${installation.url}/projects/${study.projectId}`;
  const bobs = await (await browser.newContext()).newPage();
  for (const [each, person] of [
    [page, study.alice],
    [bobs, study.bob],
  ] as const) {
    await entry.signIn(each, installation.url, person);
    await projects.code(each, home, "walking-group");
    await workbench.saved(each);
  }
  await dragOver(bobs, QUOTE);
  await expect(page.getByText("Bob Brandt is here")).toBeVisible();
  await expect(bobs.getByText("is here")).toHaveCount(0);

  await bobs.getByRole("button", { name: "Open round" }).click();
  await bobs.getByRole("checkbox", { name: "Show where we are in the text" }).uncheck();
  await expect(page.getByText("Bob Brandt is here")).toHaveCount(0);
  await bobs.keyboard.press("Escape");
  await dragOver(page, QUOTE);
  await dragOver(bobs, OTHER_QUOTE);
  await workbench.applyCode(bobs, "1.4");
  await expect(workbench.codingsOfTurn(page, 6)).toHaveCount(1);
  await expect(page.getByText("is here")).toHaveCount(0);
  await expect(bobs.getByText("is here")).toHaveCount(0);

  await bobs.getByRole("button", { name: "Open round" }).click();
  await bobs.getByRole("checkbox", { name: "Show where we are in the text" }).check();
  await expect(bobs.getByText("Alice Amsel is here")).toBeVisible();
});
