import { cohenKappa, congerKappa, lightKappa } from "../../src/measures/index.ts";
import { ratingsFrom } from "../../src/rating-columns.ts";
import { ratingsOfRaters } from "../../src/ratings.ts";
import { isDefined } from "../../src/result.ts";
import { shown, sum } from "../text/numbers.ts";
import { corrected, type Example, resampled } from "./example.ts";
import { published, ratingsOfCase } from "./material.ts";
import { PA_LINE, pa, RATERS } from "./shares.ts";
import { ratingsTable } from "./tables.ts";
import { FOUR_RATERS, MADE_UP } from "./words.ts";

export function ofCongerKappa(): Example[] {
  const { ratings, material } = ratingsOfCase(RATERS);
  const { rows, categories } = material;
  const uses = rows.map((row) => {
    const given = row.filter((label) => label !== null);
    return categories.map((category) => given.filter((label) => label === category).length / given.length);
  });
  const pairs = uses.flatMap((one, first) =>
    uses.slice(first + 1).map((other, offset) => ({
      coders: `${first + 1} and ${first + 2 + offset}`,
      chance: one.reduce((all, share, category) => all + share * (other[category] ?? 0), 0),
    })),
  );
  const expected = pairs.reduce((all, { chance }) => all + chance, 0) / pairs.length;
  const observed = pa(ratings);
  return [
    {
      about: FOUR_RATERS,
      data: ratingsTable(material),
      outcomes: [
        {
          symbol: "κ",
          steps: [
            PA_LINE(observed),
            ...uses.map(
              (shares, coder) =>
                `coder ${coder + 1} uses ${categories.join(", ")} with the shares ${shares.map(shown).join(", ")}`,
            ),
            ...pairs.map(({ coders, chance }) => `coders ${coders} agree by chance with ${shown(chance)}`),
            `p_e = mean of these ${pairs.length} = ${shown(expected)}`,
          ],
          ...corrected(observed, expected),
          found: congerKappa(ratings),
          published: published(RATERS, "conger_kappa"),
        },
      ],
    },
  ];
}

/** Three coders on ten passages. */
const THREE = [
  ["yes", "yes", "yes", "yes", "no", "no", "no", "no", "no", "no"],
  ["yes", "yes", "yes", "no", "no", "no", "no", "no", "no", "yes"],
  ["yes", "yes", "no", "yes", "no", "no", "no", "no", "no", "no"],
] as const;

export async function ofLightKappa(): Promise<Example[]> {
  const ratings = ratingsFrom(THREE, ["no", "yes"], "yes");
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  const kappas = pairs.map((pair) => {
    const kappa = cohenKappa(ratingsOfRaters(ratings, pair));
    return isDefined(kappa) ? kappa.value : Number.NaN;
  });
  return [
    {
      about: `${MADE_UP} Three coders judge ten passages.`,
      data: ratingsTable({ rows: THREE }),
      outcomes: [
        {
          symbol: "Light's κ",
          steps: pairs.map(
            ([one, two], index) => `κ of coders ${one + 1} and ${two + 1} = ${shown(kappas[index] ?? 0)}`,
          ),
          arithmetic: `(${sum(kappas)}) / ${kappas.length}`,
          byHand: kappas.reduce((all, kappa) => all + kappa, 0) / kappas.length,
          found: lightKappa(ratings),
          bootstrap: await resampled(ratings, lightKappa),
        },
      ],
    },
  ];
}
