import { partitionPoint } from "../partition-point.ts";

/** Consecutive units: half-open range `[start, end)` of unit indexes in one document. */
export type Run = { readonly start: number; readonly end: number };

/** Runs in order; no two overlap or touch. */
export type Runs = readonly Run[];

/** The units in any of the runs, which may stand in any order and overlap. */
export function united(runs: readonly Run[]): Runs {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...runs].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

export function contains(runs: Runs, unit: number): boolean {
  const run = runs[partitionPoint(runs.length, (index) => (runs[index] as Run).end <= unit)];
  return run !== undefined && run.start <= unit;
}

/** Consecutive units that are alike: for each list whether its runs cover them. */
export type Covered = Run & { readonly by: readonly boolean[] };

/**
 * Cuts the units `[0, count)` wherever a run of any list begins or ends. The cost is that of the runs, however many
 * units lie between their ends.
 */
export function sweep(count: number, lists: readonly Runs[]): Covered[] {
  const edges = lists.flatMap((runs, list) =>
    runs.flatMap(({ start, end }) => [start, end].map((at) => ({ at, list }))),
  );
  edges.sort((a, b) => a.at - b.at);
  const by = lists.map(() => false);
  const pieces: Covered[] = [];
  let start = 0;
  for (const { at, list } of [...edges, { at: count, list: -1 }]) {
    if (at > start) pieces.push({ start, end: at, by: [...by] });
    start = Math.max(start, at);
    // The runs of one list never touch, so each of its edges turns its coverage over.
    if (list >= 0) by[list] = !by[list];
  }
  return pieces;
}
