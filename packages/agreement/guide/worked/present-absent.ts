import { contingencyOf } from "../../src/contingency.ts";
import {
  biasIndex,
  cohenKappa,
  negativeAgreement,
  pabak,
  positiveAgreement,
  prevalenceIndex,
  specificAgreement,
} from "../../src/measures/index.ts";
import { shown } from "../text/numbers.ts";
import { type Example, fraction, type Outcome, resampled } from "./example.ts";
import { demoRatings, demoTechnique, ratingsOfCase } from "./material.ts";
import { crossed, fourfoldTable } from "./tables.ts";
import { countsOf, DEMO, demoCounts } from "./words.ts";

const TECHNIQUE = "3.1";
const OF_ONE_TECHNIQUE = `Technique ${TECHNIQUE} of the demo study: two coders, 21 interviews.`;

export function ofPabak(): Example[] {
  const { a, d, n } = demoCounts();
  const rare = demoTechnique("2.7");
  const few = countsOf(rare);
  const outcome = (ratings: typeof rare, counts: { a: number; d: number; n: number }): Outcome => ({
    symbol: "PABAK",
    steps: [`p_o = (${counts.a} + ${counts.d}) / ${counts.n} = ${shown((counts.a + counts.d) / counts.n)}`],
    arithmetic: `2 · ${shown((counts.a + counts.d) / counts.n)} − 1`,
    byHand: (2 * (counts.a + counts.d)) / counts.n - 1,
    found: pabak(ratings),
  });
  const kappa = cohenKappa(rare);
  return [
    { about: DEMO, data: fourfoldTable(demoRatings()), outcomes: [outcome(demoRatings(), { a, d, n })] },
    {
      about: "Technique 2.7 of the demo study, which the first coder marked once and the second never.",
      data: fourfoldTable(rare),
      outcomes: [outcome(rare, few)],
      lesson: `Cohen's kappa of the same table is ${"value" in kappa ? shown(kappa.value) : "undefined"}. Neither number alone says what the table says.`,
    },
  ];
}

export async function ofPrevalenceIndex(): Promise<Example[]> {
  const rare = demoTechnique(TECHNIQUE);
  const { a, d, n } = demoCounts();
  const few = countsOf(rare);
  return [
    {
      about: DEMO,
      data: fourfoldTable(demoRatings()),
      outcomes: [
        {
          symbol: "PI",
          steps: [],
          ...fraction(`(${a} − ${d})`, String(n), (a - d) / n),
          found: prevalenceIndex(demoRatings()),
        },
      ],
      lesson:
        "Far below 0: nearly all techniques are absent from an interview. The absolute value is what some papers print.",
    },
    {
      about: OF_ONE_TECHNIQUE,
      data: fourfoldTable(rare),
      outcomes: [
        {
          symbol: "PI",
          steps: [],
          ...fraction(`(${few.a} − ${few.d})`, String(few.n), (few.a - few.d) / few.n),
          found: prevalenceIndex(rare),
          bootstrap: await resampled(rare, prevalenceIndex),
        },
      ],
    },
  ];
}

export async function ofBiasIndex(): Promise<Example[]> {
  const ratings = demoTechnique(TECHNIQUE);
  const { a, b, c, n } = countsOf(ratings);
  return [
    {
      about: OF_ONE_TECHNIQUE,
      data: fourfoldTable(ratings),
      outcomes: [
        {
          symbol: "BI",
          steps: [`the first coder says present ${a + b} times, the second ${a + c} times`],
          ...fraction(`(${b} − ${c})`, String(n), (b - c) / n),
          found: biasIndex(ratings),
          bootstrap: await resampled(ratings, biasIndex),
        },
      ],
      lesson: "Above 0: the first coder says *present* more often.",
    },
  ];
}

export async function ofSpecificAgreement(): Promise<Example[]> {
  const { a, b, c, d } = demoCounts();
  const id = "brennan-prediger-1981-ex1";
  const { ratings, material } = ratingsOfCase(id);
  const { cells, rows, columns } = contingencyOf(ratings);
  return [
    {
      about: DEMO,
      data: fourfoldTable(demoRatings()),
      outcomes: [
        {
          title: "Positive agreement",
          symbol: "p_pos",
          steps: [],
          arithmetic: `2 · ${a} / (2 · ${a} + ${b} + ${c})`,
          byHand: (2 * a) / (2 * a + b + c),
          found: positiveAgreement(demoRatings()),
          bootstrap: await resampled(demoRatings(), positiveAgreement),
        },
        {
          title: "Negative agreement",
          symbol: "p_neg",
          steps: [],
          arithmetic: `2 · ${d} / (2 · ${d} + ${b} + ${c})`,
          byHand: (2 * d) / (2 * d + b + c),
          found: negativeAgreement(demoRatings()),
        },
      ],
    },
    {
      about: "Three categories, example 1 of Brennan & Prediger (1981): agreement on each of them.",
      data: crossed(ratings, material.categories),
      outcomes: material.categories.map((label, category): Outcome => {
        const [both, row, column] = [cells[category]?.[category] ?? 0, rows[category] ?? 0, columns[category] ?? 0];
        return {
          symbol: `agreement on ${label}`,
          steps: [],
          arithmetic: `2 · ${both} / (${row} + ${column})`,
          byHand: (2 * both) / (row + column),
          found: specificAgreement(ratings, category),
        };
      }),
    },
  ];
}
