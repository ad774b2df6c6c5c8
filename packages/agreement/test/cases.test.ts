import { describe, expect, it } from "vitest";
import {
  type Agreement,
  biasIndex,
  brennanPrediger,
  cohenKappa,
  gwetAc1,
  isDefined,
  negativeAgreement,
  pabak,
  percentAgreement,
  positiveAgreement,
  prevalenceIndex,
  type Ratings,
  ratingsFrom,
  specificAgreement,
} from "../src/index.ts";
import file from "./cases.json" with { type: "json" };

type Label = string | number;
type Expected = number | { readonly undefined: string };
type Case = {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly categories?: readonly Label[];
  readonly positive?: Label;
  readonly data: {
    readonly ratings?: readonly (readonly (Label | null)[])[];
    readonly codes?: readonly string[];
    readonly coders?: readonly (readonly (readonly string[])[])[];
  };
  readonly published?: Readonly<Record<string, { readonly value: number; readonly tolerance: number }>>;
  readonly expected: Readonly<Record<string, Expected | Readonly<Record<string, unknown>>>>;
  readonly tolerance: number;
};

const MEASURES: Readonly<Record<string, (ratings: Ratings) => Agreement>> = {
  percent_agreement: percentAgreement,
  cohen_kappa: cohenKappa,
  brennan_prediger: brennanPrediger,
  gwet_ac1: gwetAc1,
  pabak,
  prevalence_index: prevalenceIndex,
  bias_index: biasIndex,
  positive_agreement: positiveAgreement,
  negative_agreement: negativeAgreement,
};

function measured(name: string, ratings: Ratings): Agreement {
  const measure = MEASURES[name];
  if (!measure) throw new Error(`no measure is called ${name}`);
  return measure(ratings);
}

function check(found: Agreement, expected: Expected, tolerance: number) {
  if (typeof expected !== "number") {
    expect(found).toMatchObject(expected);
    return;
  }
  if (!isDefined(found)) throw new Error(`undefined: ${found.undefined}, expected ${expected}`);
  expect(Math.abs(found.value - expected)).toBeLessThanOrEqual(tolerance);
}

const cases = file.cases as readonly Case[];

describe("worked examples", () => {
  for (const example of cases.filter(({ kind }) => kind === "coding")) {
    const { categories = [], positive, data, tolerance } = example;
    const ratings = ratingsFrom(data.ratings ?? [], categories, positive);
    for (const [name, expected] of Object.entries(example.expected))
      it(`${example.id}: ${name} (${example.source})`, () => {
        if (name === "n_pairs") expect(cohenKappa(ratings).units).toBe(expected);
        else if (name === "specific_agreement")
          for (const [label, share] of Object.entries(expected))
            check(specificAgreement(ratings, categories.map(String).indexOf(label)), share as Expected, tolerance);
        else check(measured(name, ratings), expected as Expected, tolerance);
      });
    for (const [name, { value, tolerance: printed }] of Object.entries(example.published ?? {}))
      it(`${example.id}: ${name} as printed in ${example.source}`, () => {
        check(measured(name, ratings), value, printed);
      });
  }

  for (const example of cases.filter(({ kind }) => kind === "multicode"))
    for (const [code, expected] of Object.entries(example.expected.per_code ?? {}))
      it(`${example.id}: every measure of code ${code}`, () => {
        const rows = (example.data.coders ?? []).map((segments) =>
          segments.map((codes) => (codes.includes(code) ? "present" : "absent")),
        );
        const ratings = ratingsFrom(rows, ["absent", "present"], "present");
        for (const [name, value] of Object.entries(expected as Readonly<Record<string, Expected>>))
          check(measured(name, ratings), value, example.tolerance);
      });
});
