import { brennanPrediger, cohenKappa, gwetAc1, gwetAc2 } from "../../src/measures/index.ts";
import { isDefined } from "../../src/result.ts";
import { linearWeights, quadraticWeights, totalWeight, weightBetween } from "../../src/weights.ts";
import { shown } from "../text/numbers.ts";
import { corrected, type Example, type Outcome } from "./example.ts";
import { demoRatings, published, ratingsOfCase } from "./material.ts";
import { meanShares, PA_LINE, pa, RATERS, type Rows } from "./shares.ts";
import { crossed, fourfoldTable, ratingsTable } from "./tables.ts";
import { DEMO, demoCounts, FOUR_RATERS } from "./words.ts";

export function ofBrennanPrediger(): Example[] {
  const id = "brennan-prediger-1981-ex1";
  const { ratings, material } = ratingsOfCase(id);
  const observed = pa(ratings);
  const q = material.categories.length;
  const kappa = cohenKappa(ratings);
  return [
    {
      about: "100 units, three categories: example 1 of Brennan & Prediger (1981).",
      data: crossed(ratings, material.categories),
      outcomes: [
        {
          symbol: "BP",
          steps: [PA_LINE(observed), `p_e = 1 / ${q} = ${shown(1 / q)}`],
          ...corrected(observed, 1 / q),
          found: brennanPrediger(ratings),
          published: published(id, "brennan_prediger"),
        },
      ],
      lesson: `Cohen's kappa of the same table is ${isDefined(kappa) ? shown(kappa.value) : "undefined"} (printed: ${published(id, "cohen_kappa")}).`,
    },
  ];
}

/** p_e of AC1 or AC2: the sum of the weights is the number of categories where nothing agrees in part. */
function acChance(shares: readonly number[], weights: number): { readonly spread: number; readonly expected: number } {
  const q = shares.length;
  const spread = shares.reduce((all, share) => all + share * (1 - share), 0);
  return { spread, expected: (weights / (q * (q - 1))) * spread };
}

export function ofAc1(): Example[] {
  const id = "gwet-2008-hand-example";
  const { ratings, material } = ratingsOfCase(id);
  const { a, b, c, d, n } = demoCounts();
  const present = (2 * a + b + c) / (2 * n);
  const ofTwo = (
    observed: number,
    share: number,
    more: Pick<Outcome, "found" | "published"> & { steps: string[] },
  ): Outcome => {
    const { expected } = acChance([share, 1 - share], 2);
    return {
      symbol: "AC1",
      ...more,
      steps: [
        ...more.steps,
        `p_e = (${shown(share)} · ${shown(1 - share)} + ${shown(1 - share)} · ${shown(share)}) / (2 − 1) = ${shown(expected)}`,
      ],
      ...corrected(observed, expected),
    };
  };
  const [share = 0] = meanShares(material);
  return [
    {
      about: DEMO,
      data: fourfoldTable(demoRatings()),
      outcomes: [
        ofTwo((a + d) / n, present, {
          steps: [
            `p_a = (${a} + ${d}) / ${n} = ${shown((a + d) / n)}`,
            `π of present = (2 · ${a} + ${b} + ${c}) / (2 · ${n}) = ${shown(present)}`,
          ],
          found: gwetAc1(demoRatings()),
        }),
      ],
    },
    {
      about: "Ten units, two raters, nearly all *y*: an example with which DKPro Statistics tests AC1.",
      data: ratingsTable(material),
      outcomes: [
        ofTwo(pa(ratings), share, {
          steps: [PA_LINE(pa(ratings)), `π of y = ${shown(share)}`],
          found: gwetAc1(ratings),
          published: published(id, "gwet_ac1"),
        }),
      ],
    },
  ];
}

/** Mean weight of two ratings of a unit, averaged over the units with two ratings or more. */
function meanOfPairs({ rows }: Rows, weight: (one: number, other: number) => number): number {
  const units = Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) => {
    const given = rows.map((row) => row[unit]).filter((label) => typeof label === "number");
    return given.flatMap((one, at) => given.filter((_, other) => other !== at).map((other) => weight(one, other)));
  }).filter((pairs) => pairs.length > 0);
  const mean = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / values.length;
  return mean(units.map(mean));
}

export function ofAc2(): Example[] {
  const { ratings, material } = ratingsOfCase(RATERS);
  const scale = [1, 2, 3, 4, 5];
  const shares = meanShares(material);
  const outcomes = (
    [
      ["linear", linearWeights(scale)],
      ["quadratic", quadraticWeights(scale)],
    ] as const
  ).map(([name, weights]): Outcome => {
    const observed = meanOfPairs(material, (one, other) => weightBetween(weights, one - 1, other - 1));
    const total = totalWeight(weights);
    const { spread, expected } = acChance(shares, total);
    return {
      title: `With ${name} weights`,
      symbol: "AC2",
      steps: [
        `p_a, partial agreement counted = ${shown(observed)}`,
        `shares of the five grades: ${shares.map(shown).join(", ")}`,
        `Σ π_k (1 − π_k) = ${shown(spread)}`,
        `p_e = ${shown(total)} · ${shown(spread)} / (5 · 4) = ${shown(expected)}`,
      ],
      ...corrected(observed, expected),
      found: gwetAc2(ratings, weights),
    };
  });
  return [
    { about: `${FOUR_RATERS} The ratings are taken for grades from 1 to 5.`, data: ratingsTable(material), outcomes },
  ];
}
