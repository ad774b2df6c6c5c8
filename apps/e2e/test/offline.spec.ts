import { installation as accountContract } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "../src/accessibility.ts";
import { apiSession } from "../src/api-session.ts";
import { test as base, expect } from "../src/fixtures.ts";
import { startInstallation } from "../src/installation.ts";
import { enterRoom } from "../src/layer-room.ts";
import { aNetwork, type Network } from "../src/network.ts";
import { transcripts } from "../src/own-documents.ts";
import { entry } from "../src/screens/entry.ts";
import { offline } from "../src/screens/offline.ts";
import { projects } from "../src/screens/projects.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy, type Person, type Study, submit } from "../src/study.ts";

const DAY = 24 * 60 * 60_000;
const DOCUMENT = "walking-group";

type World = {
  readonly study: Study;
  readonly network: Network;
  readonly advance: (ms: number) => Promise<void>;
  readonly output: () => string;
};
const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  world: async ({}, use) => {
    const installation = await startInstallation({ LOG_LEVEL: "debug" }, { movableClock: true });
    const network = await aNetwork(installation.url);
    const study = await aStudy(installation.url, { of: transcripts.slice(0, 1) });
    await use({ study, network, advance: installation.advance, output: installation.output });
    await network.close();
    await installation.stop();
  },
});

/** A browser of somebody's, signed in by way of the network. */
async function aBrowser(browser: Browser, { network }: World, person: Person, keep: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await entry.signIn(page, network.url, person, { keep });
  await page.close();
  return context;
}

const homeOf = ({ network, study }: World) => `${network.url}/projects/${study.projectId}`;
const workbenchOf = (world: World) =>
  `${homeOf(world)}/rounds/${world.study.roundId}/documents/${world.study.documents[0]?.id}/code`;

async function coding(context: BrowserContext, world: World): Promise<Page> {
  const page = await context.newPage();
  await projects.code(page, homeOf(world), DOCUMENT);
  await workbench.saved(page);
  return page;
}

/** The codings that the server has of somebody, by their words, asked for with a session of their own. */
async function stored({ study }: World, person: Person): Promise<string[]> {
  const api = apiSession(study.url);
  await api.call(accountContract.signIn, { body: { email: person.email, password: person.password } });
  const room = `layer/${study.roundId}/${study.documents[0]?.revisionId}/${person.id}`;
  const visit = await enterRoom(api, room);
  if ("refused" in visit) throw new Error(`the room refused: ${visit.refused}`);
  const { codings, setAside } = openLayer(visit.doc, person.id).read();
  expect(setAside).toEqual([]);
  await visit.leave();
  return codings.map(({ quote }) => quote).sort();
}

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

test("when somebody else signs in on the device nothing of the former can be read, and unsent work comes back", async ({
  browser,
  world,
}) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.alice, true);
  const page = await coding(context, world);
  await offline.pageKept(page);
  network.cut();
  await workbench.codeWithMemo(page, "She never told me off", "3.3", "kind all along");
  await offline.waiting(page, 2, "on this device");
  const seen = await offline.dump(page);
  await page.close();
  // Her session ends elsewhere, so that this device cannot go on as her.
  const password = "quite another password";
  await study.alice.api.call(accountContract.changePassword, {
    body: { current: study.alice.password, next: password },
  });
  network.mend();

  const stranger = await context.newPage();
  await stranger.goto(workbenchOf(world));
  await stranger.waitForURL(/sign-in/);
  network.cut();
  await expect(stranger.goto(workbenchOf(world))).rejects.toThrow("ERR_");
  await stranger.close();
  network.mend();
  const bobs = await context.newPage();
  await entry.signIn(bobs, network.url, study.bob, { keep: true });
  await coding(context, world);
  const dumps = [seen, await offline.dump(bobs)];
  for (const dump of dumps) {
    expect(dump).toContain(study.alice.id);
    for (const words of ["told me off", "kind all along", "fridge", "Thank you for making time", DOCUMENT])
      expect(dump).not.toContain(words);
  }
  await bobs.goto(`${network.url}/projects`);
  await bobs.getByRole("button", { name: /Account of/ }).click();
  await bobs.getByRole("menuitem", { name: "Sign out" }).click();
  await bobs.waitForURL("**/sign-in");
  expect(await bobs.evaluate(() => caches.keys())).toEqual([]);

  const alice = { ...study.alice, password };
  await entry.signIn(bobs, network.url, alice);
  await expect(bobs.getByText("2 changes of walking-group from this device sent")).toBeVisible();
  expect(await stored(world, alice)).toEqual(["She never told me off"]);
  await context.close();
});

test("signing out with unsent work warns; it can be kept sealed, and is sent after the next sign-in", async ({
  browser,
  world,
}) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.alice, false);
  const page = await coding(context, world);
  network.cutRooms();
  await workbench.codeWithMemo(page, "She never told me off", "3.3", "kind all along");
  await offline.waiting(page, 2, "in this tab");
  await page.getByRole("link", { name: "Back to the project" }).click();
  const signOut = async () => {
    await page.getByRole("button", { name: /Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  const dialog = page.getByRole("dialog", { name: "Sign out with unsent work?" });
  await expect(dialog).toContainText("walking-group: 2 unsent changes");
  await expectAccessible(page, "sign-out with unsent work");
  expect(await offline.download(page, "Download")).toContain("kind all along");
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog).toBeHidden();
  await signOut();
  await dialog.getByRole("button", { name: "Sign out and keep it encrypted" }).click();
  await page.waitForURL("**/sign-in");
  const dump = await offline.dump(page);
  expect(dump).toContain(study.alice.id);
  expect(dump).not.toContain("kind all along");
  network.mend();
  await entry.signIn(page, network.url, study.alice);
  await expect(page.getByText("2 changes of walking-group from this device sent")).toBeVisible();
  expect(await stored(world, study.alice)).toEqual(["She never told me off"]);
  await expect.poll(async () => (await offline.dump(page)).includes(study.alice.id)).toBe(false);
  await context.close();
});

test("a page stays its owner's when somebody else signs in in another tab", async ({ browser, world }) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.alice, false);
  const page = await coding(context, world);
  await workbench.code(page, "She never told me off", "3.3");
  await workbench.saved(page);
  const other = await context.newPage();
  await other.goto(`${network.url}/projects`);
  await other.getByRole("button", { name: /Account of/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await other.waitForURL("**/sign-in");
  await expect(page.getByRole("dialog", { name: "You are signed out" })).toBeVisible();
  await entry.signIn(other, network.url, study.bob);
  const dialog = page.getByRole("dialog", { name: "Somebody else has signed in" });
  await expect(dialog).toContainText("This page belongs to Alice Amsel");
  await expectAccessible(page, "somebody else has signed in");
  await dialog.getByRole("button", { name: "Go on as Bob Brandt" }).click();
  await workbench.saved(page);
  await expect(workbench.codingsOfTurn(page, 6)).toHaveCount(0);
  await context.close();
});

test("a device that stores nothing more is told of before work goes on, and unsent changes can be downloaded", async ({
  browser,
  world,
}) => {
  const { network, study } = world;
  const context = await aBrowser(browser, world, study.alice, true);
  const page = await coding(context, world);
  const devtools = await context.newCDPSession(page);
  // What a browser does when it runs out of space, or its user clears the site's data.
  await devtools.send("Storage.clearDataForOrigin", { origin: network.url, storageTypes: "indexeddb" });
  network.cut();
  const dialog = page.getByRole("dialog", { name: "Work can not be kept on this device" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, "cannot store");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await workbench.codeWithMemo(page, "She never told me off", "3.3", "kind all along");
  await offline.waiting(page, 2, "in this tab");
  const warning = page.getByRole("alert").filter({ hasText: "Do not close this tab" });
  expect(await offline.download(page, "Download unsent changes", warning)).toContain("She never told me off");
  network.mend();
  await workbench.saved(page);
  expect(await stored(world, study.alice)).toEqual(["She never told me off"]);
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
