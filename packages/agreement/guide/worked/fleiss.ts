import { fleissCategoryKappa, fleissKappa } from "../../src/measures/index.ts";
import { isDefined } from "../../src/result.ts";
import { table } from "../text/markdown.ts";
import { shown } from "../text/numbers.ts";
import { corrected, type Example, type Outcome } from "./example.ts";
import { published, ratingsOfCase } from "./material.ts";
import { meanShares, PA_LINE, pa } from "./shares.ts";
import { countsTable } from "./tables.ts";

const FLEISS = "fleiss-1971";

export function ofFleissKappa(): Example[] {
  const { ratings, material } = ratingsOfCase(FLEISS);
  const shares = meanShares(material);
  const expected = shares.reduce((all, share) => all + share ** 2, 0);
  const observed = pa(ratings);
  return [
    {
      about:
        "30 patients, each diagnosed by six psychiatrists: table 1 of Fleiss (1971). How many chose each diagnosis:",
      data: countsTable(material, "patient"),
      outcomes: [
        {
          symbol: "κ",
          steps: [
            PA_LINE(observed),
            `shares of the five diagnoses: ${shares.map(shown).join(", ")}`,
            `p_e = ${shares.map((share) => `${shown(share)}²`).join(" + ")} = ${shown(expected)}`,
          ],
          ...corrected(observed, expected),
          found: fleissKappa(ratings),
          published: published(FLEISS, "fleiss_kappa"),
        },
      ],
    },
  ];
}

export function ofFleissCategory(): Example[] {
  const { ratings, material } = ratingsOfCase(FLEISS);
  const { rows, categories } = material;
  const [units, raters] = [rows[0]?.length ?? 0, rows.length];
  const differences = categories.map((category, index) => {
    const found = fleissCategoryKappa(ratings, index);
    const printed = published(FLEISS, "fleiss_category", String(category));
    return isDefined(found) && printed !== undefined ? Math.abs(found.value - printed) : Number.NaN;
  });
  const farthest = Math.max(...differences);
  return [
    {
      about:
        "The diagnoses of Fleiss (1971), as on the page of [Fleiss' kappa](fleiss-kappa.md): 30 patients, six raters.",
      data: table(
        ["diagnosis", ...categories.map(String)],
        [["ratings", ...categories.map((category) => String(rows.flat().filter((each) => each === category).length))]],
      ),
      outcomes: categories.map((category, index): Outcome => {
        const counts = Array.from({ length: units }, (_, unit) => rows.filter((row) => row[unit] === category).length);
        const [all, squares] = [
          counts.reduce((part, count) => part + count, 0),
          counts.reduce((part, count) => part + count ** 2, 0),
        ];
        const share = all / (units * raters);
        const within = (squares - all) / (all * (raters - 1));
        return {
          title: `Diagnosis ${category}`,
          symbol: `κ_${category}`,
          steps: [
            `π_${category} = ${all} / (${units} · ${raters}) = ${shown(share)}`,
            `p_${category}' = (Σ r_i${category}² − ${all}) / (${all} · ${raters - 1}) = (${squares} − ${all}) / ${all * (raters - 1)} = ${shown(within)}`,
          ],
          ...corrected(within, share),
          found: fleissCategoryKappa(ratings, index),
          published: published(FLEISS, "fleiss_category", String(category)),
        };
      }),
      lesson: `The printed values differ from these by ${shown(farthest)} at most.`,
    },
  ];
}
