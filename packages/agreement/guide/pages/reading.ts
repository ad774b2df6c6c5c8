import { bootstrapInterval, intervalOf } from "../../src/intervals/index.ts";
import { cohenKappa, percentAgreement } from "../../src/measures/index.ts";
import { ratingsOfCounts } from "../../src/ratings.ts";
import { benchmark, REASON_IN_WORDS } from "../../src/reading/index.ts";
import type { Reason } from "../../src/result.ts";
import type { Page } from "../page.ts";
import { blocks, bullets } from "../text/markdown.ts";
import { shown } from "../text/numbers.ts";
import { ofAnalyticIntervals, ofBenchmarking, ofBootstrapIntervals } from "../worked/reading.ts";

const group = "Intervals and reading";

const AGREED = ratingsOfCounts({ bothPresent: 15, firstOnly: 0, secondOnly: 0, bothAbsent: 25 });
const ONE_UNIT = ratingsOfCounts({ bothPresent: 0, firstOnly: 1, secondOnly: 0, bothAbsent: 0 });
/** A code so rare that many resamples hold nothing of it. */
const RARE = ratingsOfCounts({ bothPresent: 1, firstOnly: 0, secondOnly: 0, bothAbsent: 20 });

type Bounds = { readonly low: number; readonly high: number } | { readonly undefined: Reason };

function inWords(bounds: Bounds | undefined): string {
  if (!bounds) return "no interval";
  return "low" in bounds
    ? `${shown(bounds.low)} to ${shown(bounds.high)}`
    : `no interval: ${REASON_IN_WORDS[bounds.undefined]}`;
}

export const READING: readonly Page[] = [
  {
    slug: "analytic-intervals",
    title: "Standard errors and analytic intervals",
    group,
    summary: "intervals from a standard error, without resampling",
    functions: [{ file: "intervals/interval.ts", name: "intervalOf" }],
    names: [],
    formula:
      "c ± z · SE, cut at −1 and 1: Cohen's kappa and weighted kappa; c ± t · SE, cut at 1: percent agreement, Fleiss, Conger, Brennan-Prediger, PABAK, AC1, AC2",
    prefer: "Many units that do not depend on one another, and a coefficient not too near 1.",
    symbols: ["coefficient", "se", "z", "t"],
    avoid:
      "For few units, for values near 1, and where units of one document depend on one another: take a " +
      "[bootstrap interval](bootstrap-intervals.md). None is given for counts of characters.",
    more: () =>
      blocks([
        "## Which error belongs to which coefficient",
        bullets([
          "**Large sample** (Cohen's kappa, weighted kappa): from the table of two coders, by Fleiss, Cohen & Everitt (1969). Its " +
            "formula gives a number for a single unit too, but no interval is made of it.",
          "**Linearised** (percent agreement, Fleiss' and Conger's kappa, Brennan-Prediger, PABAK, AC1, AC2): over units, by Gwet " +
            "(2008), with n (n − 1) as divisor. Programs that start from a table of counts divide by n², so that their errors are " +
            "smaller by the factor √((n − 1) / n).",
          "**None**: Krippendorff's alpha, Scott's pi, Light's kappa, the indices and the measures of spans. Resample.",
        ]),
      ]),
    returns: "No interval where the error is 0, or does not exist.",
    howToGet: "`npm run agreement -- FILE` prints error and interval beside every coefficient that has them.",
    sources: [
      "Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72(5), 323-327.",
      "Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1), 29-48.",
      "Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 5.",
    ],
    examples: ofAnalyticIntervals,
    edges: () => [
      ["one unit (Cohen's kappa)", inWords(intervalOf(cohenKappa(ONE_UNIT)))],
      ["one unit (percent agreement)", inWords(intervalOf(percentAgreement(ONE_UNIT)))],
      ["the coders agree on every unit", inWords(intervalOf(cohenKappa(AGREED)))],
    ],
  },
  {
    slug: "bootstrap-intervals",
    title: "Bootstrap intervals",
    group,
    summary: "intervals by drawing units, or documents, again and again",
    functions: [
      { file: "intervals/bootstrap.ts", name: "bootstrapInterval" },
      { file: "intervals/bootstrap.ts", name: "bootstrapDocuments" },
    ],
    names: [],
    formula:
      "draw n units with replacement, all coders together; compute the coefficient; B times; take the quantiles 0.025 and 0.975",
    prefer:
      "Any coefficient, in particular those without a standard error of their own. Where units of one document depend on one " +
      "another, and for spans, resample documents.",
    symbols: ["n", "resamples"],
    avoid:
      "With a handful of units or documents: what was not seen can not be drawn. And not beside another program's interval without " +
      "its method; the one that Hayes & Krippendorff (2007) describe for alpha is another procedure.",
    more: () =>
      blocks([
        "## What is printed with it",
        "The method, the number of resamples, the seed of the random numbers and how many resamples had no value. The same seed gives the " +
          "same interval on every machine. A resample without a value, for instance one in which nobody used the code, is left out and " +
          "counted; if more than 5 % are, there is no interval.",
      ]),
    howToGet:
      "`npm run agreement -- FILE --bootstrap 2000 --seed 1` puts them in the place of the analytic ones: by units for labels and codes, by " +
      "documents for spans.",
    sources: ["Hayes & Krippendorff (2007), Communication Methods and Measures 1(1), 77-89, for the other procedure."],
    examples: ofBootstrapIntervals,
    edges: async () => [
      ["one unit", inWords(await bootstrapInterval(ONE_UNIT, cohenKappa))],
      ["the coders agree on every unit", inWords(await bootstrapInterval(AGREED, percentAgreement))],
      ["a code that occurs once in 21 units (Cohen's kappa)", inWords(await bootstrapInterval(RARE, cohenKappa))],
    ],
  },
  {
    slug: "benchmarking",
    title: "Benchmarking: from a value to a word",
    group,
    summary: "which band of a scale is reached, the standard error taken into account",
    functions: [{ file: "reading/benchmark.ts", name: "benchmark" }],
    names: ["landis_koch", "altman", "fleiss", "krippendorff"],
    formula: "share of a band = [Φ((c − lo) / SE) − Φ((c − hi) / SE)] / [Φ((c + 1) / SE) − Φ((c − 1) / SE)]",
    prefer:
      "Where a journal or a protocol asks for a word. Name the scale and that the error was taken into account, and give the number " +
      "with its interval first.",
    symbols: ["coefficient", "se", "lohi", "phiCdf"],
    avoid:
      "To decide whether a coding is good enough. The cut-points are conventions of their authors and not findings; none of them was " +
      "made for AC1 or PABAK, which lie higher than kappa on the same data.",
    returns: "The first band from the top whose probability, with all better bands, is 0.95 or more.",
    howToGet: "`npm run agreement -- FILE` does not print it; files of worked examples of kind `benchmark` do it.",
    sources: [
      "Landis & Koch (1977), Biometrics 33(1), 159-174.",
      "Altman (1991), Practical Statistics for Medical Research.",
      "Fleiss (1981), Statistical Methods for Rates and Proportions.",
      "Krippendorff (2004), Content Analysis, 2nd edition.",
    ],
    examples: ofBenchmarking,
    edges: () => {
      const read = benchmark(1, 0, "landis_koch");
      return [["standard error 0", "undefined" in read ? `undefined: ${REASON_IN_WORDS[read.undefined]}` : read.level]];
    },
  },
];
