import { type Random, seededRandom } from "../../src/index.ts";
import type { Continuum, LabelledSpan } from "../../src/measures/spans/index.ts";

export const CHARACTERS_PER_SPAN = 200;
const LABELS = Array.from({ length: 8 }, (_, index) => `code ${index + 1}`);

/**
 * Two coders' spans on one long text, without overlaps: mostly the same passages, some with other ends, some with
 * another label, one in ten elsewhere.
 *
 * @param spans - of each coder, an even number; there are 200 characters for each
 */
export function twoCodersSpans(spans: number, seed: number): Continuum {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const first: LabelledSpan[] = [];
  const second: LabelledSpan[] = [];
  let reached = 0;
  for (const width of widths(spans, random)) {
    const span = within(reached, width, below);
    first.push(span);
    const [kind, otherLabel] = [random(), random() < 0.15];
    const place =
      kind < 0.5 ? span : kind < 0.9 ? moved(span, reached, reached + width, below) : within(reached, width, below);
    second.push({ ...place, label: otherLabel ? labelAt(below(LABELS.length)) : span.label });
    reached += width;
  }
  return { length: reached, coders: [first, second] };
}

/** Stretches of unequal width in which each coder marks one span; two together have the width of two. */
function* widths(spans: number, random: Random): Generator<number> {
  for (let pair = 0; pair < spans / 2; pair++) {
    const difference = Math.floor(random() * 150);
    yield CHARACTERS_PER_SPAN - difference;
    yield CHARACTERS_PER_SPAN + difference;
  }
}

function within(start: number, width: number, below: (limit: number) => number): LabelledSpan {
  const length = 5 + below(width - 5);
  const from = start + below(width - length + 1);
  return { start: from, end: from + length, label: labelAt(below(LABELS.length)) };
}

/** The same passage with ends that lie up to ten characters elsewhere. */
function moved(span: LabelledSpan, low: number, high: number, below: (limit: number) => number): LabelledSpan {
  const start = Math.min(Math.max(low, span.start + below(21) - 10), high - 1);
  const end = Math.min(Math.max(start + 1, span.end + below(21) - 10), high);
  return { ...span, start, end };
}

function labelAt(index: number): string {
  return LABELS[index] ?? "";
}

/** Three whole numbers for each span: start, end, number of the label; the first coder's spans first. */
export function asNumbers({ coders }: Continuum): Int32Array {
  return Int32Array.from(coders.flat().flatMap(({ start, end, label }) => [start, end, LABELS.indexOf(label)]));
}

/** @param numbers - as `asNumbers` made them, of two coders with equally many spans */
export function fromNumbers(numbers: Int32Array, length: number): Continuum {
  const spans: LabelledSpan[] = [];
  for (let at = 0; at < numbers.length; at += 3)
    spans.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0, label: labelAt(numbers[at + 2] ?? 0) });
  return { length, coders: [spans.slice(0, spans.length / 2), spans.slice(spans.length / 2)] };
}
