import { writeDelimited } from "./delimited-text.ts";
import type { Line, Pair, Report } from "./report.ts";

const HEADER = [
  ...["report", "section", "measure", "value", "undefined_because"],
  ...["standard_error", "standard_error_undefined_because", "standard_error_method"],
  ...["low", "high", "interval_undefined_because", "interval_method", "level", "resamples", "seed"],
  ...["units", "left_out", "raters", "categories_declared", "categories_used", "codes_used", "codes", "text_length"],
  "warnings",
];
type Cells = Readonly<Record<string, string | number | undefined>>;

/** Reports as one table, a row per value, for another program. Numbers are full doubles. */
export function printCsv(reports: readonly Report[]): string {
  const rows = reports.flatMap(({ title, sections }) =>
    sections.flatMap((section) => {
      const where = { report: title, section: section.title };
      return [
        ...Object.entries(section.counts ?? {}).map(([measure, value]) =>
          rowOf({ ...where, measure, value, raters: 2 }),
        ),
        ...section.lines.map((line) => rowOf({ ...where, ...cellsOfLine(line) })),
        ...(section.pairs ?? []).map((pair) => rowOf({ ...where, ...cellsOfPair(pair) })),
      ];
    }),
  );
  return writeDelimited([HEADER, ...rows]);
}

function rowOf(cells: Cells): string[] {
  return HEADER.map((name) => cellOf(cells[name] ?? ""));
}

/** How a spreadsheet recognises a formula, which may fetch and run what the writer of a label likes. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that a spreadsheet would compute gets an apostrophe in front, which makes it a text there. */
function cellOf(value: string | number): string {
  const isText = typeof value === "string" && value !== "" && !Number.isFinite(Number(value));
  return isText && FORMULA.test(value) ? `'${value}` : String(value);
}

function cellsOfLine(line: Line): Cells {
  const { result, standardError: error, interval, units, categories, codes } = line;
  return {
    measure: line.measure,
    value: "value" in result ? result.value : undefined,
    undefined_because: "undefined" in result ? result.undefined : undefined,
    standard_error: error && "value" in error ? error.value : undefined,
    standard_error_undefined_because: error && "undefined" in error ? error.undefined : undefined,
    standard_error_method: error?.method,
    low: interval && "low" in interval ? interval.low : undefined,
    high: interval && "high" in interval ? interval.high : undefined,
    interval_undefined_because: interval && "undefined" in interval ? interval.undefined : undefined,
    interval_method: interval?.method,
    level: interval?.level,
    resamples: interval && "resamples" in interval ? interval.resamples : undefined,
    seed: interval && "seed" in interval ? interval.seed : undefined,
    units: units?.used,
    left_out: units?.leftOut,
    raters: line.raters,
    categories_declared: categories?.declared,
    categories_used: categories?.used,
    codes_used: codes?.used,
    codes: codes?.of,
    text_length: line.text?.length,
    warnings: line.warnings.join(" "),
  };
}

function cellsOfPair({ coders, kappa, units }: Pair): Cells {
  return {
    measure: `cohen_kappa ${JSON.stringify(coders)}`,
    value: "value" in kappa ? kappa.value : undefined,
    undefined_because: "undefined" in kappa ? kappa.undefined : undefined,
    units,
    raters: 2,
  };
}
