import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../src/fixtures.ts";
import { tornFile, transcripts } from "../src/own-documents.ts";
import { comparison } from "../src/screens/comparison.ts";
import { documents } from "../src/screens/documents.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { rounds } from "../src/screens/rounds.ts";
import { team } from "../src/screens/team.ts";
import { workbench } from "../src/screens/workbench.ts";
import { ALICE, BOB } from "../src/study.ts";

const contexts: BrowserContext[] = [];

async function aBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  return context.newPage();
}

test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

test("two researchers double-code transcripts, from an empty installation to their agreement", async ({
  installation,
  browser,
}) => {
  const alice = await aBrowser(browser);
  const bob = await aBrowser(browser);
  let home = "";

  await test.step("Alice sets the installation up with the one-time link and makes a project", async () => {
    await entry.setUp(alice, installation.setupLink ?? "", ALICE);
    home = await projects.make(alice, "Small steps");
    await projects.open(alice, "Codebook");
    await expect(alice.getByText("17.1", { exact: true }).first()).toBeVisible();
    await expect(alice.getByText("10.10", { exact: true }).first()).toBeVisible();
  });

  await test.step("she imports four transcripts at once; a torn file is refused in words and stops nobody", async () => {
    await documents.choose(alice, home, [...transcripts, tornFile]);
    await expect(documents.card(alice, tornFile.name)).toContainText("The file is damaged");
    const preview = await documents.look(alice, "walking-group.txt");
    await expect(preview.getByText("Rosa", { exact: true }).first()).toBeVisible();
    await expect(preview).toContainText("12 turns");
    await documents.importAll(alice, transcripts.length);
    for (const name of ["walking-group", "evening-meals", "allotment", "sleep-diary"])
      await expect(alice.getByRole("link", { name }).first()).toBeVisible();
  });

  await test.step("Bob joins by a single-use link, and both are given every document, blind", async () => {
    const link = await team.invite(alice, home, "Bob");
    await entry.join(bob, link, BOB);
    await rounds.make(alice, home, [ALICE.name, BOB.name]);
    const stranger = await aBrowser(browser);
    await stranger.goto(link);
    await expect(stranger.getByText("This invitation does not work any more")).toBeVisible();
  });

  await test.step("Alice codes by number and letters, overlapping, with confidence, memo, own code, undo and redo", async () => {
    await projects.code(alice, home, "walking-group");
    await workbench.code(alice, "I put the card on the fridge", "1.1", "7.1");
    await expect(workbench.codingsHere(alice)).toHaveCount(2);
    await workbench.code(alice, "She wrote that on a card and I put the card", "1.3+");
    await expect(workbench.codingsHere(alice)).toHaveCount(3);
    await workbench.codeWithMemo(alice, "Tuesdays and Fridays, straight after breakfast", "1.4++", "When, where, how.");
    await expect(workbench.codingsHere(alice)).toContainText(["When, where, how."]);
    await workbench.code(alice, "She never told me off", "17.3");
    await workbench.code(alice, "a little counter", "self mon");
    await expect(workbench.codingsHere(alice)).toContainText([/2\.3/]);
    await workbench.code(alice, "start with one bench and back", "bench first ownership");
    await expect(workbench.codingsHere(alice)).toContainText(["bench first ownership"]);
    await alice.keyboard.press("Control+z");
    await expect(workbench.codingsHere(alice)).toHaveCount(0);
    await alice.keyboard.press("Control+Shift+z");
    await expect(workbench.codingsHere(alice)).toContainText(["bench first ownership"]);
    await workbench.saved(alice);
  });

  await test.step("Bob codes the same document at the same time and sees nothing of hers", async () => {
    await projects.code(bob, home, "walking-group");
    await expect(workbench.codingsOfTurn(bob, 2)).toHaveCount(0);
    await workbench.code(bob, "I put the card on the fridge", "1.1");
    await workbench.code(bob, "Tuesdays and Fridays", "1.4");
    await workbench.code(bob, "My neighbour Zoë. She came along on Fridays", "3.2");
    await workbench.saved(bob);
    await expect(bob.getByText("When, where, how.")).toHaveCount(0);
    await expect(bob.getByText("bench first ownership")).toHaveCount(0);
  });

  await test.step("work survives a reload, and kill -9 of the server", async () => {
    await alice.reload();
    await workbench.saved(alice);
    await expect(workbench.codingsOfTurn(alice, 2)).toHaveCount(3);
    await installation.kill();
    await expect(alice.locator("[data-phase]")).toHaveText("Offline", { timeout: 60_000 });
    await workbench.code(alice, "I reached the lake in June", "2.7");
    await installation.startAgain();
    await expect(alice.locator("[data-phase]")).toHaveAttribute("data-phase", "saved", { timeout: 60_000 });
    await bob.reload();
    await workbench.saved(bob);
    await expect(workbench.codingsOfTurn(bob, 2)).toHaveCount(1);
    await alice.reload();
    await workbench.saved(alice);
    await expect(workbench.codingsOfTurn(alice, 12)).toHaveCount(2);
  });

  await test.step("until both have submitted, comparison stays shut and each sees one bit of the other", async () => {
    await workbench.submit(alice);
    await bob.goto(home);
    await expect(bob.getByRole("row", { name: /walking-group/ })).toContainText("submitted");
    await bob.goto(`${alice.url().replace(/\/code$/, "")}/compare`);
    await expect(bob.getByText("opens when").first()).toBeVisible();
    await projects.code(bob, home, "walking-group");
    await workbench.submit(bob);
  });

  await test.step("then both see lanes, disagreements by kind, and coefficients", async () => {
    for (const page of [alice, bob]) {
      await projects.compare(page, home, "walking-group");
      await comparison.ready(page);
      await expect(comparison.disagreements(page).first()).toBeVisible();
      expect(await comparison.count(page, "Boundary")).toBe(1);
      expect(await comparison.count(page, "Agreed")).toBe(1);
      expect(await comparison.count(page, "Omission")).toBeGreaterThan(3);
      await comparison.disagreements(page).filter({ hasText: "Boundary" }).getByRole("button").click();
      await expect(page.getByText("When, where, how.").filter({ visible: true })).toHaveCount(1);
      await comparison.openAgreement(page);
      expect(await comparison.figure(page, "Cohen's kappa")).toMatch(/^-?[01]\.\d+/);
      for (const name of ["Agreement", "PABAK", "Gwet's AC1"])
        expect(await comparison.figure(page, name)).toMatch(/\d/);
      await comparison.openAgreement(page, "Document");
      await expect(page.getByText(/judgements: \d+ both present/)).toBeVisible();
    }
  });
});
