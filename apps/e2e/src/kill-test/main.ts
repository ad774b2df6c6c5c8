import { setTimeout as pause } from "node:timers/promises";
import { startInstallation } from "../installation.ts";
import { aStudy } from "../study.ts";
import { killDatabase } from "./database.ts";
import { type LoadCoder, startLoad } from "./load-coder.ts";
import { countLost } from "./lost.ts";

/** Edits that must have been acknowledged between two kills, so that each kill falls into work. */
const BETWEEN_KILLS = 40;

/** A kill comes up to so long after an acknowledgement, at moments spread by the golden ratio: some fall into writes. */
const SPREAD_MS = 60;
const momentOf = (number: number) => pause(SPREAD_MS * ((number * 0.618034) % 1));

const kills = Number(process.argv[2] ?? process.env.CONCORD_TEST_KILLS ?? 30);
if (!Number.isSafeInteger(kills) || kills < 1) throw new Error(`${kills} is no number of kills`);

const installation = await startInstallation();
const coders: LoadCoder[] = [];
const acknowledged = () => coders.reduce((sum, coder) => sum + coder.acknowledged.size, 0);

async function underLoad(): Promise<void> {
  const before = acknowledged();
  await Promise.all(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
  while (acknowledged() < before + BETWEEN_KILLS)
    await Promise.race(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
}

async function lost(when: string): Promise<number> {
  const missing = await countLost(coders);
  if (missing.length > 0) console.log(`  lost ${when}: ${missing.join(", ")}`);
  return missing.length;
}

const study = await aStudy(installation.url);
for (const { id, revisionId } of study.documents)
  for (const person of [study.alice, study.bob]) coders.push(await startLoad(study, person, { id, revisionId }));

let gone = 0;
const report = (what: string, number: number) =>
  console.log(`${what} killed ${number} of ${kills} times; ${acknowledged()} edits acknowledged, ${gone} lost`);
for (let number = 1; number <= kills; number++) {
  await underLoad();
  await momentOf(number);
  await installation.kill();
  await installation.startAgain();
  gone += await lost(`after kill ${number} of the server`);
  report("server", number);
}
for (let number = 1; number <= kills; number++) {
  await underLoad();
  await momentOf(number);
  await killDatabase(installation.dataDir);
  await underLoad();
  gone += await lost(`after kill ${number} of the database`);
  report("database", number);
}
await Promise.all(coders.map((coder) => coder.stop()));
gone += await lost("at the end");
await installation.stop();
console.log(
  `result: server killed ${kills} times, database killed ${kills} times, ${acknowledged()} edits acknowledged, ${gone} lost`,
);
process.exit(gone === 0 ? 0 : 1);
