import type { BootstrapInterval, Interval } from "../intervals/index.ts";
import type { BinaryCounts } from "../ratings.ts";
import { REASON_IN_WORDS, WARNING_IN_WORDS } from "../reading/index.ts";
import { isDefined, type Reason, type Warning } from "../result.ts";
import { counted, decimal, estimateInWords } from "./numbers.ts";
import type { Line, Pair, Report, Section } from "./report.ts";
import { textTable } from "./text-table.ts";

const HEADER = ["measure", "value", "SE", "95 % interval", "by", "used", "left out", "raters", "categories"];

/** Reports for people. */
export function printTables(reports: readonly Report[]): string {
  return reports.map((report) => `${reportLines(report).join("\n")}\n`).join("\n");
}

function reportLines({ title, coders, notes, sections }: Report): string[] {
  return [
    title,
    `  ${counted(coders.length, "coder")}: ${coders.join(", ")}`,
    ...notes.map((note) => `  ${note}`),
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
    ...(pairs && pairs.length > 0 ? ["", ...pairLines(pairs)] : []),
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

function pairLines(pairs: readonly Pair[]): string[] {
  const names = [...new Set(pairs.flatMap(({ coders }) => coders))];
  const cell = (row: string, column: string) => {
    const pair = pairs.find(({ coders }) => coders.includes(row) && coders.includes(column) && row !== column);
    if (!pair) return "";
    return `${isDefined(pair.kappa) ? decimal(pair.kappa.value) : "undefined"} (n ${pair.units})`;
  };
  const rows = names.map((row) => [row, ...names.map((column) => cell(row, column))]);
  const reasons = pairs.filter(({ kappa }) => !isDefined(kappa));
  return [
    "  Cohen's kappa of every two coders, with n, the units that both judged",
    ...textTable([["", ...names], ...rows]),
    ...reasons.map(({ coders, kappa }) => `  ${coders.join(" and ")}: ${estimateInWords(kappa)}`),
  ];
}
