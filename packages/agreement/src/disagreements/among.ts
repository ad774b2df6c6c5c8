import type { UserId } from "@concord/domain";
import type { ComparedLayer } from "./compared-layer.ts";
import { type Comparison, compareMeasured } from "./comparison.ts";
import { measurer } from "./measured-coding.ts";
import { type Passage, passagesOf } from "./passages.ts";

/** What two or more layers of one text agree and disagree on. */
export type LayersComparison = {
  readonly coders: readonly UserId[];
  /** One for every pair of coders, in their order: the first with each of the others, then the second, and so on. */
  readonly comparisons: readonly Comparison[];
  /** Every coding stands in one of them; in document order. */
  readonly passages: readonly Passage[];
};

/**
 * How two or more submitted layers of one text differ: every pair of layers by the rule of `disagreementsOf`, and what
 * the pairs say of the same passage drawn together.
 *
 * @param text - canonical text that all spans refer to
 * @param tolerance - code points by which each end may differ after trimming outer white space and punctuation
 * @throws when there are fewer than two layers, or two of one coder
 */
export function disagreementsAmong(layers: readonly ComparedLayer[], text: string, tolerance = 0): LayersComparison {
  const coders = layers.map(({ coder }) => coder);
  if (layers.length < 2) throw new Error(`layers of two coders or more were asked for, there are ${layers.length}`);
  if (new Set(coders).size < layers.length) throw new Error(`a coder has two layers, of ${coders.join(", ")}`);
  const measured = layers.map(measurer(text));
  const comparisons = measured.flatMap((first, index) =>
    measured.slice(index + 1).map((second) => compareMeasured(first, second, tolerance)),
  );
  return { coders, comparisons, passages: passagesOf(measured, comparisons) };
}
