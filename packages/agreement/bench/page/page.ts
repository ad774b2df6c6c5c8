import type { RowOutcome } from "../run/measured.ts";
import { WANTED_FACTOR } from "./figures.ts";
import { fasterByHand, missed, rowTable, summaryTable } from "./tables.ts";

export type Circumstances = {
  readonly date: string;
  /** The command that was run. */
  readonly command: string;
  readonly machine: readonly string[];
};

/** The page of the manual, which is also what a run prints. */
export function page(outcomes: readonly RowOutcome[], { date, command, machine }: Circumstances): string {
  const misses = outcomes.flatMap(missed);
  const byHand = outcomes.flatMap(fasterByHand);
  const atFullSize = outcomes.every(({ row, size }) => size === row.size);
  return [
    "# How fast the agreement engine is",
    "",
    `Written by \`${command}\` on ${date}.`,
    "",
    summaryTable(outcomes),
    "",
    ...(misses.length === 0
      ? [`Every target is met${atFullSize ? "" : " that can be judged at these sizes"}.`]
      : ["Missed:", "", ...misses.map((words) => `- ${words}`)]),
    ...(byHand.length === 0
      ? []
      : ["", "Faster than ours, written by hand without a library's function for the measure:", ""]),
    ...byHand.map((words) => `- ${words}`),
    "",
    "## The machine",
    "",
    ...machine,
    "",
    "Absolute times depend on the machine; ratios depend on it less. `pnpm bench agreement` prints this page for yours.",
    "",
    "## How it was measured",
    "",
    ...HOW,
    "",
    "## Engine by engine",
    "",
    ...outcomes.flatMap(section),
  ].join("\n");
}

const HOW = [
  "Each row has one set of made-up data, the same on every machine: rare codes, coders who mostly agree. It is written to",
  "a file, and every engine reads that file in a process of its own. Before anything is timed, the values are compared:",
  "unless the section says otherwise, an engine has to give the same value as ours to a billionth, or the run fails.",
  "",
  "The clock runs inside each process and covers the computation only: reading the file, and bringing the data into the",
  "form that a library is fastest with, come before. That holds for ours too, which starts from arrays of bytes or lists",
  "of spans. First each engine runs for two seconds or twenty calls that do not count; of these the *first call* is shown,",
  "because an engine in a language that compiles while it runs is slower then. After that they take turns: ours, a peer,",
  "ours, the next peer, and again for several rounds, fewer for slow peers. *Times as long* is a peer's time divided by",
  "the time of ours right before it; the median of these ratios is given, with the smallest and the largest.",
  "",
  "A *library* is an engine that others use, by its fastest call that we found. A *twin* is the formula written down in",
  "TypeScript without thought for cost, for measures that no library here has. A *yardstick* is what a reader could",
  `write by hand with numpy, without a library's function for the measure; the ${WANTED_FACTOR} times do not refer to it.`,
  "Standard errors and warnings, which ours computes along with each value, are inside its time.",
];

function section(outcome: RowOutcome): string[] {
  const { row, size } = outcome;
  return [
    `### ${row.title}: ${row.inWords(size)}`,
    "",
    rowTable(outcome),
    "",
    `- Concord: ${row.how}.`,
    ...row.peers.map(({ name, how }) => `- ${name}: ${how}.`),
    ...(row.sameMeans ? [`- The same value means: ${row.sameMeans}.`] : []),
    "",
  ];
}
