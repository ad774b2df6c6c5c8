import { expect, test } from "../src/fixtures.ts";
import { muchWork } from "../src/much-work.ts";
import { transcripts } from "../src/own-documents.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { beginDrag, selectedText } from "../src/screens/transcript.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy } from "../src/study.ts";

test("a selection being dragged survives fifty codings that arrive meanwhile", async ({ installation, page }) => {
  const study = await aStudy(installation.url, { visibility: "open", of: transcripts.slice(0, 1) });
  await entry.signIn(page, installation.url, study.alice);
  await projects.code(page, `${installation.url}/projects/${study.projectId}`, "walking-group");
  const quote = "We made a plan together. Tuesdays and Fridays, straight after breakfast";
  await beginDrag(page, quote);
  expect(await selectedText(page)).toBe(quote);

  await muchWork(study, study.bob, { codings: 50 });
  await expect(workbench.codingsOfTurn(page, 4)).toHaveCount(12);
  expect(await selectedText(page)).toBe(quote);

  await page.mouse.up();
  expect(await selectedText(page)).toBe(quote);
  await workbench.applyCode(page, "1.4");
  await workbench.saved(page);
  await expect(workbench.codingsHere(page)).toContainText([quote.slice(0, 20)]);
});
