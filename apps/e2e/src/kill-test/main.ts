import { setTimeout as pause } from "node:timers/promises";
import type { CodingId } from "@concord/domain";
import { startInstallation } from "../installation.ts";
import { aStudy } from "../study.ts";
import { killDatabase } from "./database.ts";
import { type LoadCoder, startLoad } from "./load-coder.ts";
import { lostEdits } from "./lost.ts";

/** Edits that must have been acknowledged between two kills, so that each kill falls into work. */
const BETWEEN_KILLS = 40;

/** So long without an acknowledgement is a fault of its own. */
const PATIENCE_MS = 60_000;

/** A kill comes up to so long after an acknowledgement, at moments spread by the golden ratio: some fall into writes. */
const SPREAD_MS = 60;
const momentOf = (number: number) => pause(SPREAD_MS * ((number * 0.618034) % 1));

const kills = Number(process.argv[2] ?? process.env.CONCORD_TEST_KILLS ?? 30);
if (!Number.isSafeInteger(kills) || kills < 1) throw new Error(`${kills} is no number of kills`);

const installation = await startInstallation();
const coders: LoadCoder[] = [];
const acknowledged = () => coders.reduce((sum, coder) => sum + coder.acknowledged.size, 0);

let seen = -1;
const watch = setInterval(() => {
  if (acknowledged() > seen) {
    seen = acknowledged();
    return;
  }
  console.error(installation.output().split("\n").slice(-40).join("\n"));
  console.error(`no edit was acknowledged for ${PATIENCE_MS / 1000} s; above is what the server said`);
  void installation.stop().finally(() => process.exit(1));
}, PATIENCE_MS);

async function underLoad(): Promise<void> {
  const before = acknowledged();
  await Promise.all(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
  while (acknowledged() < before + BETWEEN_KILLS)
    await Promise.race(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
}

const lost = new Set<CodingId>();
async function lookForLost(when: string): Promise<void> {
  const missing = (await lostEdits(coders)).filter((id) => !lost.has(id));
  for (const id of missing) lost.add(id);
  if (missing.length > 0)
    console.log(`  lost ${when}: ${missing.length}, among them ${missing.slice(0, 3).join(", ")}`);
}

const study = await aStudy(installation.url);
for (const { id, revisionId } of study.documents)
  for (const person of [study.alice, study.bob]) coders.push(await startLoad(study, person, { id, revisionId }));

const report = (what: string, number: number) =>
  console.log(`${what} killed ${number} of ${kills} times; ${acknowledged()} edits acknowledged, ${lost.size} lost`);
for (let number = 1; number <= kills; number++) {
  await underLoad();
  await momentOf(number);
  await installation.kill();
  await installation.startAgain();
  await lookForLost(`after kill ${number} of the server`);
  report("server", number);
}
for (let number = 1; number <= kills; number++) {
  await underLoad();
  await momentOf(number);
  await killDatabase(installation.dataDir);
  await underLoad();
  await lookForLost(`after kill ${number} of the database`);
  report("database", number);
}
await Promise.all(coders.map((coder) => coder.stop()));
clearInterval(watch);
await lookForLost("at the end");
await installation.stop();
console.log(
  `result: server killed ${kills} times, database killed ${kills} times, ${acknowledged()} edits acknowledged, ${lost.size} lost`,
);
process.exit(lost.size === 0 ? 0 : 1);
