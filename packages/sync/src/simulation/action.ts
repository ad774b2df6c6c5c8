import type { Random } from "./random.ts";

const WEIGHTS = {
  edit: 34,
  point: 4,
  open: 8,
  close: 3,
  crash: 2,
  cut: 4,
  partition_client: 2,
  reach_client: 3,
  break_link: 2,
  mend_link: 3,
  link_weather: 3,
  kill: 3,
  start: 6,
  restart: 1,
  store_down: 1,
  store_up: 3,
  store_weather: 2,
  stop_reading: 2,
  read_on: 3,
  compact: 3,
  submit: 0.6,
  withdraw: 0.4,
  sign_out: 0.5,
  judge_again: 0.7,
  hostile: 3,
  wait: 4,
} as const;

export type ActionKind = keyof typeof WEIGHTS;

/** Something that a coder, an operator or bad luck does. `which` and `how` choose among what there is at that moment. */
export type Action = {
  /** Milliseconds after the action before. */
  readonly after: number;
  readonly do: ActionKind;
  readonly which: number;
  readonly how: number;
};

const kinds = Object.entries(WEIGHTS) as [ActionKind, number][];

/**
 * @returns what happens in a run, by its seed. Each run leaves out some kinds and favours others: faults that need many
 *   of one kind and none of another would hardly ever come up in an even mix.
 */
export function actionsOf(random: Random): readonly Action[] {
  const weights = kinds.map(([kind, weight]) => [kind, weight * (kind === "edit" ? 1 : random.pick(FAVOUR))] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const kindOf = (share: number): ActionKind => {
    let left = share * total;
    for (const [kind, weight] of weights) {
      left -= weight;
      if (left < 0) return kind;
    }
    return "wait";
  };
  const haste = random.pick([3, 30, 30, 200]);
  return Array.from({ length: random.between(30, 130) }, () => {
    const kind = kindOf(random.next());
    const hurried = random.chance(0.85) ? random.below(haste) : random.below(1_000);
    return {
      after: kind === "wait" ? random.pick([50, 1_000, 5_000, 25_000, 50_000]) : hurried,
      do: kind,
      which: random.below(1_000),
      how: random.below(1_000),
    };
  });
}

const FAVOUR = [0, 0.3, 1, 1, 1, 4];

/** One line an action, as it can be put back into a test. */
export const scriptOf = (actions: readonly Action[]): string =>
  actions.map(({ after, do: what, which, how }) => `+${after} ${what} ${which} ${how}`).join("\n");

/** @throws Error for a line that is no action */
export function actionsFrom(script: string): readonly Action[] {
  return script
    .trim()
    .split("\n")
    .map((line) => {
      const [, after, what, which, how] = /^\s*\+(\d+) (\w+) (\d+) (\d+)$/.exec(line) ?? [];
      if (!what || !Object.hasOwn(WEIGHTS, what)) throw new Error(`expected an action, found "${line}"`);
      return { after: Number(after), do: what as ActionKind, which: Number(which), how: Number(how) };
    });
}
