import { keyOf, type Label } from "../../src/cases/label.ts";
import { ratingsOfCode } from "../../src/cases/names-of-sets.ts";
import { bootstrapDocuments } from "../../src/intervals/index.ts";
import {
  cohenKappa,
  jaccardDistance,
  type LabelSets,
  masiDistance,
  meanDefinedKappa,
  microPositiveAgreement,
  pooledKappa,
  type SetDistance,
  setAlpha,
  wholeSetDistance,
} from "../../src/measures/index.ts";
import { isDefined } from "../../src/result.ts";
import { table } from "../text/markdown.ts";
import { shown, sum } from "../text/numbers.ts";
import { corrected, type Example, type Outcome, ofDisagreement } from "./example.ts";
import { materialOf } from "./material.ts";
import { setsTable } from "./tables.ts";
import { countsOf, MADE_UP } from "./words.ts";

const SETS = "set-valued-9-items";
const CODES = "three-codes-ten-segments";

const DISTANCES: readonly (readonly [name: string, distance: SetDistance])[] = [
  ["Jaccard", jaccardDistance],
  ["MASI", masiDistance],
  ["Whole sets", wholeSetDistance],
];

/** The three distances on pairs of sets that show where they differ. */
export function distancesTable(): string {
  const pairs: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["{A} and {A}", ["A"], ["A"]],
    ["{A} and {A, B}", ["A"], ["A", "B"]],
    ["{A, B} and {B, C}", ["A", "B"], ["B", "C"]],
    ["{A} and {B}", ["A"], ["B"]],
    ["{} and {A}", [], ["A"]],
    ["{} and {}", [], []],
  ];
  return table(
    ["sets", ...DISTANCES.map(([name]) => name)],
    pairs.map(([name, one, two]) => [
      name,
      ...DISTANCES.map(([, distance]) => shown(distance(new Set(one), new Set(two)))),
    ]),
  );
}

export async function ofSetAlpha(): Promise<Example[]> {
  const { rows } = materialOf(SETS, "sets");
  const sets: LabelSets = rows.map((row) => row.map((set) => set?.map(keyOf) ?? null));
  const all = sets.flat().map((set) => new Set(set));
  const units = (rows[0] ?? []).map((_, unit) => unit);
  const outcomes = await Promise.all(
    DISTANCES.map(async ([name, distance]): Promise<Outcome> => {
      const between = (one: ReadonlySet<string> | undefined, two: ReadonlySet<string> | undefined) =>
        distance(one ?? new Set(), two ?? new Set());
      const apart = units.map((unit) => between(new Set(sets[0]?.[unit]), new Set(sets[1]?.[unit])));
      const within = apart.reduce((part, each) => part + each, 0);
      let anywhere = 0;
      for (const [at, one] of all.entries())
        for (const [other, two] of all.entries()) if (at !== other) anywhere += between(one, two);
      const pairs = all.length * (all.length - 1);
      return {
        title: `${name}`,
        symbol: "α",
        steps: [
          `distances of the units: ${apart.map(shown).join(", ")}`,
          `D_o = mean of these ${units.length} = ${shown(within / units.length)}`,
          `D_e = mean distance of any two of the ${all.length} sets = ${shown(anywhere)} / ${pairs} = ${shown(anywhere / pairs)}`,
        ],
        ...ofDisagreement(within / units.length, anywhere / pairs),
        found: setAlpha(sets, distance),
        bootstrap: await bootstrapDocuments(units, (drawn) =>
          setAlpha(
            sets.map((row) => drawn.map((unit) => row[unit] ?? null)),
            distance,
          ),
        ),
      };
    }),
  );
  // What is drawn again are units; the row of a unit is a document of one line.
  const named = outcomes.map((outcome) =>
    outcome.bootstrap
      ? { ...outcome, bootstrap: { ...outcome.bootstrap, method: "bootstrap_units" as const } }
      : outcome,
  );
  return [
    {
      about: "Two coders give nine units any number of labels (data of the test suite of DKPro Statistics).",
      data: setsTable(rows),
      outcomes: named,
    },
  ];
}

function materialOfCodes() {
  const { rows, codes } = materialOf(CODES, "multicode");
  const perCode = codes.map((code) => ({ code, ratings: ratingsOfCode(rows, code) }));
  return { rows, perCode };
}

/** Counts, agreement and chance agreement of each code. */
function codesTable(
  perCode: readonly { readonly code: Label; readonly ratings: ReturnType<typeof ratingsOfCode> }[],
): string {
  return table(
    ["code", "a", "b", "c", "d", "p_o", "p_e", "κ"],
    perCode.map(({ code, ratings }) => {
      const { a, b, c, d } = countsOf(ratings);
      const { po, pe } = agreementOf(ratings);
      const kappa = cohenKappa(ratings);
      return [String(code), ...[a, b, c, d, po, pe].map(shown), isDefined(kappa) ? shown(kappa.value) : "undefined"];
    }),
  );
}

function agreementOf(ratings: ReturnType<typeof ratingsOfCode>): { readonly po: number; readonly pe: number } {
  const { a, b, c, d, n } = countsOf(ratings);
  return { po: (a + d) / n, pe: ((a + b) * (a + c) + (c + d) * (b + d)) / n ** 2 };
}

function ofCodes(
  outcome: (perCode: ReturnType<typeof materialOfCodes>["perCode"]) => Outcome,
  lesson: string,
): Example[] {
  const { rows, perCode } = materialOfCodes();
  return [
    {
      about: `${MADE_UP} Two coders, ten passages, three codes in the codebook.`,
      data: `${setsTable(rows)}\n\n${codesTable(perCode)}`,
      outcomes: [outcome(perCode)],
      lesson,
    },
  ];
}

const mean = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / values.length;

export function ofPooledKappa(): Example[] {
  return ofCodes((perCode) => {
    const [observed, expected] = (["po", "pe"] as const).map((part) =>
      perCode.map(({ ratings }) => agreementOf(ratings)[part]),
    );
    const [po, pe] = [mean(observed ?? []), mean(expected ?? [])];
    return {
      symbol: "pooled κ",
      steps: [
        `mean p_o = (${sum(observed ?? [])}) / ${perCode.length} = ${shown(po)}`,
        `mean p_e = (${sum(expected ?? [])}) / ${perCode.length} = ${shown(pe)}`,
      ],
      ...corrected(po, pe),
      found: pooledKappa(perCode.map(({ ratings }) => ratings)),
    };
  }, "Code 9.9, which nobody used, adds 1 to both sums. Without it the value is the same.");
}

export function ofMeanDefinedKappa(): Example[] {
  return ofCodes((perCode) => {
    const kappas = perCode.map(({ ratings }) => cohenKappa(ratings)).filter((kappa) => isDefined(kappa));
    const values = kappas.map(({ value }) => value);
    return {
      symbol: "mean κ",
      steps: [`codes with a kappa: ${values.length} of ${perCode.length}`],
      arithmetic: `(${sum(values)}) / ${values.length}`,
      byHand: mean(values),
      found: meanDefinedKappa(perCode.map(({ ratings }) => ratings)),
    };
  }, "Report it with the count: the mean rests on two of three codes.");
}

export function ofMicroPositiveAgreement(): Example[] {
  return ofCodes((perCode) => {
    const counts = perCode.map(({ ratings }) => countsOf(ratings));
    const both = counts.map(({ a }) => 2 * a);
    const uses = counts.map(({ a, b, c }) => 2 * a + b + c);
    const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    return {
      symbol: "micro p_pos",
      steps: [`Σ 2a = ${sum(both)} = ${total(both)}`, `Σ (2a + b + c) = ${sum(uses)} = ${total(uses)}`],
      arithmetic: `${total(both)} / ${total(uses)}`,
      byHand: total(both) / total(uses),
      found: microPositiveAgreement(perCode.map(({ ratings }) => ratings)),
    };
  }, "");
}
