import { overlap, type Span } from "@concord/domain";
import { disjointSets } from "./disjoint-sets.ts";
import { groupsOf } from "./groups.ts";
import { heaviestMatching } from "./matching.ts";

/** What is paired: a span with an id to break ties. */
export type Pairable = Span & { readonly id: string };
export type Pair<T> = readonly [first: T, second: T];

/**
 * Pairs the first coder's spans with the second's, one to one, so that the total length of the common parts is as great
 * as possible; spans without a common part are never paired. Among equally good ways, pairs that start earlier are
 * preferred (by the earlier of both starts, then the later), then those with the smaller id.
 */
export function pairByOverlap<T extends Pairable>(first: readonly T[], second: readonly T[]): Pair<T>[] {
  const candidates = overlappingPairs(first, second).sort(byStartThenId);
  return connected(candidates).flatMap(pairWithin).sort(byStartThenId);
}

/** Every pair with a common part, found by a sweep over the starts. */
export function overlappingPairs<T extends Pairable>(first: readonly T[], second: readonly T[]): Pair<T>[] {
  const starts = [
    ...first.map((span) => ({ span, isFirst: true })),
    ...second.map((span) => ({ span, isFirst: false })),
  ].sort((a, b) => a.span.start - b.span.start);
  let openFirst: T[] = [];
  let openSecond: T[] = [];
  const pairs: Pair<T>[] = [];
  for (const { span, isFirst } of starts) {
    openFirst = openFirst.filter((each) => each.end > span.start);
    openSecond = openSecond.filter((each) => each.end > span.start);
    if (isFirst) {
      for (const other of openSecond) pairs.push([span, other]);
      openFirst.push(span);
    } else {
      for (const other of openFirst) pairs.push([other, span]);
      openSecond.push(span);
    }
  }
  return pairs;
}

/** Groups of pairs that share no span with another group, each in the order given; they can be solved one by one. */
function connected<T extends Pairable>(pairs: readonly Pair<T>[]): Pair<T>[][] {
  const { join, rootOf } = disjointSets<T>();
  for (const [a, b] of pairs) join(a, b);
  return [...groupsOf<T, Pair<T>>(pairs, (pair) => rootOf(pair[0])).values()];
}

function pairWithin<T extends Pairable>(candidates: readonly Pair<T>[]): Pair<T>[] {
  if (candidates.length === 1) return [...candidates];
  const rows = new Map<T, number>();
  const columns = new Map<T, number>();
  const indexed = candidates.map((pair) => {
    const row = rows.get(pair[0]) ?? rows.size;
    rows.set(pair[0], row);
    const column = columns.get(pair[1]) ?? columns.size;
    columns.set(pair[1], column);
    return { pair, row, column };
  });
  const size = Math.max(rows.size, columns.size);
  const at = new Float64Array(size * size);
  for (const { pair, row, column } of indexed) at[row * size + column] = overlap(pair[0], pair[1]);
  const byPlace = new Map(indexed.map(({ pair, row, column }) => [row * size + column, pair]));
  const order = indexed.map(({ row, column }) => [row, column] as const);
  return heaviestMatching({ size, at }, order).flatMap(([row, column]) => {
    const pair = byPlace.get(row * size + column);
    return pair ? [pair] : [];
  });
}

function byStartThenId(a: Pair<Pairable>, b: Pair<Pairable>): number {
  return (
    Math.min(a[0].start, a[1].start) - Math.min(b[0].start, b[1].start) ||
    Math.max(a[0].start, a[1].start) - Math.max(b[0].start, b[1].start) ||
    compare([a[0].id, a[1].id].sort(), [b[0].id, b[1].id].sort())
  );
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, id] of a.entries()) {
    const other = b[index] ?? "";
    if (id !== other) return id < other ? -1 : 1;
  }
  return 0;
}
