import { type ConcordEvent, ConcordProcess } from "./concord-process.ts";
import { ask } from "./queries.ts";

/** What SIGKILL is sent to. */
export type Victim = "node" | "postgres" | "both";

export type KillLoopOptions = {
  readonly stateDir: string;
  readonly kills: number;
  readonly writers: number;
  /** Of the draw that says who is killed and after how many commits. */
  readonly seed: number;
  readonly victims: readonly Victim[];
};

export type KillLoopOutcome = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Ids of commits that were acknowledged and are not there. */
  readonly lost: readonly string[];
};

/**
 * Kills a serving Concord, its database or both under load, again and again, and looks afterwards for every commit that
 * was acknowledged. The acknowledgements are noted in this process, which is never killed.
 */
export async function killUnderLoad(options: KillLoopOptions): Promise<KillLoopOutcome> {
  const draw = drawsFrom(options.seed);
  const acknowledged = new Set<string>();
  const note = (event: ConcordEvent) => event.name === "acknowledged" && acknowledged.add(event.id);
  const { stateDir, writers } = options;

  const start = async () => {
    const started = new ConcordProcess({ stateDir, writers });
    started.onEvent(note);
    const { pid, url } = await started.event("serving");
    return { concord: started, pid, url };
  };

  let current = await start();
  for (let kill = 0; kill < options.kills; kill += 1) {
    await commits(current.concord, 20 + Math.floor(draw() * 200));
    const victim = options.victims[kill % options.victims.length];
    if (victim === "postgres") {
      const { concord } = current;
      const again = nextServing(concord);
      process.kill(current.pid, "SIGKILL");
      current = { ...current, pid: await again };
    } else {
      if (victim === "both") process.kill(current.pid, "SIGKILL");
      await current.concord.kill();
      current = await start();
    }
  }
  await commits(current.concord, 20);
  // Taken before the look, for the writers go on.
  const claimed = [...acknowledged];
  const rows = await ask<{ id: string }>(current.url, "select id from acknowledged");
  await current.concord.stop();
  const found = new Set(rows.map(({ id }) => id));
  return { kills: options.kills, acknowledged: claimed.length, lost: claimed.filter((id) => !found.has(id)) };
}

function commits(concord: ConcordProcess, count: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    concord.onEvent((event) => {
      if (event.name === "acknowledged") seen += 1;
      if (seen === count) resolve();
    });
  });
}

function nextServing(concord: ConcordProcess): Promise<number> {
  return new Promise((resolve) => {
    concord.onEvent((event) => event.name === "serving" && resolve(event.pid));
  });
}

/** Numbers in [0, 1) that a seed determines (a linear congruential generator; Numerical Recipes, section 7.1). */
function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
