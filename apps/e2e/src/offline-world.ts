import { installation as accountContract } from "@concord/contracts";
import { openLayer } from "@concord/crdt";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { apiSession } from "./api-session.ts";
import { alone, test as base, expect } from "./fixtures.ts";
import { startInstallation } from "./installation.ts";
import { enterRoom } from "./layer-room.ts";
import { aNetwork, type Network } from "./network.ts";
import { transcripts } from "./own-documents.ts";
import { entry } from "./screens/entry.ts";
import { projects } from "./screens/projects.ts";
import { workbench } from "./screens/workbench.ts";
import { aStudy, type Person, type Study } from "./study.ts";

export const DOCUMENT = "walking-group";

/** A study behind a network that can be cut, and a clock that can be moved. */
export type World = {
  readonly study: Study;
  readonly network: Network;
  readonly advance: (ms: number) => Promise<void>;
  readonly output: () => string;
};
export const test = base.extend<{ world: World }>({
  world: alone(async (use) => {
    const installation = await startInstallation({ LOG_LEVEL: "debug" }, { movableClock: true });
    const network = await aNetwork(installation.url);
    const study = await aStudy(installation.url, { of: transcripts.slice(0, 1) });
    await use({ study, network, advance: installation.advance, output: installation.output });
    await network.close();
    await installation.stop();
  }),
});

/** A browser of somebody's, signed in by way of the network. */
export async function aBrowser(
  browser: Browser,
  { network }: World,
  person: Person,
  keep: boolean,
): Promise<BrowserContext> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await entry.signIn(page, network.url, person, { keep });
  await page.close();
  return context;
}

export const homeOf = ({ network, study }: World) => `${network.url}/projects/${study.projectId}`;
export const workbenchOf = (world: World) =>
  `${homeOf(world)}/rounds/${world.study.roundId}/documents/${world.study.documents[0]?.id}/code`;

export async function coding(context: BrowserContext, world: World): Promise<Page> {
  const page = await context.newPage();
  await projects.code(page, homeOf(world), DOCUMENT);
  await workbench.saved(page);
  return page;
}

/** The codings that the server has of somebody, by their words, asked for with a session of their own. */
export async function stored({ study }: World, person: Person): Promise<string[]> {
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
