import { rounds } from "@concord/contracts";
import { readLayer } from "@concord/crdt";
import { openDatabase } from "@concord/db";
import { embeddedDatabaseUrl } from "@concord/db/embedded";
import type { Page } from "@playwright/test";
import { expect, test } from "../src/fixtures.ts";
import type { Installation } from "../src/installation.ts";
import { ourClient, plainProvider } from "../src/kill-test/clients.ts";
import { type LoadCoder, startLoad } from "../src/kill-test/load-coder.ts";
import { lostEdits } from "../src/kill-test/read-back.ts";
import { enterRoom } from "../src/layer-room.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy, type Study } from "../src/study.ts";

/** Keeps every commit waiting, as a slow disk would, until it is let go. When this returns, one waits already. */
async function holdCommits({ dataDir }: Installation): Promise<() => Promise<void>> {
  const database = openDatabase(embeddedDatabaseUrl(dataDir));
  const client = await database.pool.connect();
  // The server may end, and its database with it, before we let go.
  client.on("error", () => {});
  await client.query("begin; lock table room_updates in share row exclusive mode");
  await expect
    .poll(async () => {
      const waiting = await database.pool.query(
        "select from pg_locks where relation = 'room_updates'::regclass and not granted",
      );
      return waiting.rowCount;
    })
    .toBeGreaterThan(0);
  return async () => {
    await client.query("rollback").finally(() => client.release());
    await database.close();
  };
}

const readiness = async (url: string) => {
  const answer = await fetch(`${url}/api/health/ready`);
  const { facts } = (await answer.json()) as { facts?: { failed: string[] } };
  return { status: answer.status, failed: facts?.failed };
};

async function twoCoders(study: Study): Promise<LoadCoder[]> {
  const [first, second] = study.documents;
  if (!first || !second) throw new Error("the study has no two documents");
  return [
    await startLoad(study, study.alice, first, ourClient),
    await startLoad(study, study.bob, second, plainProvider),
  ];
}

const more = (coders: readonly LoadCoder[], count: number) =>
  Promise.all(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + count)));

test("told to stop under load, the server says so, ends what it began, and is gone in order; everybody comes back", async ({
  installation,
}) => {
  const study = await aStudy(installation.url);
  const coders = await twoCoders(study);
  await more(coders, 20);

  await test.step("it is not ready from the moment it is told, while commits are still under way", async () => {
    const letGo = await holdCommits(installation);
    installation.signal("SIGTERM");
    await expect.poll(() => readiness(installation.url)).toEqual({ status: 503, failed: ["stopping"] });
    // A request that came meanwhile is answered, though the server is about to end.
    const { documents, projectId, roundId, alice } = study;
    const params = { projectId, roundId, documentId: documents[0]?.id ?? ("" as never) };
    const asked = alice.api.call(rounds.readLayer, { params });
    await letGo();
    expect(await asked).toHaveProperty("room");
    expect(await installation.ended()).toBe(0);
    expect(installation.output()).not.toContain("sync_stopped_unsaved");
    expect(installation.output()).not.toContain("stopped_hard");
  });

  await test.step("every acknowledged edit is there after the next start, and the rest arrives by itself", async () => {
    await installation.startAgain();
    const databaseUrl = embeddedDatabaseUrl(installation.dataDir);
    expect(await lostEdits(coders, databaseUrl)).toEqual({ byClient: [], byLog: [] });
    await more(coders, 20);
    await Promise.all(coders.map((coder) => coder.stop()));
    expect(await lostEdits(coders, databaseUrl)).toEqual({ byClient: [], byLog: [] });
    expect((await readiness(installation.url)).status).toBe(200);
  });
});

test("told a second time, the server ends at once, and what was acknowledged is there", async ({ installation }) => {
  const study = await aStudy(installation.url);
  const coders = await twoCoders(study);
  await more(coders, 10);
  const letGo = await holdCommits(installation);
  installation.signal("SIGTERM");
  await expect.poll(async () => (await readiness(installation.url)).failed).toEqual(["stopping"]);
  installation.signal("SIGTERM");
  expect(await installation.ended()).toBe(1);
  expect(installation.output()).toContain("stopped_hard");
  await letGo().catch(() => {
    // The database was stopped with its server.
  });
  await installation.startAgain();
  await more(coders, 10);
  await Promise.all(coders.map((coder) => coder.stop()));
  expect(await lostEdits(coders, embeddedDatabaseUrl(installation.dataDir))).toEqual({ byClient: [], byLog: [] });
});

/** Every word that stood on the page since this was called, as far as the page itself can see. */
async function watchWords(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      const status = document.querySelector("[data-phase]");
      seen.add(`phase ${status?.getAttribute("data-phase")}`);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) seen.add(texts.currentNode.textContent ?? "");
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    look();
    (window as unknown as { seenWords: Set<string> }).seenWords = seen;
  });
  return () => page.evaluate(() => [...(window as unknown as { seenWords: Set<string> }).seenWords]);
}

test("a restart shows no error in the workbench, and an edit made meanwhile is saved by itself", async ({
  installation,
  page,
}) => {
  const study = await aStudy(installation.url);
  const [document] = study.documents;
  if (!document) throw new Error("the study has no document");
  await entry.signIn(page, study.url, study.alice);
  await projects.code(page, `${study.url}/projects/${study.projectId}`, document.name);
  await workbench.code(page, "I put the card on the fridge", "1.1");
  await workbench.saved(page);

  const words = await watchWords(page);
  installation.signal("SIGTERM");
  await expect(page.locator("[data-phase]")).toHaveAttribute("data-phase", "connecting");
  expect(await installation.ended()).toBe(0);
  await workbench.code(page, "She never told me off", "17.3");
  await expect(workbench.codingsHere(page)).toContainText([/17\.3/]);
  await installation.startAgain();
  await workbench.saved(page);

  const seen = await words();
  expect(seen).toContain("phase connecting");
  expect(
    seen.filter((line) =>
      /phase (offline|refused)|offline|not connected|cannot be reached|does not answer|went wrong/i.test(line),
    ),
  ).toEqual([]);
  const visit = await enterRoom(study.alice.api, `layer/${study.roundId}/${document.revisionId}/${study.alice.id}`);
  if ("refused" in visit) throw new Error(visit.refused);
  expect(readLayer(visit.doc, study.alice.id).codings).toHaveLength(2);
  await visit.leave();
});
