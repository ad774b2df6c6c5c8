import type { CodingMaterial } from "../../src/cases/index.ts";
import {
  intervalMetric,
  krippendorffAlpha,
  krippendorffCategoryAlpha,
  type Metric,
  nominalMetric,
  ordinalMetric,
  ratioMetric,
} from "../../src/measures/index.ts";
import { table } from "../text/markdown.ts";
import { shown } from "../text/numbers.ts";
import { type Example, type Outcome, ofDisagreement, resampled } from "./example.ts";
import { published, ratingsOfCase } from "./material.ts";
import { ratingsTable } from "./tables.ts";

const KRIPPENDORFF = "krippendorff-2011-c";
const BINARY = "krippendorff-2011-a";

/** Coincidences of every two categories, as Krippendorff writes them down: pair by pair. */
export function coincidences({ rows, categories }: Pick<CodingMaterial, "rows" | "categories">): number[][] {
  const found = categories.map(() => categories.map(() => 0));
  for (let unit = 0; unit < (rows[0]?.length ?? 0); unit++) {
    const given = rows.map((row) => row[unit] ?? null).filter((label) => label !== null);
    for (const [at, one] of given.entries())
      for (const [other, two] of given.entries()) {
        if (at === other) continue;
        const row = found[categories.indexOf(one)];
        const column = categories.indexOf(two);
        if (row) row[column] = (row[column] ?? 0) + 1 / (given.length - 1);
      }
  }
  return found;
}

function coincidenceTable(counts: readonly (readonly number[])[], categories: readonly (string | number)[]): string {
  return table(
    ["coincidences", ...categories.map(String), "n_c"],
    counts.map((row, index) => [`**${categories[index]}**`, ...row.map(shown), shown(total(row))]),
  );
}

const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** D_o and D_e from the coincidences, term by term. */
function disagreements(counts: readonly (readonly number[])[], distance: (one: number, two: number) => number) {
  const margins = counts.map(total);
  const ratings = total(margins);
  let [within, anywhere] = [0, 0];
  for (const [one, row] of counts.entries())
    for (const [two, count] of row.entries()) {
      within += count * distance(one, two);
      if (one !== two) anywhere += (margins[one] ?? 0) * (margins[two] ?? 0) * distance(one, two);
    }
  const [observed, expected] = [within / ratings, anywhere / (ratings * (ratings - 1))];
  const steps = [
    `D_o = ${shown(within)} / ${shown(ratings)} = ${shown(observed)}`,
    `D_e = ${shown(anywhere)} / (${shown(ratings)} · ${shown(ratings - 1)}) = ${shown(expected)}`,
  ];
  return { steps, observed, expected };
}

export async function ofKrippendorffAlpha(): Promise<Example[]> {
  const { ratings, material } = ratingsOfCase(KRIPPENDORFF);
  const counts = coincidences(material);
  const scale = material.categories.map(Number);
  const metrics: readonly (readonly [string, Metric])[] = [
    ["nominal", nominalMetric],
    ["ordinal", ordinalMetric],
    ["interval", intervalMetric(scale)],
    ["ratio", ratioMetric(scale)],
  ];
  const outcomes = await Promise.all(
    metrics.map(async ([name, metric]): Promise<Outcome> => {
      const { steps, observed, expected } = disagreements(counts, metric(counts.map(total)));
      return {
        title: `The ${name} metric`,
        symbol: "α",
        steps,
        ...ofDisagreement(observed, expected),
        found: krippendorffAlpha(ratings, metric),
        published: published(KRIPPENDORFF, `krippendorff_alpha_${name}`),
        bootstrap: await resampled(ratings, (each) => krippendorffAlpha(each, metric)),
      };
    }),
  );
  return [
    {
      about:
        "Four observers and 12 units with missing ratings: the example of Krippendorff (2011), Computing Krippendorff's " +
        "Alpha-Reliability. A dot stands where an observer did not judge the unit; unit 12 has one rating and does not count.",
      data: `${ratingsTable(material)}\n\n${coincidenceTable(counts, material.categories)}`,
      outcomes,
      lesson:
        "In the table of coincidences every pair of ratings within a unit stands twice, once in each order, and counts " +
        "1 / (ratings of the unit − 1). The diagonal holds agreement; the distances of the metric count what stands beside it.",
    },
  ];
}

/** What each metric takes for the distance of two categories, in words and for this example's numbers. */
export function metricsTable(): string {
  const { material } = ratingsOfCase(KRIPPENDORFF);
  const frequencies = coincidences(material).map(total);
  const scale = material.categories.map(Number);
  const row = (name: string, formula: string, forWhat: string, metric: Metric) => {
    const distance = metric(frequencies);
    return [name, `\`${formula}\``, forWhat, shown(distance(0, 1)), shown(distance(0, 3))];
  };
  return table(
    ["metric", "δ²", "for", "1 and 2 below", "1 and 4 below"],
    [
      row("nominal", "1, or 0 for the same", "names: any code, present and absent", nominalMetric),
      row(
        "ordinal",
        "(n_c / 2 + ratings between + n_k / 2)²",
        "ranks; it depends on how often ranks are used",
        ordinalMetric,
      ),
      row("interval", "(c − k)²", "numbers whose differences mean something", intervalMetric(scale)),
      row("ratio", "((c − k) / (c + k))²", "numbers with a true zero, none negative", ratioMetric(scale)),
    ],
  );
}

export function ofCategoryAlpha(): Example[] {
  const { ratings, material } = ratingsOfCase(KRIPPENDORFF);
  const [label, index] = [4, 3];
  const collapsed = {
    rows: material.rows.map((row) => row.map((each) => (each === null ? null : each === label ? label : "other"))),
    categories: [label, "other"],
  };
  const counts = coincidences(collapsed);
  const { steps, observed, expected } = disagreements(counts, (one, two) => (one === two ? 0 : 1));
  return [
    {
      about: `The example of [Krippendorff's alpha](krippendorff-alpha.md), with category ${label} held against all others.`,
      data: coincidenceTable(counts, collapsed.categories),
      outcomes: [
        {
          symbol: `α of ${label}`,
          steps,
          ...ofDisagreement(observed, expected),
          found: krippendorffCategoryAlpha(ratings, index),
        },
      ],
    },
  ];
}

export function ofBinaryAlpha(): Example[] {
  const { ratings, material } = ratingsOfCase(BINARY);
  const counts = coincidences(material);
  const { steps, observed, expected } = disagreements(counts, (one, two) => (one === two ? 0 : 1));
  return [
    {
      about: "Two observers, ten units, two categories: section A of Krippendorff (2011).",
      data: `${ratingsTable(material)}\n\n${coincidenceTable(counts, material.categories)}`,
      outcomes: [
        {
          symbol: "α",
          steps,
          ...ofDisagreement(observed, expected),
          found: krippendorffAlpha(ratings),
          published: published(BINARY, "krippendorff_alpha_nominal"),
        },
      ],
      lesson: "The observers agree on six of ten units, hardly more than they would by chance.",
    },
  ];
}
