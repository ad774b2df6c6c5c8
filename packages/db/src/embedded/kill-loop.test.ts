import { expect, it } from "vitest";
import { killUnderLoad } from "./testing/kill-loop.ts";
import { aDirectory } from "./testing/state-directory.ts";

const KILLS = Number(process.env.CONCORD_TEST_KILLS ?? 5);
const SEED = Number(process.env.CONCORD_TEST_SEED ?? 20_260_101);

it(
  `every commit acknowledged before one of ${KILLS} kills of node, of PostgreSQL or of both is there afterwards (seed ${SEED})`,
  async () => {
    const outcome = await killUnderLoad({
      stateDir: aDirectory(),
      kills: KILLS,
      writers: 8,
      seed: SEED,
      victims: ["node", "postgres", "both"],
    });
    console.info(`${outcome.kills} kills, ${outcome.acknowledged} commits acknowledged, ${outcome.lost.length} lost`);
    expect(outcome.lost).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(20 * KILLS);
  },
  60_000 + KILLS * 20_000,
);
