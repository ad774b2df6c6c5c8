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
const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);

function kindOf(share: number): ActionKind {
  let left = share * total;
  for (const [kind, weight] of kinds) {
    left -= weight;
    if (left < 0) return kind;
  }
  return "wait";
}

/** @returns what happens in a run, by its seed */
export function actionsOf(random: Random): readonly Action[] {
  return Array.from({ length: random.between(30, 110) }, () => {
    const kind = kindOf(random.next());
    const hurried = random.chance(0.8) ? random.below(30) : random.below(800);
    return {
      after: kind === "wait" ? random.pick([50, 1_000, 5_000, 25_000, 50_000]) : hurried,
      do: kind,
      which: random.below(1_000),
      how: random.below(1_000),
    };
  });
}

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
