import type { Engine, Timed } from "./engine-process.ts";

/** Seconds of one peer and of ours right before it, round by round. */
export type Pairs = {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
};

export type Rounds = {
  readonly most: number;
  readonly fewest: number;
  /** A peer that is slow gets fewer rounds, so that together they take about as long as this. */
  readonly seconds: number;
};

const WARM_UP_CALLS = 20;
const WARM_UP_SECONDS = 2;

/**
 * Calls an engine before anything counts, for two seconds or twenty times: a language that compiles while it runs is
 * slow at first.
 */
export async function warmUp(engine: Engine): Promise<{ readonly first: Timed; readonly last: Timed }> {
  const first = await engine.calculate();
  let last = first;
  let seconds = first.seconds;
  for (let call = 1; call < WARM_UP_CALLS && seconds < WARM_UP_SECONDS; call++) {
    last = await engine.calculate();
    seconds += last.seconds;
  }
  return { first, last };
}

/** How many rounds an engine gets that takes so long. */
export function roundsFor(seconds: number, { most, fewest, seconds: together }: Rounds): number {
  return Math.max(fewest, Math.min(most, Math.floor(together / seconds)));
}

/** @param rounds - how often ours is called where there is nobody to compare it with */
export async function alone(ours: Engine, rounds: number): Promise<number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) seconds.push((await ours.calculate()).seconds);
  return seconds;
}

/**
 * Ours, a peer, ours, the next peer, … and again: what else the machine is doing meets all alike.
 *
 * @param peers - with the number of rounds that each gets
 * @param onRound - is told after each round
 * @returns one for each peer, in their order
 */
export async function interleaved(
  ours: Engine,
  peers: readonly { readonly engine: Engine; readonly rounds: number }[],
  onRound: (done: number, of: number) => void,
): Promise<Pairs[]> {
  const pairs = peers.map(() => ({ ours: [] as number[], theirs: [] as number[] }));
  const most = Math.max(0, ...peers.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    for (const [index, { engine, rounds }] of peers.entries()) {
      if (round >= rounds) continue;
      pairs[index]?.ours.push((await ours.calculate()).seconds);
      pairs[index]?.theirs.push((await engine.calculate()).seconds);
    }
    onRound(round + 1, most);
  }
  return pairs;
}
