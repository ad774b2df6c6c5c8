import { intervalOf } from "../src/intervals/index.ts";
import type { Continuum, LabelSets } from "../src/measures/index.ts";
import { MISSING, type Pattern, PRESENT, type Ratings, ratingsOfCounts, tally } from "../src/ratings.ts";
import { REASON_IN_WORDS, WARNING_IN_WORDS } from "../src/reading/index.ts";
import { type Basis, type Estimate, isDefined } from "../src/result.ts";
import { shown } from "./text/numbers.ts";
import type { Found } from "./worked/example.ts";

/** What is shown for data at the edge, one row per kind of data. */
export type EdgeTable = readonly (readonly [data: string, shown: string])[];

const P = PRESENT;
const A = 0;
const M = MISSING;

function coders(raters: number, ...patterns: (readonly [ratings: readonly number[], units: number])[]): Ratings {
  const counted: Pattern[] = patterns.map(([ratings, units]) => ({ ratings, units }));
  return tally({ raters, categories: 2, positive: PRESENT }, counted);
}
const counts = (bothPresent: number, firstOnly: number, secondOnly: number, bothAbsent: number) =>
  ratingsOfCounts({ bothPresent, firstOnly, secondOnly, bothAbsent });

/** Data of which no measure of rated units makes a number. */
export const NOTHING_TO_COMPARE: readonly (readonly [data: string, ratings: Ratings])[] = [
  ["only one coder judged", coders(1, [[P], 3], [[A], 7])],
  ["nobody judged any unit", coders(2)],
  ["no unit was judged by two coders", coders(2, [[P, M], 5], [[M, A], 5])],
];

const AT_THE_EDGE: readonly (readonly [data: string, ratings: Ratings])[] = [
  ["both coders say *absent* of every unit", counts(0, 0, 0, 20)],
  ["one coder says *absent* throughout, the other varies", counts(0, 0, 12, 18)],
  ["the coders agree on every unit, and both answers occur", counts(15, 0, 0, 25)],
  ["one unit, on which the coders differ", counts(0, 1, 0, 0)],
];

/** Designs that some measures refuse; those that take them need no row. */
const DESIGNS: readonly (readonly [data: string, ratings: Ratings])[] = [
  ["three coders", coders(3, [[P, P, P], 8], [[P, P, A], 3], [[A, A, A], 20])],
  ["three coders, one of whom judged nothing", coders(3, [[P, P, M], 8], [[P, A, M], 3], [[A, A, M], 20])],
  ["three coders, some judgements missing", coders(3, [[P, P, P], 8], [[P, A, M], 3], [[A, M, A], 20])],
];

/** What a measure of rated units shows for data at the edge. */
export function edgesOfRatings(measure: (ratings: Ratings) => Found & Basis): EdgeTable {
  const rows = AT_THE_EDGE.map(([data, ratings]) => [data, inWords(measure(ratings))] as const);
  const refused = DESIGNS.map(([data, ratings]) => [data, measure(ratings)] as const).filter(
    ([, found]) => !isDefined(found),
  );
  return [...rows, ...refused.map(([data, found]) => [data, inWords(found)] as const)];
}

const LENGTH = 100;
const span = (start: number, end: number, label = "A") => ({ start, end, label });
const text = (...marked: Continuum["coders"]): Continuum => ({ length: LENGTH, coders: marked });

const TEXTS: readonly (readonly [data: string, continuum: Continuum])[] = [
  ["nobody marked a span", text([], [])],
  ["one coder marked spans, the other none", text([span(10, 30), span(50, 60, "B")], [])],
  ["both marked the whole text as one span, with the same label", text([span(0, LENGTH)], [span(0, LENGTH)])],
  ["no character was marked by both", text([span(10, 30)], [span(60, 80)])],
  ["the text is empty", { length: 0, coders: [[], []] }],
];

/** What some measures of spans refuse; for those that take it a row would say nothing. */
const TEXTS_REFUSED: typeof TEXTS = [
  ["one coder put two labels on the same words", text([span(10, 30), span(20, 40, "B")], [span(10, 30)])],
  ["three coders", text([span(10, 30)], [span(12, 30)], [span(10, 28)])],
];

/** What a measure of spans shows for texts at the edge. */
export function edgesOfSpans(
  measure: (continuum: Continuum) => Found,
  more: readonly (readonly [data: string, continuum: Continuum])[] = [],
): EdgeTable {
  const refused = TEXTS_REFUSED.filter(([, continuum]) => !isDefined(measure(continuum)));
  return [...TEXTS, ...more, ...refused].map(([data, continuum]) => [data, inWords(measure(continuum))]);
}

const LABEL_ELSEWHERE = "nobody used the label, but another one";
/** A further text for measures of one label, which is called A. */
export const WITHOUT_THE_LABEL = [[LABEL_ELSEWHERE, text([span(10, 30, "B")], [span(12, 30, "B")])]] as const;

const NEVER = counts(0, 0, 0, 10);
const USED = counts(4, 1, 1, 4);

/** What a summary over codes shows at the edge. */
export function edgesOfCodes(
  summary: (codes: readonly Ratings[]) => Estimate & { readonly codes: number; readonly of: number },
): EdgeTable {
  const kinds: readonly (readonly [data: string, codes: readonly Ratings[]])[] = [
    ["three codes, one of which nobody used", [USED, USED, NEVER]],
    ["nobody used any code", [NEVER, NEVER]],
    ["no unit was judged by both coders", [coders(2, [[P, M], 5], [[M, A], 5])]],
    ["three coders", [coders(3, [[P, P, A], 4], [[A, A, A], 6])]],
  ];
  return kinds.map(([data, codes]) => {
    const found = summary(codes);
    return [data, `${inWords(found)}${isDefined(found) ? ` (${found.codes} of ${found.of} codes)` : ""}`];
  });
}

function alike(set: readonly string[]): (readonly string[])[] {
  return Array.from({ length: 8 }, () => set);
}

/** What an alpha of sets shows at the edge. */
export function edgesOfSets(alpha: (rows: LabelSets) => Found): EdgeTable {
  const kinds: readonly (readonly [data: string, rows: LabelSets])[] = [
    ["every coder gives every unit the same set", [alike(["1.1"]), alike(["1.1"])]],
    ["every set is empty", [alike([]), alike([])]],
    [
      "the coders agree on every unit, and several sets occur",
      [
        [["1.1"], [], ["1.1", "1.2"]],
        [["1.1"], [], ["1.1", "1.2"]],
      ],
    ],
    [
      "no unit was judged by two coders",
      [
        [["1.1"], null],
        [null, ["1.1"]],
      ],
    ],
    ["only one coder judged", [[["1.1"], []]]],
  ];
  return kinds.map(([data, rows]) => [data, inWords(alpha(rows))]);
}

/** A result as a reader sees it: the value with its doubts, or why there is none. */
export function inWords(found: Found): string {
  if (!isDefined(found)) return `undefined: ${REASON_IN_WORDS[found.undefined]}`;
  const doubts = (found.warnings ?? []).map((warning) => WARNING_IN_WORDS[warning]);
  const interval =
    found.units === undefined ? undefined : intervalOf({ ...found, units: found.units, value: found.value });
  if (interval && "undefined" in interval && !found.warnings?.includes("zero_standard_error"))
    doubts.push(`no interval: ${REASON_IN_WORDS[interval.undefined]}`);
  return [shown(found.value), ...doubts].join("; ");
}
