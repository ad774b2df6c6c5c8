import { normalQuantile, studentQuantile } from "../../src/intervals/distributions.ts";
import { bootstrapInterval, intervalOf } from "../../src/intervals/index.ts";
import { cohenKappa, gwetAc1, krippendorffAlpha } from "../../src/measures/index.ts";
import type { Ratings } from "../../src/ratings.ts";
import { BANDS, BENCHMARK_SCALES, benchmark } from "../../src/reading/index.ts";
import { type Agreement, isDefined } from "../../src/result.ts";
import { code, table } from "../text/markdown.ts";
import { shown } from "../text/numbers.ts";
import type { Example } from "./example.ts";
import { demoTechnique, materialOf } from "./material.ts";
import { fourfoldTable } from "./tables.ts";

const TECHNIQUE = "3.1";
const ABOUT = `Technique ${TECHNIQUE} of the demo study: two coders, 21 interviews.`;

/** The steps of an interval, and the engine's own bounds. */
function intervalSteps(
  symbol: string,
  found: Agreement,
  quantile: (degrees: number) => readonly [string, number],
): string[] {
  if (!isDefined(found) || !found.standardError || !isDefined(found.standardError)) return [];
  const error = found.standardError.value;
  const [name, times] = quantile(found.standardError.degreesOfFreedom ?? 0);
  const reach = times * error;
  const interval = intervalOf(found);
  const bounds = interval && "low" in interval ? `${shown(interval.low)} to ${shown(interval.high)}` : "none";
  return [
    `${symbol} = ${shown(found.value)}, SE = ${shown(error)}, ${name} = ${shown(times)}`,
    `${symbol} − ${name} · SE = ${shown(found.value)} − ${shown(reach)} = ${shown(found.value - reach)}`,
    `${symbol} + ${name} · SE = ${shown(found.value)} + ${shown(reach)} = ${shown(found.value + reach)}`,
    `interval, cut at 1: ${bounds}`,
  ];
}

export function ofAnalyticIntervals(): Example[] {
  const ratings = demoTechnique(TECHNIQUE);
  return [
    {
      about: ABOUT,
      data: `${fourfoldTable(ratings)}\n\n**Cohen's kappa**, by its large-sample error and the normal distribution\n\n${code(
        intervalSteps("κ", cohenKappa(ratings), () => ["z", normalQuantile(0.975)]),
      )}\n\n**Gwet's AC1**, by the linearised error and Student's t\n\n${code(
        intervalSteps("AC1", gwetAc1(ratings), (degrees) => [`t_${degrees}`, studentQuantile(0.975, degrees)]),
      )}`,
      outcomes: [],
      lesson: "With 21 units both intervals are wide; that is what 21 units can say.",
    },
  ];
}

export async function ofBootstrapIntervals(): Promise<Example[]> {
  const ratings = demoTechnique(TECHNIQUE);
  const measures: readonly (readonly [string, (ratings: Ratings) => Agreement])[] = [
    ["Cohen's kappa", cohenKappa],
    ["Gwet's AC1", gwetAc1],
    ["Krippendorff's alpha", (each) => krippendorffAlpha(each)],
  ];
  const rows = await Promise.all(
    measures.map(async ([name, measure]) => {
      const found = measure(ratings);
      const interval = await bootstrapInterval(ratings, measure);
      const analytic = intervalOf(found);
      const bounds = (each: typeof analytic | typeof interval) =>
        each && "low" in each ? `${shown(each.low)} to ${shown(each.high)}` : "none";
      return [
        name,
        isDefined(found) ? shown(found.value) : "undefined",
        bounds(interval),
        String(interval.leftOut),
        bounds(analytic),
      ];
    }),
  );
  return [
    {
      about: `${ABOUT} 2000 resamples, seed 1.`,
      data: `${fourfoldTable(ratings)}\n\n${table(
        ["coefficient", "value", "95 % interval by bootstrap", "resamples without a value", "analytic, for comparison"],
        rows,
      )}`,
      outcomes: [],
      lesson:
        "The two ways need not agree closely with so few units. The bootstrap interval is not symmetric, since values near 1 can not " +
        "vary upwards as far as downwards.",
    },
  ];
}

export function ofBenchmarking(): Example[] {
  const { coefficient, standardError } = materialOf("benchmark-ac1-raw4raters", "benchmark");
  const scales = BENCHMARK_SCALES.map((scale) => {
    const read = benchmark(coefficient, standardError, scale);
    if ("undefined" in read) throw new Error("an example without a reading");
    const rows = BANDS[scale].map(({ label, from, to }, index) => [
      label,
      `${shown(from)} to ${shown(to)}`,
      shown(read.cumulative[index] ?? 0),
    ]);
    return `**${SCALE_IN_WORDS[scale]}**: reached is *${read.level}*\n\n${table(["band", "from, to", "this band or better"], rows)}`;
  });
  return [
    {
      about:
        `The AC1 of the four raters of Gwet (2014) is ${shown(coefficient)} with a standard error of ${shown(standardError)}. ` +
        "Reached is the best band whose last column is 0.95 or more.",
      data: scales.join("\n\n"),
      outcomes: [],
      lesson: `By its value alone, ${shown(coefficient)} would be called better on every one of these scales. With twelve units this is not sure enough.`,
    },
  ];
}

const SCALE_IN_WORDS = {
  landis_koch: "Landis & Koch (1977)",
  altman: "Altman (1991)",
  fleiss: "Fleiss (1981)",
  krippendorff: "Krippendorff (2004), meant for alpha",
} as const;
