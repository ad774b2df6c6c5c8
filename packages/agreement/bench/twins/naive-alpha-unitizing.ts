import type { Continuum, LabelledSpan } from "../../src/measures/spans/index.ts";

type Piece = { readonly start: number; readonly end: number; readonly gap: boolean };

/**
 * alpha_U of 1995 of two coders over all labels as its formula is printed: every piece of one coder against every piece
 * of the other, every unit against every gap.
 *
 * @param continuum - without overlapping spans
 */
export function naiveAlphaUnitizing({ length, coders }: Continuum): number {
  let observed = 0;
  let expected = 0;
  for (const label of new Set(coders.flat().map((span) => span.label))) {
    const partitions = coders.map((spans) =>
      pieces(
        length,
        spans.filter((span) => span.label === label),
      ),
    );
    observed += observedIn(length, partitions);
    expected += expectedIn(length, partitions);
  }
  return 1 - observed / expected;
}

function pieces(length: number, spans: readonly LabelledSpan[]): Piece[] {
  const cut: Piece[] = [];
  let reached = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > reached) cut.push({ start: reached, end: start, gap: true });
    cut.push({ start, end, gap: false });
    reached = end;
  }
  if (reached < length) cut.push({ start: reached, end: length, gap: true });
  return cut;
}

function observedIn(length: number, [first = [], second = []]: readonly (readonly Piece[])[]): number {
  let sum = 0;
  for (const a of first) for (const b of second) sum += 2 * difference(a, b);
  return sum / (2 * length ** 2);
}

function difference(a: Piece, b: Piece): number {
  if (a.end <= b.start || b.end <= a.start || (a.gap && b.gap)) return 0;
  if (!a.gap && !b.gap) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  const [unit, gap] = a.gap ? [b, a] : [a, b];
  return gap.start <= unit.start && unit.end <= gap.end ? (unit.end - unit.start) ** 2 : 0;
}

function expectedIn(length: number, partitions: readonly (readonly Piece[])[]): number {
  const all = partitions.flat();
  const sizes = (gap: boolean) => all.filter((piece) => piece.gap === gap).map(({ start, end }) => end - start);
  const [units, gaps] = [sizes(false), sizes(true)];
  let sum = 0;
  let withinUnits = 0;
  for (const size of units) {
    let places = 0;
    for (const gap of gaps) if (gap >= size) places += gap - size + 1;
    sum += ((units.length - 1) / 3) * (2 * size ** 3 - 3 * size ** 2 + size) + size ** 2 * places;
    withinUnits += size * (size - 1);
  }
  const both = partitions.length * length;
  return ((2 / length) * sum) / (both * (both - 1) - withinUnits);
}
