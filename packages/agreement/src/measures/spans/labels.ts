import type { Continuum, LabelledSpan } from "./continuum.ts";

/** The labels that some coder used, sorted. */
export function labelsUsed({ coders }: Continuum): string[] {
  return [...new Set(coders.flat().map(({ label }) => label))].sort();
}

/** The continuum as it were if this were the only label. */
export function onlyLabel({ length, coders }: Continuum, label: string): Continuum {
  return { length, coders: coders.map((spans) => spans.filter((span) => span.label === label)) };
}

/** One continuum for each label that some coder used. */
export function byLabel({ length, coders }: Continuum): ReadonlyMap<string, Continuum> {
  const layers = new Map<string, LabelledSpan[][]>();
  for (const [coder, spans] of coders.entries()) {
    for (const span of spans) {
      const layer = layers.get(span.label) ?? coders.map(() => []);
      layers.set(span.label, layer);
      layer[coder]?.push(span);
    }
  }
  return new Map([...layers].map(([label, layer]) => [label, { length, coders: layer }]));
}
