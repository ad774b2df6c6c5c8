import type { BootstrapInterval, Interval } from "../intervals/index.ts";
import type { BinaryCounts } from "../ratings.ts";
import { counted, REASON_IN_WORDS, WARNING_IN_WORDS } from "../reading/index.ts";
import { isDefined, type Reason, type Warning } from "../result.ts";
import { decimal, estimateInWords } from "./numbers.ts";
import type { Line, Pair, Report, Section } from "./report.ts";
import { textTable } from "./text-table.ts";
import { visible } from "./visible.ts";

const HEADER = ["measure", "value", "SE", "95 % interval", "by", "used", "left out", "raters", "categories"];

/** Reports for people. */
export function printTables(reports: readonly Report[]): string {
  return reports
    .map((report) =>
      reportLines(report)
        .map((line) => `${visible(line)}\n`)
        .join(""),
    )
    .join("\n");
}

function reportLines({ title, coders, notes, sections }: Report): string[] {
  return [
    title,
    `  ${counted(coders.length, "coder")}: ${coders.join(", ")}`,
    ...notes.flatMap((note) => note.split("\n").map((line) => `  ${line}`)),
    ...sections.flatMap((section) => ["", ...sectionLines(section, coders)]),
  ];
}

function sectionLines(section: Section, coders: readonly string[]): string[] {
  const { title, notes, lines, counts, pairs, explanations = [] } = section;
  const undefinedOnes = lines.filter(({ result }) => !isDefined(result));
  return [
    title,
    ...notes.map((note) => `  ${note}`),
    ...(counts ? [`  ${countsInWords(counts, coders)}`] : []),
    ...textTable([HEADER, ...lines.map(cellsOf)]),
    ...undefinedOnes.map(({ label, result }) => `  ${label} is ${estimateInWords(result)}`),
    ...intervalLines(lines),
    ...warningLines(lines),
    ...explanations.map((sentence) => `  ${sentence}`),
    ...(pairs && pairs.length > 0 ? ["", ...pairLines(pairs, coders)] : []),
  ];
}

function cellsOf(line: Line): string[] {
  const { standardError: error, interval, units, categories, codes, text } = line;
  return [
    line.label,
    isDefined(line.result) ? decimal(line.result.value) : "undefined",
    error && isDefined(error) ? decimal(error.value) : "-",
    interval ? intervalCell(interval) : "-",
    interval ? methodInWords(interval) : "-",
    units ? `${units.used} units` : codes ? `${codes.used} of ${codes.of} codes` : text ? `length ${text.length}` : "-",
    units ? String(units.leftOut) : text ? `spans ${text.spans.join(", ")}` : "-",
    String(line.raters),
    categories ? `${categories.used} of ${categories.declared}` : "-",
  ];
}

function intervalCell(interval: Interval | BootstrapInterval): string {
  return "undefined" in interval ? "none" : `${decimal(interval.low)} to ${decimal(interval.high)}`;
}

function methodInWords(interval: Interval | BootstrapInterval): string {
  if (!("seed" in interval)) return interval.method.replace("_", " ");
  const dropped = interval.leftOut > 0 ? `, ${interval.leftOut} without a value` : "";
  return `${interval.method.replace("_", " of ")}, ${interval.resamples} resamples${dropped}, seed ${interval.seed}`;
}

function countsInWords(counts: BinaryCounts, [first, second]: readonly string[]): string {
  const { bothPresent, firstOnly, secondOnly, bothAbsent } = counts;
  return `Present for both ${bothPresent}, for ${first} only ${firstOnly}, for ${second} only ${secondOnly}, for none ${bothAbsent}.`;
}

/** One line per reason why a value has no interval. */
function intervalLines(lines: readonly Line[]): string[] {
  const without = new Map<Reason, string[]>();
  for (const { label, interval } of lines)
    if (interval && "undefined" in interval)
      without.set(interval.undefined, [...(without.get(interval.undefined) ?? []), label]);
  return [...without].map(([reason, labels]) => `  No interval: ${REASON_IN_WORDS[reason]} (${labels.join(", ")})`);
}

/** One line per doubt, with the measures that it is about. */
function warningLines(lines: readonly Line[]): string[] {
  const about = new Map<Warning, string[]>();
  for (const { label, warnings } of lines)
    for (const warning of warnings) about.set(warning, [...(about.get(warning) ?? []), label]);
  const values = lines.filter(({ result }) => isDefined(result)).length;
  return [...about].map(([warning, labels]) => {
    const which = labels.length === values ? "all values" : labels.join(", ");
    return `  Warning: ${WARNING_IN_WORDS[warning]} (${which})`;
  });
}

/** A matrix of more coders than this fits on no screen. */
const MOST_IN_MATRIX = 30;

function pairLines(pairs: readonly Pair[], coders: readonly string[]): string[] {
  const title = "  Cohen's kappa of every two coders, with n, the units that both judged";
  if (coders.length > MOST_IN_MATRIX)
    return [
      title,
      ...textTable(
        pairs.map(({ coders: both, kappa, units }) => [both.join(" and "), `n ${units}`, estimateInWords(kappa)]),
      ),
    ];
  const reasons = pairs.filter(({ kappa }) => !isDefined(kappa));
  return [
    title,
    ...pairMatrix(pairs, coders),
    ...reasons.map(({ coders: both, kappa }) => `  ${both.join(" and ")}: ${estimateInWords(kappa)}`),
  ];
}

function pairMatrix(pairs: readonly Pair[], coders: readonly string[]): string[] {
  const cells = new Map(coders.map((coder) => [coder, new Map<string, string>()]));
  for (const { coders: both, kappa, units } of pairs) {
    const [first, second] = both;
    const cell = `${isDefined(kappa) ? decimal(kappa.value) : "undefined"} (n ${units})`;
    cells.get(first)?.set(second, cell);
    cells.get(second)?.set(first, cell);
  }
  const rows = coders.map((row) => [row, ...coders.map((column) => cells.get(row)?.get(column) ?? "")]);
  return textTable([["", ...coders], ...rows]);
}
