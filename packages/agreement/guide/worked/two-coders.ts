import { contingencyOf } from "../../src/contingency.ts";
import { cohenKappa, scottPi, weightedKappa } from "../../src/measures/index.ts";
import { ratingsFrom } from "../../src/rating-columns.ts";
import type { Ratings } from "../../src/ratings.ts";
import { isDefined } from "../../src/result.ts";
import { linearWeights, quadraticWeights, weightBetween } from "../../src/weights.ts";
import { table } from "../text/markdown.ts";
import { shown } from "../text/numbers.ts";
import { corrected, type Example, type Outcome, resampled } from "./example.ts";
import { demoRatings, published, ratingsOfCase } from "./material.ts";
import { crossed, fourfoldTable } from "./tables.ts";
import { DEMO, MADE_UP } from "./words.ts";

type Margins = { readonly po: number; readonly pe: number; readonly steps: readonly string[] };

/** Observed agreement, and chance agreement from what is given as the share of each category, twice. */
function shares(
  ratings: Ratings,
  chance: (row: number, column: number, units: number) => readonly [string, number],
): Margins {
  const { rows, columns, agreeing, cells, units } = contingencyOf(ratings);
  // Present before absent, as in the table.
  const order = [...rows.keys()].sort(
    (one, two) => Number(two === ratings.positive) - Number(one === ratings.positive),
  );
  const parts = order.map((category) => chance(rows[category] ?? 0, columns[category] ?? 0, units));
  const pe = parts.reduce((all, [, value]) => all + value, 0);
  const diagonal = order.map((category) => cells[category]?.[category] ?? 0);
  const po = agreeing / units;
  return {
    po,
    pe,
    steps: [
      `p_o = (${diagonal.join(" + ")}) / ${units} = ${shown(po)}`,
      `p_e = ${parts.map(([text]) => text).join(" + ")} = ${shown(pe)}`,
    ],
  };
}

function ofMargins(row: number, column: number, units: number): readonly [string, number] {
  return [`(${row} / ${units}) (${column} / ${units})`, (row * column) / units ** 2];
}

function kappaOutcome(ratings: Ratings, more: Partial<Outcome> = {}): Outcome {
  const { po, pe, steps } = shares(ratings, ofMargins);
  return { symbol: "κ", steps, ...corrected(po, pe), found: cohenKappa(ratings), ...more };
}

export function ofCohenKappa(): Example[] {
  const id = "cohen-1960-p37";
  const { ratings, material } = ratingsOfCase(id);
  const { rows, columns, units } = contingencyOf(ratings);
  const least = rows.map((row, category) => Math.min(row, columns[category] ?? 0));
  const most = least.reduce((all, count) => all + count, 0);
  const { pe } = shares(ratings, ofMargins);
  const kappa = cohenKappa(ratings);
  return [
    { about: DEMO, data: fourfoldTable(demoRatings()), outcomes: [kappaOutcome(demoRatings())] },
    {
      about:
        "The table on page 37 of Cohen (1960), as counts of 100 units, to show the greatest kappa that the margins allow. The " +
        "two coders agree less often than by chance; kappa is negative.",
      data: crossed(ratings, material.categories),
      outcomes: [
        kappaOutcome(ratings, { title: "Kappa" }),
        {
          title: "Its maximum",
          symbol: "κ_max",
          steps: [`Σ min(p_i·, p_·i) = (${least.join(" + ")}) / ${units} = ${shown(most / units)}`],
          ...corrected(most / units, pe),
          found: isDefined(kappa) ? { value: kappa.maximum } : kappa,
          published: published(id, "cohen_kappa_max"),
        },
      ],
      lesson:
        "The coders use the categories unequally often, so even with the best possible match kappa could not reach 1. Report the " +
        "maximum only beside kappa; dividing by it hides a real difference between the coders.",
    },
  ];
}

const GRADES = [1, 2, 3];
/** Two coders' grades on 20 units. */
const FIRST = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3];
const SECOND = [1, 1, 1, 1, 1, 1, 2, 3, 2, 2, 2, 2, 1, 3, 3, 3, 3, 3, 2, 2];

export function ofWeightedKappa(): Example[] {
  const ratings = ratingsFrom([FIRST, SECOND], GRADES);
  const { cells, rows, columns, units } = contingencyOf(ratings);
  const outcomes = (
    [
      ["linear", linearWeights(GRADES)],
      ["quadratic", quadraticWeights(GRADES)],
    ] as const
  ).map(([name, weights]): Outcome => {
    const between = (one: number, two: number) => weightBetween(weights, one, two);
    const weighted = (count: (row: number, column: number) => number) =>
      rows.reduce(
        (all, _, row) =>
          all + columns.reduce((part, __, column) => part + between(row, column) * count(row, column), 0),
        0,
      );
    const agreeing = weighted((row, column) => cells[row]?.[column] ?? 0);
    const chance = weighted((row, column) => (rows[row] ?? 0) * (columns[column] ?? 0));
    return {
      title: `With ${name} weights`,
      symbol: "κ_w",
      steps: [
        `weights: 1 for the same grade, ${shown(between(0, 1))} for neighbours, ${shown(between(0, 2))} for grades 1 and 3`,
        `p_o = Σ w_ij (count of the cell) / ${units} = ${shown(agreeing)} / ${units} = ${shown(agreeing / units)}`,
        `p_e = Σ w_ij (row total) (column total) / ${units}² = ${shown(chance)} / ${units ** 2} = ${shown(chance / units ** 2)}`,
      ],
      ...corrected(agreeing / units, chance / units ** 2),
      found: weightedKappa(ratings, weights),
    };
  });
  return [
    {
      about: `${MADE_UP} Two coders give 20 passages a grade from 1 to 3.`,
      data: crossed(ratings, GRADES),
      outcomes: [{ ...kappaOutcome(ratings), title: "Without weights, for comparison: Cohen's kappa" }, ...outcomes],
    },
  ];
}

/** The weights of three categories by each rule, for the page. */
export function weightsTable(): string {
  const rules = [
    ["linear", linearWeights([1, 2, 3, 4])],
    ["quadratic", quadraticWeights([1, 2, 3, 4])],
  ] as const;
  return table(
    ["weights of four grades", "same", "one apart", "two apart", "three apart"],
    rules.map(([name, weights]) => [name, ...[0, 1, 2, 3].map((other) => shown(weightBetween(weights, 0, other)))]),
  );
}

export async function ofScottPi(): Promise<Example[]> {
  const id = "artstein-poesio-2008-ex1";
  const { ratings, material } = ratingsOfCase(id);
  const { po, pe, steps } = shares(ratings, (row, column, units) => [
    `((${row} + ${column}) / ${2 * units})²`,
    ((row + column) / (2 * units)) ** 2,
  ]);
  const kappa = kappaOutcome(ratings, {
    title: "Cohen's kappa, for comparison",
    published: published(id, "cohen_kappa"),
  });
  return [
    {
      about:
        "Two coders who call 100 utterances statements (STAT) or requests (IReq): Artstein & Poesio (2008), page 558.",
      data: crossed(ratings, material.categories),
      outcomes: [
        {
          title: "Scott's pi",
          symbol: "π",
          steps,
          ...corrected(po, pe),
          found: scottPi(ratings),
          published: published(id, "scott_pi"),
          bootstrap: await resampled(ratings, scottPi),
        },
        kappa,
      ],
    },
  ];
}
