import { readLayer } from "@concord/crdt";
import type { Browser, Page } from "@playwright/test";
import { expect, teamTest as test } from "../src/fixtures.ts";
import { ourClient, plainProvider } from "../src/kill-test/clients.ts";
import { type LoadCoder, startLoad } from "../src/kill-test/load-coder.ts";
import { lostEdits } from "../src/kill-test/read-back.ts";
import { enterRoom } from "../src/layer-room.ts";
import { entry } from "../src/screens/entry.ts";
import { projects } from "../src/screens/projects.ts";
import { dragOver } from "../src/screens/transcript.ts";
import { workbench } from "../src/screens/workbench.ts";
import { aStudy, type Person, type Study } from "../src/study.ts";
import type { Team } from "../src/team/team.ts";

const PATIENCE = { timeout: 60_000 };

async function openWorkbench(browser: Browser, study: Study, person: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await entry.signIn(page, study.url, person);
  await projects.code(page, `${study.url}/projects/${study.projectId}`, "walking-group");
  await workbench.saved(page);
  return page;
}

/**
 * Codes words, whatever is going on. When a connection comes back the text may be drawn anew under the hand, and the
 * selection is lost; a person selects again.
 */
async function apply(page: Page, quote: string, typed: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Escape");
    await dragOver(page, quote);
    await page.keyboard.type(typed);
    await expect(workbench.palette(page)).toHaveValue(typed, { timeout: 2_000 });
  }).toPass(PATIENCE);
  await page.keyboard.press("Enter");
  await expect(workbench.palette(page)).toBeHidden();
}

/** The same, and waits until the page says that it is on disk. */
async function code(page: Page, quote: string, typed: string): Promise<void> {
  await apply(page, quote, typed);
  await expect(page.locator("[data-phase]")).toHaveAttribute("data-phase", "saved", PATIENCE);
}

/** What the page says of everybody's codings in a turn, in words: code, coder, quote. */
const codingsTold = (page: Page, turn: number) =>
  workbench
    .codingsOfTurn(page, turn)
    .getByRole("button")
    .evaluateAll((stripes) => stripes.map((stripe) => stripe.getAttribute("aria-label") ?? ""));

const tells = (page: Page, turn: number, ...words: RegExp[]) =>
  expect
    .poll(() => codingsTold(page, turn), PATIENCE)
    .toEqual(expect.arrayContaining(words.map((word) => expect.stringMatching(word))));

/** Whether each of the rooms has sockets on every process. */
function spread({ proxy, processes }: Team, rooms: readonly string[]): boolean {
  return rooms.every(
    (room) =>
      new Set(
        proxy
          .sockets()
          .filter(({ path }) => path.includes(room))
          .map(({ backend }) => backend),
      ).size === processes.length,
  );
}

test("two browsers on two processes code together, whatever is killed meanwhile", {
  tag: "@several-processes",
}, async ({ browser, team }) => {
  const study = await aStudy(team.url, { visibility: "open", secret: team.setupSecret });
  const { alice, bob, documents } = study;
  const [first, second] = documents;
  if (!first || !second) throw new Error("the study has fewer than two documents");
  const rooms = [alice, bob].map(({ id }) => `layer/${study.roundId}/${first.revisionId}/${id}`);
  const atAlice = await openWorkbench(browser, study, alice);
  const atBob = await openWorkbench(browser, study, bob);
  const onBoth = () =>
    // After a death everybody sits on the process that was left; who comes anew is spread again.
    expect(async () => {
      for (const page of spread(team, rooms) ? [] : [atAlice, atBob]) {
        await page.reload();
        await workbench.saved(page);
      }
      await expect.poll(() => spread(team, rooms), { timeout: 3_000 }).toBe(true);
    }).toPass(PATIENCE);
  const load: readonly LoadCoder[] = [
    await startLoad(study, alice, second, ourClient),
    await startLoad(study, bob, second, plainProvider),
  ];

  await test.step("each sees what the other codes on another process", async () => {
    await onBoth();
    await code(atAlice, "I put the card on the fridge", "7.1");
    await tells(atBob, 2, /7\.1/);
    await code(atBob, "She wrote that on a card", "1.3");
    await tells(atAlice, 2, /1\.3/, /7\.1/);
  });

  await test.step("each sees where the other is", async () => {
    await dragOver(atBob, "Every evening I wrote the number");
    await expect(atAlice.getByText("Bob Brandt is here")).toBeVisible(PATIENCE);
    await dragOver(atAlice, "a little counter that I clip to my shoe");
    await expect(atBob.getByText("Alice Amsel is here")).toBeVisible(PATIENCE);
  });

  for (const [number, process] of team.processes.entries())
    await test.step(`process ${number} is killed and comes back`, async () => {
      await onBoth();
      await process.kill();
      await code(atAlice, "Tuesdays and Fridays, straight after breakfast", `1.${4 + number}`);
      await code(atBob, "I reached the lake in June", `2.${2 + number}`);
      await tells(atBob, 4, new RegExp(`1\\.${4 + number}`));
      await tells(atAlice, 12, new RegExp(`2\\.${2 + number}`));
      await process.startAgain();
    });

  await test.step("Redis is killed: they go on, and see each other by way of the database", async () => {
    await onBoth();
    await team.redis.kill();
    await code(atAlice, "She never told me off", "3.1");
    await tells(atBob, 6, /3\.1/);
    await team.redis.startAgain();
    await code(atBob, "She never told me off", "3.3");
    await tells(atAlice, 6, /3\.1/, /3\.3/);
  });

  await test.step("PostgreSQL is killed: what is coded meanwhile is not shown as saved, and is when it is back", async () => {
    await team.postgresql.kill();
    await apply(atAlice, "a little counter", "12.5");
    await expect(atAlice.locator("[data-phase]")).not.toHaveAttribute("data-phase", "saved");
    await team.postgresql.startAgain();
    await expect(atAlice.locator("[data-phase]")).toHaveAttribute("data-phase", "saved", PATIENCE);
    await tells(atBob, 4, /12\.5/);
  });

  await test.step("nothing that was acknowledged is missing, and both browsers show the same", async () => {
    await Promise.all(load.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
    await Promise.all(load.map((coder) => coder.stop()));
    expect(await lostEdits(load, team.postgresql.url)).toEqual({ byClient: [], byLog: [] });
    const stored = [];
    for (const [person, room] of [
      [alice, rooms[0] ?? ""],
      [bob, rooms[1] ?? ""],
    ] as const) {
      const visit = await enterRoom(person.api, room);
      if ("refused" in visit) throw new Error(visit.refused);
      stored.push(
        readLayer(visit.doc, person.id)
          .codings.map((coding) => coding.code as string)
          .sort(),
      );
      await visit.leave();
    }
    expect(stored).toEqual([
      ["bcttv1/1.4", "bcttv1/1.5", "bcttv1/12.5", "bcttv1/3.1", "bcttv1/7.1"],
      ["bcttv1/1.3", "bcttv1/2.2", "bcttv1/2.3", "bcttv1/3.3"],
    ]);
    const shown = async (page: Page) => {
      const told = [];
      for (const turn of [2, 4, 6, 12]) told.push(...(await codingsTold(page, turn)));
      return told.sort();
    };
    await expect.poll(async () => (await shown(atAlice)).length, PATIENCE).toBe(9);
    await expect.poll(() => shown(atBob), PATIENCE).toEqual(await shown(atAlice));
    const before = await shown(atAlice);
    await atAlice.reload();
    await workbench.saved(atAlice);
    await expect.poll(() => shown(atAlice), PATIENCE).toEqual(before);
  });
});
