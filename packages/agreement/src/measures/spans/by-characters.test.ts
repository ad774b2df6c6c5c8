import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  alphaUnitizing1995,
  barUAlpha,
  type Continuum,
  cuAlpha,
  cuCoverage,
  kuAlpha,
  type LabelledSpan,
  uAlpha,
  uAlphaOfLabel,
} from "./index.ts";
import { continua, LABELS, valueIn } from "./testing/continua.ts";

/**
 * The same coefficients a second time, character by character and as the formulas are printed: with matrices, floating
 * point and no thought for cost.
 */
const GAP = "";
type Matrix = (row: string, column: string) => number;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const positions = (length: number) => Array.from({ length }, (_, position) => position);
const orderedPairs = (count: number) =>
  positions(count).flatMap((i) =>
    positions(count)
      .filter((j) => j !== i)
      .map((j) => [i, j] as const),
  );
const labelAt = (spans: readonly LabelledSpan[], at: number) =>
  spans.find(({ start, end }) => start <= at && at < end)?.label ?? GAP;

/** Lengths by the labels of both coders, divided by the number of a coder's partners. */
function coincidences({ length, coders }: Continuum): Matrix {
  return (row, column) =>
    sum(
      orderedPairs(coders.length).map(
        ([i, j]) =>
          positions(length).filter(
            (at) => labelAt(coders[i] ?? [], at) === row && labelAt(coders[j] ?? [], at) === column,
          ).length,
      ),
    ) /
    (coders.length - 1);
}

function expectation(lengths: Matrix, labels: readonly string[], self: (label: string) => number): Matrix {
  const row = (label: string) => sum(labels.map((other) => lengths(label, other)));
  const all = sum(labels.map(row));
  const paired = all - sum(labels.map(self)) / all;
  return (a, b) => (row(a) * row(b) - (a === b ? self(a) : 0)) / paired;
}
const total = (matrix: Matrix, labels: readonly string[]) =>
  sum(labels.flatMap((row) => labels.map((column) => matrix(row, column))));
const diagonal = (matrix: Matrix, labels: readonly string[]) => sum(labels.map((label) => matrix(label, label)));
const column = (matrix: Matrix, labels: readonly string[], label: string) =>
  sum(labels.map((row) => matrix(row, label)));

function naiveJoint(continuum: Continuum) {
  const labels = [GAP, ...LABELS];
  const { length, coders } = continuum;
  const o = coincidences(continuum);
  const spans = coders.flat();
  const gaps = sum(coders.map((own) => positions(length).filter((at) => labelAt(own, at) === GAP).length));
  const e = expectation(o, labels, (label) =>
    label === GAP
      ? gaps
      : sum(spans.filter((span) => span.label === label).map((span) => (span.end - span.start) ** 2)),
  );
  const all = length * coders.length;
  return {
    u: [all - diagonal(o, labels), all - diagonal(e, labels)],
    bar: [gaps - o(GAP, GAP), column(e, labels, GAP) - e(GAP, GAP)],
  } as const;
}

function naiveCoding(continuum: Continuum) {
  const { length, coders } = continuum;
  const o = coincidences(continuum);
  const covered = (label: string) =>
    orderedPairs(2).flatMap(([i, j]) =>
      (coders[i] ?? [])
        .filter((span) => span.label === label)
        .map(
          ({ start, end }) =>
            positions(length).filter((at) => start <= at && at < end && labelAt(coders[j] ?? [], at) !== GAP).length,
        ),
    );
  const e = expectation(o, LABELS, (label) => sum(covered(label).map((size) => size ** 2)));
  const all = total(o, LABELS);
  return {
    coverage: all / (2 * length),
    cu: [all - diagonal(o, LABELS), total(e, LABELS) - diagonal(e, LABELS)],
    ku: (label: string) => {
      const own = column(o, LABELS, label);
      return [(own - o(label, label)) / own, (column(e, LABELS, label) - e(label, label)) / column(e, LABELS, label)];
    },
  } as const;
}

type Piece = { readonly start: number; readonly end: number; readonly gap: boolean };
/** Cuts the text wherever a unit begins or ends; a unit of one label may only touch the next. */
function pieces({ length }: Continuum, spans: readonly LabelledSpan[]): Piece[] {
  const marked = (at: number) => spans.some(({ start, end }) => start <= at && at < end);
  const crossed = (at: number) => spans.some(({ start, end }) => start < at && at < end);
  const cuts = positions(length + 1).filter(
    (at) => at === 0 || at === length || (marked(at - 1) && marked(at) ? !crossed(at) : marked(at - 1) !== marked(at)),
  );
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return { start, end, gap: !marked(start) };
  });
}

function naive1995(continuum: Continuum, label: string) {
  const { length, coders } = continuum;
  const parts = coders.map((spans) =>
    pieces(
      continuum,
      spans.filter((span) => span.label === label),
    ),
  );
  const delta = (a: Piece, b: Piece) => {
    if (a.end <= b.start || b.end <= a.start || (a.gap && b.gap)) return 0;
    if (!a.gap && !b.gap) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
    const [unit, gap] = a.gap ? [b, a] : [a, b];
    return gap.start <= unit.start && unit.end <= gap.end ? (unit.end - unit.start) ** 2 : 0;
  };
  const m = coders.length;
  const observed = sum(
    orderedPairs(m).flatMap(([i, j]) => (parts[i] ?? []).flatMap((a) => (parts[j] ?? []).map((b) => delta(a, b)))),
  );
  const sizes = (gap: boolean) =>
    parts
      .flat()
      .filter((piece) => piece.gap === gap)
      .map(({ start, end }) => end - start);
  const units = sizes(false);
  const addends = units.map((l) => {
    const places = sizes(true).map((f) => (f >= l ? f - l + 1 : 0));
    return ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * sum(places);
  });
  const pairings = m * length * (m * length - 1) - sum(units.map((l) => l * (l - 1)));
  return [observed / (m * (m - 1) * length ** 2), ((2 / length) * sum(addends)) / pairings] as const;
}

/** Where the expected disagreement is 0 the measure has to say so; else the two have to agree. */
function compare(found: ReturnType<typeof uAlpha>, [observed = 0, expected = 0]: readonly number[]) {
  if (Math.abs(expected) < 1e-12) expect(found).toMatchObject({ undefined: "no_variation" });
  else expect(valueIn(found)).toBeCloseTo(1 - observed / expected, 9);
}
const settings = { seed: 2016, numRuns: 400 };
const nobodyMarked = ({ coders }: Continuum, label?: string) =>
  coders.flat().every((span) => label !== undefined && span.label !== label);

describe("character by character", () => {
  it("u-alpha and |u-alpha are the same, for two to four coders", () => {
    fc.assert(
      fc.property(continua({ raters: "any", overlaps: "refused" }), (continuum) => {
        fc.pre(!nobodyMarked(continuum));
        const { u, bar } = naiveJoint(continuum);
        compare(uAlpha(continuum), u);
        compare(barUAlpha(continuum), bar);
        for (const label of LABELS) {
          if (nobodyMarked(continuum, label)) continue;
          const coders = continuum.coders.map((spans) => spans.filter((span) => span.label === label));
          compare(uAlphaOfLabel(continuum, label), naiveJoint({ ...continuum, coders }).u);
        }
      }),
      settings,
    );
  });

  it("cu-alpha, its coverage and (k)u-alpha are the same", () => {
    fc.assert(
      fc.property(continua({ raters: "two", overlaps: "refused" }), (continuum) => {
        fc.pre(!nobodyMarked(continuum));
        const { coverage, cu, ku } = naiveCoding(continuum);
        expect(valueIn(cuCoverage(continuum))).toBeCloseTo(coverage, 12);
        if (coverage === 0) expect(cuAlpha(continuum)).toMatchObject({ undefined: "no_intersections" });
        else compare(cuAlpha(continuum), cu);
        for (const label of LABELS) {
          const found = kuAlpha(continuum, label);
          const [observed, expected] = ku(label);
          if (nobodyMarked(continuum, label)) expect(found).toMatchObject({ undefined: "category_never_used" });
          else if (Number.isNaN(observed)) expect(found).toMatchObject({ undefined: "no_intersections" });
          else compare(found, [observed ?? 0, expected ?? 0]);
        }
      }),
      settings,
    );
  });

  it("alpha_U of 1995 is the same, with overlapping spans and two to four coders", () => {
    fc.assert(
      fc.property(continua({ raters: "any", overlaps: "allowed" }), (continuum) => {
        const used = LABELS.filter((label) => !nobodyMarked(continuum, label));
        fc.pre(used.length > 0);
        const disagreements = used.map((label) => naive1995(continuum, label));
        for (const [index, label] of used.entries())
          compare(alphaUnitizing1995(continuum, label), disagreements[index] ?? []);
        compare(alphaUnitizing1995(continuum), [
          sum(disagreements.map(([observed]) => observed)),
          sum(disagreements.map(([, expected]) => expected)),
        ]);
      }),
      settings,
    );
  });
});
