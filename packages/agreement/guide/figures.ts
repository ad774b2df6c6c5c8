import { agreementByCode } from "../src/agreement-table.ts";
import { contingencyOf } from "../src/contingency.ts";
import {
  cohenKappa,
  gwetAc1,
  krippendorffAlpha,
  meanDefinedKappa,
  pabak,
  percentAgreement,
  pooledKappa,
  positiveAgreement,
  prevalenceIndex,
} from "../src/measures/index.ts";
import type { Ratings } from "../src/ratings.ts";
import { type Estimate, isDefined } from "../src/result.ts";
import { ratingsOfCodes } from "../src/units/ratings-of-units.ts";
import { BCTTV1 } from "../test/two-coders-corpus.ts";
import { bullets, table } from "./text/markdown.ts";
import { reported, shown } from "./text/numbers.ts";
import { demoCodesUsed, demoRatings, demoTable, published, ratingsOfCase } from "./worked/material.ts";
import { countsOf } from "./worked/words.ts";

const value = (found: Estimate) => (isDefined(found) ? shown(found.value) : "undefined");

/** The same codings of the demo study, counted in three ways. */
export function demoUnits(): string {
  const ways: readonly (readonly [string, Ratings])[] = [
    [`document, all ${BCTTV1.length} techniques`, demoRatings()],
    [`document, the ${demoCodesUsed().length} techniques that somebody used`, demoRatings("document", demoCodesUsed())],
    [`participant's turn, all ${BCTTV1.length} techniques`, demoRatings("turn")],
  ];
  return table(
    [
      "unit and codes",
      "a",
      "b",
      "c",
      "d",
      "units",
      "kappa",
      "PABAK",
      "AC1",
      "alpha",
      "agreement",
      "positive agreement",
    ],
    ways.map(([name, ratings]) => {
      const { a, b, c, d, n } = countsOf(ratings);
      const measures = [
        cohenKappa,
        pabak,
        gwetAc1,
        (each: Ratings) => krippendorffAlpha(each),
        percentAgreement,
        positiveAgreement,
      ];
      return [name, ...[a, b, c, d, n].map(String), ...measures.map((measure) => value(measure(ratings)))];
    }),
  );
}

/** What the techniques of the demo study come to together. */
export function demoCodes(): string {
  const tableOfAll = demoTable();
  const perCode = tableOfAll.codes.map((each) => ratingsOfCodes(tableOfAll, [each]));
  const mean = meanDefinedKappa(perCode);
  const kappas = agreementByCode(tableOfAll).filter(({ kappa }) => !isDefined(kappa));
  return bullets([
    `${kappas.length} of ${mean.of} techniques have no kappa, because nobody used them;`,
    `the mean of the other ${mean.codes} kappas is ${value(mean)}, pooled kappa is ${value(pooledKappa(perCode))};`,
    `kappa over all ${contingencyOf(demoRatings()).units} units × techniques is ${value(cohenKappa(demoRatings()))}.`,
  ]);
}

/** Two tables with the same agreement and kappas far apart. */
export function paradox(): string {
  const tables = ["feinstein-cicchetti-1990-t1", "feinstein-cicchetti-1990-t2"].map((id) => ({
    id,
    ratings: ratingsOfCase(id).ratings,
  }));
  const shownAs: readonly (readonly [string, (ratings: Ratings) => Estimate])[] = [
    ["percent agreement", percentAgreement],
    ["Cohen's kappa", cohenKappa],
    ["PABAK", pabak],
    ["AC1", gwetAc1],
    ["prevalence index", prevalenceIndex],
  ];
  return table(
    ["", "balanced", "one-sided"],
    [
      ...(["a", "b", "c", "d"] as const).map((letter) => [
        { a: "both *yes*", b: "first only", c: "second only", d: "both *no*" }[letter],
        ...tables.map(({ ratings }) => String(countsOf(ratings)[letter])),
      ]),
      ...shownAs.map(([name, measure]) => [name, ...tables.map(({ ratings }) => value(measure(ratings)))]),
      ["kappa as printed", ...tables.map(({ id }) => reported(published(id, "cohen_kappa") ?? Number.NaN))],
    ],
  );
}
