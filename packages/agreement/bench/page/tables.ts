import type { PeerKind } from "../rows/row.ts";
import type { PeerOutcome, RowOutcome } from "../run/measured.ts";
import { digits, duration, ratiosOf, type Spread, spreadOf, verdictOf, WANTED_FACTOR } from "./figures.ts";

const KINDS: Readonly<Record<PeerKind, string>> = { library: "library", twin: "twin", by_hand: "yardstick" };

/** One line for each row: target, median of ours, and the fastest library beside it. */
export function summaryTable(outcomes: readonly RowOutcome[]): string {
  return markdownTable(
    ["", "size", "target", "Concord, median", "target met", "fastest library", "times as long", "at least 5"],
    outcomes.map((outcome) => {
      const { row, size } = outcome;
      const { seconds, withinTarget, fastestLibrary: library, fastEnough } = verdictOf(outcome);
      const judged = (met: boolean) => (size === row.size ? yesOrNo(met) : "a smaller size");
      return [
        row.title,
        row.inWords(size),
        duration(row.target),
        duration(seconds),
        judged(withinTarget),
        library?.name ?? "none has it",
        library ? digits(library.ratio) : "",
        library ? judged(fastEnough) : "",
      ];
    }),
  );
}

/** One line for each engine of a row, ours first. */
export function rowTable({ row, size, ours, first, peers }: RowOutcome): string {
  const own = spreadOf(ours);
  return markdownTable(
    [
      "engine",
      "kind",
      "rounds",
      "first call",
      "median",
      "min",
      "max",
      "Concord beside it",
      "times as long, median (min to max)",
    ],
    [
      ["**Concord**", "", `${ours.length}`, duration(first), ...durations(own), "", ""],
      ...peers.map((outcome) => peerLine(outcome, size, row.inWords)),
    ],
  );
}

/** What kept a row from its target or its factor, in words; nothing when all is met. */
export function missed(outcome: RowOutcome): string[] {
  const { row, size } = outcome;
  const { seconds, withinTarget, fastestLibrary, fastEnough } = verdictOf(outcome);
  const because = row.whyNear ? ` The reason: ${row.whyNear}.` : "";
  const words: string[] = [];
  if (size !== row.size) return words;
  if (!withinTarget) words.push(`${row.title} took ${duration(seconds)}; the target is ${duration(row.target)}.`);
  if (fastestLibrary && !fastEnough)
    words.push(
      `${row.title}: ${fastestLibrary.name} took ${digits(fastestLibrary.ratio)} times as long; ${WANTED_FACTOR} times were wanted.${because}`,
    );
  return words;
}

/** Yardsticks that took less time than ours. */
export function fasterByHand({ row, peers }: RowOutcome): string[] {
  return peers.flatMap((outcome) => {
    if (!("pairs" in outcome) || outcome.peer.kind !== "by_hand") return [];
    const { median } = ratiosOf(outcome.pairs);
    return median < 1 ? [`${row.title}: ${outcome.peer.name} took ${digits(median)} times as long.`] : [];
  });
}

function peerLine(outcome: PeerOutcome, fullSize: number, inWords: (size: number) => string): string[] {
  const { peer } = outcome;
  if ("notRun" in outcome) return [peer.name, KINDS[peer.kind], "not run", outcome.notRun, "", "", "", "", ""];
  const { pairs, size } = outcome;
  const [theirs, ours, ratios] = [spreadOf(pairs.theirs), spreadOf(pairs.ours), ratiosOf(pairs)];
  const name = size === fullSize ? peer.name : `${peer.name}, only ${inWords(size)}`;
  return [
    name,
    KINDS[peer.kind],
    `${pairs.theirs.length}`,
    duration(outcome.first),
    ...durations(theirs),
    duration(ours.median),
    `**${digits(ratios.median)}** (${digits(ratios.least)} to ${digits(ratios.most)})`,
  ];
}

function durations({ median, least, most }: Spread): string[] {
  return [median, least, most].map(duration);
}

function yesOrNo(met: boolean): string {
  return met ? "yes" : "**no**";
}

function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}
