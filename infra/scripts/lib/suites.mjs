import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root, workspaces } from "./checkout.mjs";
import { chromium } from "./chromium.mjs";
import { nodeTestCounts, playwrightCounts, vitestCounts } from "./counts.mjs";
import { postgresqlServer } from "./postgresql-server.mjs";
import { redisServer } from "./redis-server.mjs";
import { typescriptLoader } from "./server-process.mjs";
import { turbo, turboPath } from "./turborepo.mjs";
import { buildWebClient } from "./web-client.mjs";

/**
 * @typedef {{
 *   name: string,
 *   needs?: readonly ("postgresql" | "redis" | "chromium")[],
 *   prepare?: () => Promise<void>,
 *   program: (report: string) => { parameters: string[], cwd?: string, env?: Record<string, string> },
 *   counts?: (report: string, log: string) => { passed: number, failed: number },
 *   longOnly?: boolean,
 * }} Suite `program` is run by Node; `report` is a file that it may fill for `counts`. Without counts it is one test.
 */

/** What a suite may need, and how it is had. */
export const services = { postgresql: postgresqlServer, redis: redisServer, chromium };

/** The folder of a package as a workspace finds it. */
function folderOf(dependency, workspace) {
  const require = createRequire(join(root, workspace, "package.json"));
  return dirname(require.resolve(`${dependency}/package.json`));
}

const once = (name, ...parameters) => ({ name, program: () => ({ parameters, env: turboPath }) });

/** A package's tests, or those whose path contains one of the words. */
const vitest = (folder, ...words) => ({
  program: (report) => ({
    cwd: join(root, folder),
    parameters: [
      join(folderOf("vitest", folder), "vitest.mjs"),
      ...["run", ...words, "--passWithNoTests"],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ],
  }),
  counts: vitestCounts,
});

/** Tag of the browser tests that need PostgreSQL and Redis. */
const SEVERAL_PROCESSES = "@several-processes";

const playwright = (...words) => ({
  prepare: buildWebClient,
  program: (report) => ({
    cwd: join(root, "apps/e2e"),
    parameters: [join(folderOf("@playwright/test", "apps/e2e"), "cli.js"), "test", "--reporter=list,json", ...words],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  }),
  counts: playwrightCounts,
});

/** Every suite in the order in which it runs: what is quick to fail comes first. */
export function suites() {
  const scriptTests = readdirSync(join(root, "infra/scripts"), { recursive: true })
    .filter((file) => file.endsWith(".test.mjs"))
    .map((file) => join("infra/scripts", file));
  const endToEnd = join(root, "apps/e2e");
  /** @type {Suite[]} */
  const all = [
    once("boundaries", turbo, "boundaries"),
    once("lint", join(root, "node_modules/@biomejs/biome/bin/biome"), "check", "."),
    once("types", turbo, "run", "types", "--output-logs=errors-only", "--continue"),
    {
      name: "scripts",
      program: (report) => ({
        parameters: [
          "--test",
          ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
          ...["--test-reporter=tap", `--test-reporter-destination=${report}`],
          ...scriptTests,
        ],
      }),
      counts: nodeTestCounts,
    },
    ...workspaces()
      .filter(({ manifest }) => manifest.scripts?.test?.startsWith("vitest"))
      .map(({ folder }) => ({ name: folder, ...vitest(folder) })),
    // The same repositories and archives once more, on the distribution's server instead of the embedded one.
    {
      name: "packages/db-on-postgresql",
      needs: ["postgresql"],
      ...vitest("packages/db", "src/repositories", "src/archive"),
    },
    {
      name: "apps/server-on-postgresql",
      needs: ["postgresql"],
      ...vitest("apps/server", "src/backups", "src/administration"),
    },
    { name: "apps/server-on-redis", needs: ["redis"], ...vitest("apps/server", "src/realtime/redis") },
    { name: "apps/e2e", needs: ["chromium"], ...playwright("--grep-invert", SEVERAL_PROCESSES) },
    {
      name: "apps/e2e-on-two-processes",
      needs: ["chromium", "postgresql", "redis"],
      ...playwright("--grep", SEVERAL_PROCESSES),
    },
    {
      name: "kill-test",
      prepare: buildWebClient,
      program: () => ({
        parameters: ["--import", typescriptLoader("apps/server"), join(endToEnd, "src/kill-test/main.ts")],
        env: { CONCORD_TEST_KILLS: process.env.CONCORD_TEST_KILLS ?? "5" },
      }),
    },
    {
      name: "agreement-mutations",
      program: () => ({
        cwd: join(root, "packages/agreement"),
        parameters: [join(folderOf("@stryker-mutator/core", "packages/agreement"), "bin/stryker.js"), "run"],
      }),
      longOnly: true,
    },
    {
      ...once("guard-mutations", join(root, "infra/scripts/guard-mutations.mjs")),
      needs: ["chromium"],
      longOnly: true,
    },
  ];
  return all;
}
