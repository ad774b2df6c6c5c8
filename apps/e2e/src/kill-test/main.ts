import { parseArgs } from "node:util";
import { type CampaignOutcome, killUnderLoad, VICTIMS } from "./campaign.ts";
import { distributionDatabase } from "./killable-database.ts";

const USAGE = `Usage: pnpm kill-test [--times N] [--database embedded|postgresql|both]
  Kills the server, the database or both N times (30) under load, and counts acknowledged edits that are gone.
  Without --database both are tried where PostgreSQL is installed, else the embedded one.`;

const DATABASES = ["embedded", "postgresql"] as const;
type DatabaseName = (typeof DATABASES)[number];

function settings() {
  const { values } = parseArgs({ options: { times: { type: "string" }, database: { type: "string" } } });
  const times = Number(values.times ?? process.env.CONCORD_TEST_KILLS ?? 30);
  if (!Number.isSafeInteger(times) || times < 1) throw new Error(`--times ${values.times} is no number of kills`);
  const { database } = values;
  if (database !== undefined && !["both", ...DATABASES].includes(database))
    throw new Error(`--database is embedded, postgresql or both, not ${database}`);
  const seed = Number(process.env.CONCORD_TEST_SEED ?? Date.now());
  return { times, database, seed };
}

/** Numbers in [0, 1) that a seed determines (a linear congruential generator; Numerical Recipes, section 7.1). */
function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function table(outcomes: ReadonlyMap<DatabaseName, CampaignOutcome>): string {
  const rows = [
    [
      "database",
      ...VICTIMS.map((victim) => `${victim} killed`),
      "acknowledged edits",
      "lost to a client",
      "lost in the log",
    ],
    ...[...outcomes].map(([name, outcome]) => [
      name,
      ...VICTIMS.map((victim) => `${outcome.kills.get(victim) ?? 0}`),
      `${outcome.acknowledged}`,
      `${outcome.lostByClient}`,
      `${outcome.lostByLog}`,
    ]),
  ];
  const lines = rows.map((row) => `| ${row.join(" | ")} |`);
  lines.splice(1, 0, `| --- |${" ---: |".repeat((rows[0]?.length ?? 1) - 1)}`);
  return lines.join("\n");
}

async function main(): Promise<number> {
  const { times, database, seed } = settings();
  console.log(`${times} kills each, seed ${seed} (CONCORD_TEST_SEED)`);
  const outcomes = new Map<DatabaseName, CampaignOutcome>();
  for (const name of DATABASES) {
    if (database !== undefined && database !== "both" && database !== name) continue;
    const server = name === "postgresql" ? await distributionDatabase({ install: database !== undefined }) : undefined;
    if (server && "missing" in server) {
      console.log(`PostgreSQL is not installed: ${server.missing}`);
      // Whoever asked for it must not take its absence for success.
      if (database !== undefined || process.env.CI) return 1;
      continue;
    }
    try {
      const say = (line: string) => console.log(`${name}: ${line}`);
      outcomes.set(name, await killUnderLoad({ times, draw: drawsFrom(seed), server, say }));
    } finally {
      await server?.stop();
    }
  }
  console.log(`\n${table(outcomes)}`);
  return [...outcomes.values()].some(({ lostByClient, lostByLog }) => lostByClient + lostByLog > 0) ? 1 : 0;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(USAGE);
  process.exit(1);
}
