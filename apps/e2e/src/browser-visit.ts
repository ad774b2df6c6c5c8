import { agreement, documents, pathOf, projects as projectContract, rounds } from "@concord/contracts";
import type { Page } from "@playwright/test";
import { entry } from "./screens/entry.ts";
import { projects } from "./screens/projects.ts";
import { dragOver } from "./screens/transcript.ts";
import { workbench } from "./screens/workbench.ts";
import type { Study } from "./study.ts";

/** Asks for what a blind coder may not have, with the session of the page: by REST, by address, and by socket. */
async function probe(page: Page, { url, projectId, roundId, alice, documents: texts }: Study): Promise<void> {
  for (const { id: documentId, revisionId } of texts) {
    const params = { projectId, roundId, documentId };
    const paths = [rounds.readComparison, agreement.readAgreement, rounds.readLayer, documents.readDocument]
      .map(({ path }) => pathOf(path, params))
      .concat(pathOf(projectContract.readProject.path, params), pathOf(rounds.readRound.path, params));
    const room = `${url.replace("http", "ws")}/sync/layer/${roundId}/${revisionId}/${alice.id}?acks`;
    await page.evaluate(
      async ([asked, address]) => {
        for (const path of asked) await (await fetch(`/api${path}`)).text();
        // y-websocket's first message: sync, step 1, an empty state vector. An open door would answer with everything.
        await new Promise<void>((resolve) => {
          const socket = new WebSocket(address);
          socket.onopen = () => socket.send(Uint8Array.of(0, 0, 1, 0));
          socket.onmessage = ({ data }) => {
            if (data instanceof Blob && data.size > 20) socket.close();
          };
          socket.onclose = () => resolve();
        });
      },
      [paths, room] as const,
    );
    await page.goto(`${url}/projects/${projectId}/rounds/${roundId}/documents/${documentId}/compare`);
    await page.getByText("opens when").first().waitFor();
    await page.waitForLoadState("networkidle");
  }
}

/** One whole visit of Bob's in a browser while nothing is released: every screen, some coding, and some probing. */
export async function browserVisit(page: Page, study: Study, quotes: readonly string[]): Promise<void> {
  const home = `${study.url}/projects/${study.projectId}`;
  await entry.signIn(page, study.url, study.bob);
  // Each page is left only when it has received all it asked for: an answer cut short could not be compared.
  for (const place of [`${study.url}/projects`, home, `${home}/documents`, `${home}/codebook`, `${home}/team`])
    await page.goto(place, { waitUntil: "networkidle" });
  for (const [index, { name }] of study.documents.entries()) {
    await projects.code(page, home, name);
    const quote = quotes[index];
    if (!quote) throw new Error(`there is no quote for ${name}`);
    await dragOver(page, quote);
    await workbench.applyCode(page, "1.1");
    await workbench.saved(page);
    await page.reload();
    await workbench.saved(page);
  }
  await probe(page, study);
  await page.goto(home, { waitUntil: "networkidle" });
}
