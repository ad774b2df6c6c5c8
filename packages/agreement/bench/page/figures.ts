import type { RowOutcome } from "../run/measured.ts";
import type { Pairs } from "../run/rounds.ts";

/** How many times as long as ours the fastest library that has a measure should take. */
export const WANTED_FACTOR = 5;

export type Spread = { readonly median: number; readonly least: number; readonly most: number };

/** @throws when there are no numbers */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) throw new Error("the spread of no numbers was asked for");
  const [below = least, above = least] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { median: (below + above) / 2, least, most };
}

/** How many times as long the peer took, pair by pair. */
export function ratiosOf({ ours, theirs }: Pairs): Spread {
  return spreadOf(ours.map((seconds, round) => (theirs[round] ?? Number.NaN) / seconds));
}

/** A row's verdict: whether ours is within its target and, where a library has the measure, fast enough beside it. */
export type Verdict = {
  readonly seconds: number;
  readonly withinTarget: boolean;
  readonly fastestLibrary: { readonly name: string; readonly ratio: number } | undefined;
  readonly fastEnough: boolean;
};

export function verdictOf({ row, size, ours, peers }: RowOutcome): Verdict {
  const libraries = peers.flatMap((outcome) =>
    "pairs" in outcome && outcome.peer.kind === "library" && outcome.size === size
      ? [{ name: outcome.peer.name, ratio: ratiosOf(outcome.pairs).median }]
      : [],
  );
  const [fastestLibrary] = libraries.sort((a, b) => a.ratio - b.ratio);
  const seconds = spreadOf(ours).median;
  return {
    seconds,
    withinTarget: seconds <= row.target,
    fastestLibrary,
    fastEnough: fastestLibrary === undefined || fastestLibrary.ratio >= WANTED_FACTOR,
  };
}

/** Three digits with the unit that suits them. */
export function duration(seconds: number): string {
  if (seconds >= 1) return `${digits(seconds)} s`;
  return seconds >= 0.001 ? `${digits(seconds * 1000)} ms` : `${digits(seconds * 1_000_000)} µs`;
}

/** Three digits; a ratio has no unit. */
export function digits(number: number): string {
  return number >= 100 ? Math.round(number).toLocaleString("en-GB") : number.toPrecision(3);
}
