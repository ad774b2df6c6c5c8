import {
  agreement,
  documents as documentContract,
  pathOf,
  projects as projectContract,
  rounds as roundContract,
} from "@concord/contracts";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../browser.ts";
import { startInstallation } from "../installation.ts";
import { comparison } from "../screens/comparison.ts";
import { documents } from "../screens/documents.ts";
import { entry } from "../screens/entry.ts";
import { projects } from "../screens/projects.ts";
import { rounds } from "../screens/rounds.ts";
import { team } from "../screens/team.ts";
import { dragOver } from "../screens/transcript.ts";
import { workbench } from "../screens/workbench.ts";
import { ALICE, BOB } from "../study.ts";
import { filesOf } from "./folder.ts";
import { type Passage, passagesOf, shortened } from "./passages.ts";

/** What Alice codes in turn; Bob's differ in every second passage, in one way after the other. */
const CODES = ["1.1", "1.4", "3.2", "7.1", "2.3"];
const OTHER_CODE = "5.1";

const folder = process.argv[2];
if (!folder) throw new Error("Name a folder with transcripts: npm run try -- FOLDER");
const files = filesOf(folder);
if (files.length === 0) throw new Error(`There is no .txt, .md, .docx or .vtt in ${folder}.`);

/** Asks the API with the session of a page. */
async function ask<E extends { path: string; response: { parse(answer: unknown): unknown } }>(
  page: Page,
  endpoint: E,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>> = {},
): Promise<ReturnType<E["response"]["parse"]>> {
  const address = `${new URL(page.url()).origin}/api${pathOf(endpoint.path, params)}`;
  const answer = await page.request.get(`${address}?${new URLSearchParams(query)}`);
  if (!answer.ok()) throw new Error(`${endpoint.path}: ${answer.status()} ${await answer.text()}`);
  return endpoint.response.parse(await answer.json()) as ReturnType<E["response"]["parse"]>;
}

async function apply(page: Page, { quote, turn }: Passage, code: string): Promise<void> {
  await dragOver(page, quote, turn);
  await workbench.applyCode(page, code);
}

async function codeLikeAlice(page: Page, passages: readonly Passage[]): Promise<number> {
  for (const [index, passage] of passages.entries()) await apply(page, passage, CODES[index % CODES.length] ?? "1.1");
  return passages.length;
}

async function codeLikeBob(page: Page, passages: readonly Passage[]): Promise<number> {
  let made = 0;
  for (const [index, passage] of passages.entries()) {
    const code = CODES[index % CODES.length] ?? "1.1";
    const difference = index % 2 === 0 ? "none" : (["code", "boundary", "omission"] as const)[(index >> 1) % 3];
    if (difference === "omission") continue;
    await apply(
      page,
      difference === "boundary" ? shortened(passage) : passage,
      difference === "code" ? OTHER_CODE : code,
    );
    made++;
  }
  return made;
}

const installation = await startInstallation();
const browser = await chromium.launch(launchOptions());
try {
  const [alice, bob] = await Promise.all([ALICE, BOB].map(async () => (await browser.newContext()).newPage()));
  if (!alice || !bob) throw new Error("two browsers are needed");
  await entry.setUp(alice, installation.setupLink ?? "", ALICE);
  const home = await projects.make(alice, "Tried transcripts");
  await documents.choose(alice, home, files);
  const refused = [];
  for (const { name } of files)
    if (await documents.card(alice, name).getByText("cannot be imported").isVisible()) refused.push(name);
  for (const name of refused)
    console.log(`${name}: ${await documents.card(alice, name).getByRole("alert").textContent()}`);
  await documents.importAll(alice, files.length - refused.length);
  await entry.join(bob, await team.invite(alice, home, "Bob"), BOB);
  await rounds.make(alice, home, [ALICE.name, BOB.name]);

  const projectId = home.split("/").at(-1) ?? "";
  const { tasks } = await ask(alice, projectContract.readProject, { projectId });
  const rows = [];
  for (const { documentId, roundId, documentName } of tasks) {
    const params = { projectId, roundId, documentId };
    const document = await ask(alice, documentContract.readDocument, params);
    const passages = passagesOf(document);
    const made = [];
    for (const [page, code] of [
      [alice, codeLikeAlice],
      [bob, codeLikeBob],
    ] as const) {
      await projects.code(page, home, documentName);
      made.push(await code(page, passages));
      await workbench.submit(page);
    }
    await projects.compare(bob, home, documentName);
    await comparison.ready(bob);
    const compared = await ask(bob, roundContract.readComparison, params);
    const shown = await comparison.count(bob, "All");
    if (shown !== compared.disagreements.length)
      throw new Error(
        `${documentName}: the page shows ${shown} disagreements, there are ${compared.disagreements.length}`,
      );
    const kappas = await Promise.all(
      ["turn", "document"].map(async (unit) => {
        const { overall } = await ask(bob, agreement.readAgreement, params, { unit });
        if (!overall) return "-";
        return "value" in overall.kappa ? overall.kappa.value.toFixed(3) : `undefined: ${overall.kappa.undefined}`;
      }),
    );
    rows.push({
      document: documentName,
      words: document.words,
      speakers: document.speakers.length,
      turns: document.turns,
      labels: document.structure.ranges.filter(({ kind }) => kind === "speaker").length,
      headings: document.structure.blocks.filter(({ kind }) => kind === "heading").length,
      "codings A": made[0],
      "codings B": made[1],
      agreed: compared.agreed.length,
      disagreements: compared.disagreements.length,
      "kappa by turn": kappas[0],
      "kappa by document": kappas[1],
    });
  }
  console.table(rows);
  console.log(`${rows.length} of ${files.length} transcripts were coded, submitted and compared by two people`);
} finally {
  await browser.close();
  await installation.stop();
}
