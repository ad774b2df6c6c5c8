import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installation as installationContract } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import { backups, openDatabase } from "@concord/db";
import { embeddedDatabaseUrl } from "@concord/db/embedded";
import type { CodeId } from "@concord/domain";
import type { Page } from "@playwright/test";
import { type ApiSession, apiSession } from "../src/api-session.ts";
import { concord } from "../src/concord-command.ts";
import { expect, test } from "../src/fixtures.ts";
import { startInstallation } from "../src/installation.ts";
import { enterRoom } from "../src/layer-room.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { dragOver } from "../src/screens/transcript.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy, firstAccount, type Person } from "../src/study.ts";

/** Folders that the embedded database's own user can reach. */
const folders: string[] = [];
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-backup-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The numbers of the turns that have codings, as the page tells them. */
async function codedTurns(page: Page): Promise<number[]> {
  const lists = page.getByRole("list", { name: /^Codings in turn \d+$/ });
  const names = await lists.evaluateAll((all) => all.map((list) => list.getAttribute("aria-label") ?? ""));
  const turns = names.map((name) => Number(/\d+$/.exec(name)?.[0]));
  expect(turns.length).toBeGreaterThan(1);
  return turns;
}

async function signedIn(url: string, { email, password }: Person): Promise<ApiSession> {
  const api = apiSession(url);
  await api.call(installationContract.signIn, { body: { email, password } });
  return api;
}

test("a backup made while people code is restored elsewhere, and every coding is there in the browser", async ({
  installation,
  page,
  browser,
}) => {
  const study = await aStudy(installation.url);
  const { alice, bob, roundId, projectId } = study;
  const [document] = study.documents;
  if (!document) throw new Error("the study has no document");
  const home = (url: string) => `${url}/projects/${projectId}`;
  const archive = join(aFolder(), "everything.ndjson.gz");
  const elsewhere = aFolder();
  const here = { DATA_DIR: installation.dataDir };
  const there = { DATA_DIR: elsewhere };

  await test.step("Alice codes in a browser, Bob without end by a socket, and a backup is made meanwhile", async () => {
    await entry.signIn(page, installation.url, alice);
    await projects.code(page, home(installation.url), "walking-group");
    await workbench.code(page, "I put the card on the fridge", "1.1", "7.1");
    await workbench.codeWithMemo(page, "Tuesdays and Fridays, straight after breakfast", "1.4++", "When, where, how.");
    await workbench.saved(page);
    const visit = await enterRoom(bob.api, `layer/${roundId}/${document.revisionId}/${bob.id}`);
    if ("refused" in visit) throw new Error(visit.refused);
    const layer = openLayer(visit.doc, bob.id);
    let coding = true;
    let acknowledged = 0;
    const atWork = (async () => {
      for (; coding; acknowledged++) {
        layer.addOwnCode(`own/${acknowledged}` as CodeId, `own code ${acknowledged}`);
        await visit.saved();
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(10);
    const before = acknowledged;
    const made = await concord(here, "backup", archive);
    coding = false;
    await atWork;
    await visit.leave();
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(acknowledged).toBeGreaterThan(before);

    const restored = await concord(there, "restore", archive);
    expect(restored).toMatchObject({ code: 0, err: "" });
    expect(restored.out.trim().split("\n").at(-1)).toBe(made.out.trim().split("\n").at(-1));
    expect(await concord(there, "verify")).toMatchObject({ code: 0, err: "" });

    const second = await startInstallation(there);
    try {
      const context = await browser.newContext();
      const other = await context.newPage();
      await entry.signIn(other, second.url, alice);
      await projects.code(other, home(second.url), "walking-group");
      await workbench.saved(other);
      for (const turn of await codedTurns(page)) {
        const [mine, theirs] = [workbench.codingsOfTurn(page, turn), workbench.codingsOfTurn(other, turn)];
        await expect(theirs).toHaveText(await mine.allInnerTexts());
      }
      await dragOver(other, "Tuesdays and Fridays, straight after breakfast");
      await expect(workbench.codingsHere(other)).toContainText(["When, where, how."]);
      await other.keyboard.press("Escape");
      await workbench.code(other, "a little counter", "2.3");
      await workbench.saved(other);
      await context.close();

      const again = await enterRoom(
        await signedIn(second.url, bob),
        `layer/${roundId}/${document.revisionId}/${bob.id}`,
      );
      if ("refused" in again) throw new Error(again.refused);
      const own = new Set(
        openLayer(again.doc, bob.id)
          .read()
          .ownCodes.map((code) => code.id as string),
      );
      for (let n = 0; n < before; n++) expect(own.has(`own/${n}`)).toBe(true);
      await again.leave();

      const refused = await concord(there, "restore", archive);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain("already serves");
    } finally {
      await second.stop();
    }
  });

  await test.step("nothing is restored over work", async () => {
    const refused = await concord(there, "restore", archive);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("There is work here already") });
  });
});

test("an administrator sees the last backup, and what to do when one has failed", async ({ installation, page }) => {
  const alice = await firstAccount(installation.url);
  await entry.signIn(page, installation.url, alice);
  await page.goto(`${installation.url}/admin/users`);
  const card = page.getByRole("region", { name: "Backups" });
  await expect(card).toContainText("None yet.");
  await expect(card).toContainText(join(installation.dataDir, "backups"));

  const database = openDatabase(embeddedDatabaseUrl(installation.dataDir));
  const file = join(installation.dataDir, "backups/concord-2026-03-01T03-00-00Z.ndjson.gz");
  const at = "2026-03-01T03:00:00.000Z";
  const lastSuccess = { at, file, bytes: 123_456, checked: "restored", faults: 0, summary: "" };
  await backups.writeBackupStatus(database.db, { lastSuccess, lastFailure: null, failures: 0 });
  await page.reload();
  await expect(card).toContainText("Mar 1, 2026");
  // Its size tells an administrator who codes blind how much the others have coded.
  await expect(card).not.toContainText("kB");
  await expect(card).toContainText("Restored into a database of its own and found equal.");

  const lastFailure = { at: "2026-03-02T03:00:00.000Z", code: "disk_full", detail: "no space" };
  await backups.writeBackupStatus(database.db, { lastSuccess, lastFailure, failures: 1 });
  await database.close();
  await page.reload();
  await expect(card).toContainText("There is too little space on the disk");
  await expect(card).toContainText("Mar 1, 2026");
});
