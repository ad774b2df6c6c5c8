import { test as base } from "@playwright/test";
import { type Installation, startInstallation } from "./installation.ts";
import { startTeam, type Team } from "./team/team.ts";

export { expect } from "@playwright/test";

/** A fixture that needs no other one. */
export const alone =
  <T>(give: (use: (value: T) => Promise<void>) => Promise<void>) =>
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  async ({}: object, use: (value: T) => Promise<void>) =>
    give(use);

/** Tests with an installation of their own, empty, which must also stop in order at the end. */
export const test = base.extend<{ installation: Installation }>({
  installation: alone(async (use) => {
    const installation = await startInstallation();
    await use(installation);
    const code = await installation.stop();
    if (code !== 0 && code !== null) throw new Error(`the server stopped with code ${code}:\n${installation.output()}`);
  }),
});

/** Tests with several processes on a PostgreSQL and a Redis of their own. */
export const teamTest = base.extend<{ team: Team }>({
  team: alone(async (use) => {
    const team = await startTeam();
    await use(team);
    await team.stop();
  }),
});
