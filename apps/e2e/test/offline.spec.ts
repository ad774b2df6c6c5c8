import { expectAccessible } from "../src/accessibility.ts";
import { expect } from "../src/fixtures.ts";
import { aBrowser, coding, DOCUMENT, homeOf, stored, test, workbenchOf } from "../src/offline-world.ts";
import { entry } from "../src/screens/entry.ts";
import { offline } from "../src/screens/offline.ts";
import { workbench } from "../src/screens/workbench.ts";
import { submit } from "../src/study.ts";

const DAY = 24 * 60 * 60_000;

for (const keep of [true, false])
  test(`two tabs offline past the session's end, work ${keep ? "kept on the device" : "in the tabs only"}: all is there once`, async ({
    browser,
    world,
  }) => {
    const { network, study } = world;
    const context = await aBrowser(browser, world, study.alice, keep);
    const first = await coding(context, world);
    const second = await coding(context, world);
    network.cut();
    await first.bringToFront();
    await workbench.code(first, "I put the card on the fridge", "1.1");
    await workbench.code(first, "She never told me off", "3.3");
    await second.bringToFront();
    await workbench.code(second, "a little counter", "2.3");
    if (keep) {
      await offline.waiting(second, 3, "on this device");
      await offline.waiting(first, 3, "on this device");
      await expect(workbench.codingsOfTurn(first, 4)).toHaveCount(1);
    } else {
      await offline.waiting(second, 1, "in this tab");
      await offline.waiting(first, 2, "in this tab");
    }
    await expect.poll(world.output).toContain("sync_left");
    await world.advance(15 * DAY);
    await expect.poll(world.output).toContain("sync_unloaded");

    network.mend();
    for (const page of [first, second]) {
      await page.bringToFront();
      await expect(page.getByRole("dialog", { name: "You are signed out" })).toBeVisible({ timeout: 60_000 });
    }
    await entry.signInAgain(second, study.alice);
    await workbench.saved(second);
    // Whoever has signed in again in one tab need not do it in the other.
    await expect(first.getByRole("dialog")).toBeHidden();
    await workbench.saved(first);
    const all = ["I put the card on the fridge", "She never told me off", "a little counter"];
    expect(await stored(world, study.alice)).toEqual(all);
    for (const page of [first, second]) await expect(workbench.codingsOfTurn(page, 4)).toHaveCount(1);
    await context.close();
  });

test("a document opened before opens again without the server, with what was not sent", async ({ browser, world }) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.alice, true);
  const page = await coding(context, world);
  await workbench.code(page, "She never told me off", "3.3");
  await workbench.saved(page);
  await offline.pageKept(page);
  network.cut();
  await workbench.code(page, "a little counter", "2.3");
  await offline.waiting(page, 1, "on this device");
  await page.close();

  const again = await context.newPage();
  await again.goto(workbenchOf(world));
  await offline.waiting(again, 1, "on this device");
  await expect(workbench.codingsOfTurn(again, 6)).toHaveCount(1);
  await workbench.code(again, "My daughter baked a cake", "10.4");
  await offline.waiting(again, 2, "on this device");
  await expectAccessible(again, "workbench, offline");
  await again.close();

  const third = await context.newPage();
  await third.goto(`${homeOf(world)}/team`);
  await expect(third.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await third.goto(workbenchOf(world));
  await offline.waiting(third, 2, "on this device");
  network.mend();
  await workbench.saved(third);
  expect(await stored(world, study.alice)).toEqual([
    "My daughter baked a cake",
    "She never told me off",
    "a little counter",
  ]);
  await context.close();
});

test("codings that come after the lock are a draft: seen, exported, handed in, and found by a manager after release", async ({
  browser,
  world,
}) => {
  const { network, study } = world;
  const documentId = study.documents[0]?.id;
  if (!documentId) throw new Error("the study has no document");
  const context = await aBrowser(browser, world, study.bob, true);
  const page = await coding(context, world);
  await workbench.code(page, "I put the card on the fridge", "1.1");
  await workbench.saved(page);
  network.cut();
  await workbench.codeWithMemo(page, "She never told me off", "3.3", "kind all along");
  await workbench.code(page, "a little counter", "2.3");
  await expect(page.locator("[data-phase]")).toHaveAttribute("data-phase", "offline");
  await submit(study, study.bob, documentId);
  network.mend();
  await expect(
    page.getByText(/This document was locked at .* by Bob Brandt\. Your 2 later codings are kept as a draft/),
  ).toBeVisible({ timeout: 60_000 });

  await page.reload();
  await page.getByRole("button", { name: "See the draft" }).click();
  const dialog = page.getByRole("dialog", { name: `Draft of ${DOCUMENT}` });
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expect(dialog).toContainText("kind all along");
  await expectAccessible(page, "draft");
  const table = await offline.download(page, "Export table (CSV)");
  expect(table).toContain("She never told me off");
  expect(table).toContain("kind all along");
  const file = JSON.parse(await offline.download(page, "Export file (JSON)"));
  expect(file.changes.map((change: { coding: { quote: string } }) => change.coding.quote)).toEqual([
    "a little counter",
    "She never told me off",
  ]);
  await dialog.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("Handed in.")).toBeVisible();
  await expect(page.getByText("kept as a draft")).toBeHidden();

  const lead = await (await aBrowser(browser, world, study.alice, false)).newPage();
  await lead.goto(homeOf(world));
  await expect(lead.getByRole("heading", { name: "First round" })).toBeVisible();
  await lead.waitForLoadState("networkidle");
  await expect(lead.getByRole("link", { name: "1 late draft" })).toHaveCount(0);
  await submit(study, study.alice, documentId);
  await lead.goto(homeOf(world));
  await lead.getByRole("link", { name: "1 late draft" }).click();
  await expect(lead.getByRole("heading", { name: "Bob Brandt" })).toBeVisible();
  await expect(lead.getByRole("main")).toContainText("kind all along");
  await expectAccessible(lead, "late drafts");
  await context.close();
  await lead.context().close();
});

test("codings not sent before access ended are a draft that can be exported, and the copy is gone", async ({
  browser,
  world,
}) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.bob, true);
  const page = await coding(context, world);
  network.cut();
  await workbench.codeWithMemo(page, "She never told me off", "3.3", "kind all along");
  await expect(page.locator("[data-phase]")).toHaveAttribute("data-phase", "offline");
  const removed = await study.alice.api.raw("delete", `/projects/${study.projectId}/members/${study.bob.id}`);
  expect(removed.status).toBe(200);
  network.mend();
  await expect(
    page.getByText("Your access to walking-group has ended. 1 coding that was not sent is kept as a draft."),
  ).toBeVisible({ timeout: 60_000 });
  await expect.poll(async () => (await offline.dump(page)).includes(`document ${study.documents[0]?.id}`)).toBe(false);
  await page.goto(`${network.url}/projects`);
  await page.getByRole("button", { name: "See the draft" }).click();
  expect(await offline.download(page, "Export table (CSV)")).toContain("kind all along");
  await expect(page.getByRole("button", { name: "Hand in" })).toHaveCount(0);
  // Names of rooms and of answers stand in clear: none of this document's is left. What stays is the draft, sealed.
  const dump = await offline.dump(page);
  expect(dump).not.toContain(study.documents[0]?.revisionId);
  expect(dump).not.toContain(`document ${study.documents[0]?.id}`);
  expect(dump).not.toContain("kind all along");
  await context.close();
});

test("a page of an older build says that a new version is ready", async ({ browser, world }) => {
  const { study } = world;
  const context = await aBrowser(browser, world, study.alice, false);
  const page = await coding(context, world);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  // What a server of the next build answers.
  await context.route("**/build", (route) => route.fulfill({ body: "the next build" }));
  await page.reload();
  await page.getByRole("button", { name: "Reload" }).click();
  await workbench.saved(page);
  await context.close();
});
