import { percentAgreement, unanimousAgreement } from "../../src/measures/index.ts";
import { shown, sum } from "../text/numbers.ts";
import { type Example, resampled } from "./example.ts";
import { demoRatings, published, ratingsOfCase } from "./material.ts";
import { fourfoldTable, ratingsTable } from "./tables.ts";
import { DEMO, demoCounts, FOUR_RATERS } from "./words.ts";

const RATERS = "gwet-raw4raters";

/** Ratings per category in a unit: one entry for each that somebody chose. */
function countsIn(column: readonly (string | number | null)[]): number[] {
  const given = column.filter((label) => label !== null);
  return [...new Set(given)].map((label) => given.filter((each) => each === label).length);
}

function columnsOf({ rows }: ReturnType<typeof ratingsOfCase>["material"]) {
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) => rows.map((row) => row[unit] ?? null));
}

export function ofPercentAgreement(): Example[] {
  const { ratings, material } = ratingsOfCase(RATERS);
  const shares = columnsOf(material).flatMap((column, unit) => {
    const counts = countsIn(column);
    const given = counts.reduce((all, count) => all + count, 0);
    if (given < 2) return [];
    const pairs = counts.reduce((all, count) => all + count * (count - 1), 0);
    return [{ unit: unit + 1, pairs, all: given * (given - 1) }];
  });
  const disputed = shares.filter(({ pairs, all }) => pairs < all);
  const whole = shares.length - disputed.length;
  const byHand = shares.reduce((all, share) => all + share.pairs / share.all, 0) / shares.length;
  const { a, b, c, d, n } = demoCounts();
  return [
    {
      about: DEMO,
      data: fourfoldTable(demoRatings()),
      outcomes: [
        {
          symbol: "p_a",
          steps: [`agreeing units = a + d = ${a} + ${d} = ${a + d}`, `all units = ${a} + ${b} + ${c} + ${d} = ${n}`],
          arithmetic: `${a + d} / ${n}`,
          byHand: (a + d) / n,
          found: percentAgreement(demoRatings()),
        },
      ],
      lesson: `Of the ${a + d} agreeing units, ${d} are techniques that neither coder found.`,
    },
    {
      about: `${FOUR_RATERS} Unit 12 has one rating only and does not count.`,
      data: ratingsTable(material),
      outcomes: [
        {
          symbol: "p_a",
          steps: [
            `units with two ratings or more: ${shares.length}`,
            `units on which all agree: ${whole}, each with the share 1`,
            ...disputed.map(
              ({ unit, pairs, all }) => `unit ${unit}: ${pairs} of ${all} ordered pairs agree = ${shown(pairs / all)}`,
            ),
          ],
          arithmetic: `(${sum([whole, ...disputed.map(({ pairs, all }) => pairs / all)])}) / ${shares.length}`,
          byHand,
          found: percentAgreement(ratings),
          published: published(RATERS, "percent_agreement"),
        },
      ],
    },
  ];
}

export async function ofUnanimousAgreement(): Promise<Example[]> {
  const { ratings, material } = ratingsOfCase(RATERS);
  const rated = columnsOf(material)
    .map(countsIn)
    .filter((counts) => counts.reduce((all, count) => all + count, 0) >= 2);
  const unanimous = rated.filter((counts) => counts.length === 1).length;
  return [
    {
      about: FOUR_RATERS,
      data: ratingsTable(material),
      outcomes: [
        {
          symbol: "unanimous agreement",
          steps: [`units with two ratings or more: ${rated.length}`, `of these with one answer only: ${unanimous}`],
          arithmetic: `${unanimous} / ${rated.length}`,
          byHand: unanimous / rated.length,
          found: unanimousAgreement(ratings),
          bootstrap: await resampled(ratings, unanimousAgreement),
        },
      ],
      lesson:
        "Percent agreement of the same data is higher, since it also counts the pairs that agree in a disputed unit.",
    },
  ];
}
