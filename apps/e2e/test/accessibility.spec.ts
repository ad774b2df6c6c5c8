import { expectAccessible } from "../src/accessibility.ts";
import { test } from "../src/fixtures.ts";
import { tornFile, transcripts } from "../src/own-documents.ts";
import { documents } from "../src/screens/documents.ts";
import { entry } from "../src/screens/entry.ts";
import { OUTSIDE, SCREENS } from "../src/screens/every-screen.ts";
import { aShownStudy } from "../src/shown-study.ts";

test("no screen breaks an automatic rule of WCAG 2.2 AA, in either theme", async ({ installation, page, browser }) => {
  await test.step("set-up", async () => {
    await page.goto(installation.setupLink ?? "");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page, "setup");
  });
  const study = await aShownStudy(installation.url);
  await entry.signIn(page, installation.url, study.alice);
  for (const { name, show } of SCREENS)
    await test.step(name, async () => {
      await show(page, study);
      await expectAccessible(page, name);
    });
  await test.step("import preview", async () => {
    await documents.choose(page, `${study.url}/projects/${study.projectId}`, [...transcripts.slice(0, 2), tornFile]);
    await documents.look(page, "walking-group.txt");
    await expectAccessible(page, "import preview");
  });
  const outside = await browser.newContext();
  for (const { name, show } of OUTSIDE)
    await test.step(name, async () => {
      const visitor = await outside.newPage();
      await show(visitor, study);
      await expectAccessible(visitor, name);
      await visitor.close();
    });
  await outside.close();
});
