import type { DocumentId } from "@concord/domain";
import { browserVisit } from "../src/browser-visit.ts";
import { expect, test } from "../src/fixtures.ts";
import { startInstallation } from "../src/installation.ts";
import { muchWork } from "../src/much-work.ts";
import { normaliser } from "../src/normal-form.ts";
import { transcripts } from "../src/own-documents.ts";
import { comparison } from "../src/screens/comparison.ts";
import { projects } from "../src/screens/projects.ts";
import { aStudy, type Study, submit } from "../src/study.ts";
import { leaks, type Received, recordWire } from "../src/wire.ts";

const twoDocuments = transcripts.slice(0, 2);
const quotes = ["I put the card on the fridge", "My children ate two plates"];

/** Alice has submitted one document, which is the one bit that Bob may know. */
async function submitFirst(study: Study): Promise<DocumentId> {
  const [first] = study.documents;
  if (!first) throw new Error("the study has no documents");
  await submit(study, study.alice, first.id);
  return first.id;
}

test("a blind coder's browser receives no word, no id and no code of the colleague's, until both have submitted", async ({
  installation,
  page,
  context,
}) => {
  const study = await aStudy(installation.url, { of: twoDocuments });
  const canaries = await muchWork(study, study.alice, { codings: 20 });
  const first = await submitFirst(study);
  const wire = recordWire(context);
  await browserVisit(page, study, quotes);
  const before = await wire.received();
  expect(before.filter(({ over }) => over === "http").length).toBeGreaterThan(30);
  expect(before.filter(({ over }) => over === "socket").length).toBeGreaterThan(4);
  expect(leaks(before, canaries)).toEqual([]);

  // The same recorder finds them as soon as they may be seen, so it would have found them before.
  await submit(study, study.bob, first);
  await projects.compare(page, `${study.url}/projects/${study.projectId}`, "walking-group");
  await comparison.ready(page);
  await comparison.filter(page, "Not assessed");
  await expect(comparison.disagreements(page).filter({ hasText: "canary code" }).first()).toBeVisible();
  const after = leaks((await wire.received()).slice(before.length), canaries);
  expect(after.length).toBeGreaterThan(20);
});

/**
 * The answers that pages asked the server for, by address, comparable between installations. Their order is the
 * browser's; an answer still on its way when the page was left has no content to compare.
 */
function answers(received: readonly Received[], study: Study): Map<string, string[]> {
  const normal = normaliser(study, { ordered: false });
  const byAddress = new Map<string, Set<string>>();
  for (const { over, from, status, content } of received) {
    if (over !== "http" || !from.includes("/api/") || content === "") continue;
    const said = byAddress.get(normal(from)) ?? new Set();
    byAddress.set(normal(from), said.add(`${status} ${normal(content)}`));
  }
  return new Map([...byAddress].map(([address, said]) => [address, [...said].sort()]));
}

test("a blind coder's browser is answered the same, whatever the colleague has done", async ({
  installation,
  browser,
}) => {
  const beside = await startInstallation();
  try {
    const idle = await aStudy(installation.url, { of: twoDocuments });
    const busy = await aStudy(beside.url, { of: twoDocuments });
    await muchWork(busy, busy.alice);
    for (const study of [idle, busy]) await submitFirst(study);
    const heard: Map<string, string[]>[] = [];
    for (const study of [idle, busy]) {
      const context = await browser.newContext();
      const wire = recordWire(context);
      await browserVisit(await context.newPage(), study, quotes);
      heard.push(answers(await wire.received(), study));
      await context.close();
    }
    const [besideNothing, besideMuch] = heard;
    const heardInBoth = [...(besideNothing?.keys() ?? [])].filter((address) => besideMuch?.has(address));
    expect(heardInBoth.length).toBeGreaterThan(12);
    for (const address of heardInBoth) expect(besideMuch?.get(address), address).toEqual(besideNothing?.get(address));
  } finally {
    await beside.stop();
  }
});
