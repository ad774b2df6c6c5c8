import { installation as accountContract } from "@concord/contracts";
import { expectAccessible } from "../src/accessibility.ts";
import { expect } from "../src/fixtures.ts";
import { aBrowser, coding, DOCUMENT, stored, test, workbenchOf } from "../src/offline-world.ts";
import { entry } from "../src/screens/entry.ts";
import { offline } from "../src/screens/offline.ts";
import { workbench } from "../src/screens/workbench.ts";

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
  await entry.signOut(bobs);
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
  await entry.chooseSignOut(page);
  const dialog = page.getByRole("dialog", { name: "Sign out with unsent work?" });
  await expect(dialog).toContainText("walking-group: 2 unsent changes");
  await expectAccessible(page, "sign-out with unsent work");
  expect(await offline.download(page, "Download")).toContain("kind all along");
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await expect(dialog).toBeHidden();
  await entry.chooseSignOut(page);
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
  await entry.signOut(other);
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
