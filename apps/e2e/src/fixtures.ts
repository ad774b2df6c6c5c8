import { test as base } from "@playwright/test";
import { type Installation, startInstallation } from "./installation.ts";

export { expect } from "@playwright/test";

/** Tests with an installation of their own, empty, which must also stop in order at the end. */
export const test = base.extend<{ installation: Installation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  installation: async ({}, use) => {
    const installation = await startInstallation();
    await use(installation);
    const code = await installation.stop();
    if (code !== 0 && code !== null) throw new Error(`the server stopped with code ${code}:\n${installation.output()}`);
  },
});
