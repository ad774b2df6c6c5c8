import { setTimeout as pause } from "node:timers/promises";
import type { CodingId } from "@concord/domain";
import { startInstallation } from "../installation.ts";
import { aStudy } from "../study.ts";
import { ourClient, plainProvider } from "./clients.ts";
import { embeddedDatabase, type KillableDatabase, killIfThere } from "./killable-database.ts";
import { type LoadCoder, startLoad } from "./load-coder.ts";
import { lostEdits } from "./read-back.ts";

/** What SIGKILL is sent to: Concord's process, PostgreSQL's first process or one at work for Concord, or the first two. */
export const VICTIMS = ["server", "postmaster", "backend", "server and postmaster"] as const;
export type Victim = (typeof VICTIMS)[number];

export type CampaignOutcome = {
  readonly kills: ReadonlyMap<Victim, number>;
  readonly acknowledged: number;
  readonly lostByClient: number;
  readonly lostByLog: number;
};

/** Edits that must be acknowledged between two kills, so that each kill falls into work. */
const BETWEEN_KILLS = 40;
/** A kill comes up to so long after an acknowledgement: some fall into writes. */
const SPREAD_MS = 60;
/** So long without an acknowledgement is a fault of its own. */
const PATIENCE_MS = 120_000;

/**
 * Kills under the load of two people in all their documents, one with our client, one with y-websocket's provider, and
 * looks after each kill for every edit that was acknowledged by then.
 *
 * @param draw - numbers in [0, 1), which say when and whom
 * @param server - a PostgreSQL server to use instead of the embedded database
 */
export async function killUnderLoad(options: {
  readonly times: number;
  readonly draw: () => number;
  readonly server: KillableDatabase | undefined;
  readonly say: (line: string) => void;
}): Promise<CampaignOutcome> {
  const { times, draw, say } = options;
  const installation = await startInstallation(options.server ? { DATABASE_URL: options.server.url } : {});
  const database = options.server ?? embeddedDatabase(installation.dataDir);
  const coders: LoadCoder[] = [];
  const acknowledged = () => coders.reduce((sum, coder) => sum + coder.acknowledged.size, 0);

  const kill = {
    server: async () => {
      await installation.kill();
      await installation.startAgain();
    },
    postmaster: async () => {
      killIfThere(await database.postmaster());
      await database.startAgain();
    },
    backend: () => database.killBackend(draw),
    "server and postmaster": async () => {
      // Looked up before: with its Concord the embedded database begins to end as well.
      const postmaster = await database.postmaster();
      const killed = installation.kill();
      killIfThere(postmaster);
      await killed;
      await database.startAgain();
      await installation.startAgain();
    },
  } satisfies Record<Victim, () => Promise<void>>;

  const underLoad = async () => {
    const before = acknowledged();
    await Promise.all(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
    while (acknowledged() < before + BETWEEN_KILLS)
      await Promise.race(coders.map((coder) => coder.untilAcknowledged(coder.acknowledged.size + 1)));
  };

  const lost = { byClient: new Set<CodingId>(), byLog: new Set<CodingId>() };
  const look = async () => {
    const found = await lostEdits(coders, database.url);
    for (const id of found.byClient) lost.byClient.add(id);
    for (const id of found.byLog) lost.byLog.add(id);
  };

  const kills = new Map<Victim, number>(VICTIMS.map((victim) => [victim, 0]));
  const work = async () => {
    const study = await aStudy(installation.url);
    for (const document of study.documents) {
      coders.push(await startLoad(study, study.alice, document, ourClient));
      coders.push(await startLoad(study, study.bob, document, plainProvider));
    }
    for (let number = 1; number <= times; number++) {
      await underLoad();
      await pause(SPREAD_MS * draw());
      const victim = victimOf(number, draw);
      await kill[victim]();
      kills.set(victim, (kills.get(victim) ?? 0) + 1);
      await look();
      say(
        `kill ${number} of ${times} (${victim}): ${acknowledged()} acknowledged, ${lost.byClient.size + lost.byLog.size} lost`,
      );
    }
    await underLoad();
    await Promise.all(coders.map((coder) => coder.stop()));
    await look();
  };

  try {
    await Promise.race([work(), silence(acknowledged)]);
  } catch (error) {
    say(installation.output().split("\n").slice(-40).join("\n"));
    throw error;
  } finally {
    await installation.stop();
  }
  return {
    kills,
    acknowledged: acknowledged(),
    lostByClient: lost.byClient.size,
    lostByLog: lost.byLog.size,
  };
}

/** Each victim comes as often as the others, in an order that is drawn anew for every round. */
function victimOf(number: number, draw: () => number): Victim {
  const place = (number - 1) % VICTIMS.length;
  if (place === 0) shuffle(round, draw);
  return round[place] ?? "server";
}
const round: Victim[] = [...VICTIMS];

function shuffle(values: Victim[], draw: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const kept = values[last];
    const moved = values[other];
    if (kept && moved) [values[last], values[other]] = [moved, kept];
  }
}

/** Rejects when nothing is acknowledged for too long. */
function silence(acknowledged: () => number): Promise<never> {
  return new Promise((_, reject) => {
    let seen = -1;
    const watch = setInterval(() => {
      if (acknowledged() > seen) {
        seen = acknowledged();
        return;
      }
      clearInterval(watch);
      reject(new Error(`no edit was acknowledged for ${PATIENCE_MS / 1000} s; above is what the server said`));
    }, PATIENCE_MS);
    watch.unref();
  });
}
