import type { Continuum, LabelledSpan } from "../../src/measures/index.ts";

/** The label of what a coder left unmarked. */
export const GAP = "gap";

/** What u-alpha and its kin count, found position by position; for examples small enough to be counted on fingers. */
export type Lengths = {
  /** l, or l* where only text that both marked counts. */
  readonly all: number;
  /** l_c of each label, and l_cc. */
  readonly labels: readonly { readonly label: string; readonly under: number; readonly agreed: number }[];
  /** The squares and, for gaps, the plain lengths that make up S. */
  readonly parts: readonly { readonly label: string; readonly size: number; readonly squared: boolean }[];
};

/** The stretches of one coder, span by span and gap by gap. */
function stretches(length: number, spans: readonly LabelledSpan[]): { label: string; positions: number[] }[] {
  const found: { label: string; positions: number[]; span: LabelledSpan | undefined }[] = [];
  for (let position = 0; position < length; position++) {
    const span = spans.find(({ start, end }) => start <= position && position < end);
    const last = found.at(-1);
    if (last && last.span === span) last.positions.push(position);
    else found.push({ label: span?.label ?? GAP, positions: [position], span });
  }
  return found;
}

/** Over the whole text, any number of coders. */
export function lengthsOf({ length, coders }: Continuum): Lengths {
  const cut = coders.map((spans) => stretches(length, spans));
  return counted(cut, coders.length - 1, () => true);
}

/** Over the text that both of two coders marked. */
export function sharedLengthsOf({ length, coders }: Continuum): Lengths {
  const marked = Array.from({ length }, (_, position) =>
    coders.every((spans) => spans.some(({ start, end }) => start <= position && position < end)),
  );
  const cut = coders.map((spans) => stretches(length, spans).filter(({ label }) => label !== GAP));
  return counted(cut, 1, (position) => marked[position] ?? false);
}

function counted(
  cut: readonly (readonly { readonly label: string; readonly positions: readonly number[] }[])[],
  partners: number,
  counts: (position: number) => boolean,
): Lengths {
  const kept = cut.map((own) =>
    own
      .map(({ label, positions }) => ({ label, positions: positions.filter(counts) }))
      .filter(({ positions }) => positions.length > 0),
  );
  const names = [...new Set(kept.flat().map(({ label }) => label))].sort();
  const at = kept.map((own) => new Map(own.flatMap(({ label, positions }) => positions.map((each) => [each, label]))));
  const labels = names.map((label) => {
    let [under, pairs] = [0, 0];
    for (const [one, own] of at.entries())
      for (const [position, found] of own) {
        if (found !== label) continue;
        under++;
        pairs += at.filter((other, two) => two !== one && other.get(position) === label).length;
      }
    return { label, under, agreed: pairs / partners };
  });
  const parts = kept.flat().map(({ label, positions }) => ({
    label,
    size: positions.length,
    squared: label !== GAP,
  }));
  return { all: labels.reduce((sum, { under }) => sum + under, 0), labels, parts };
}
