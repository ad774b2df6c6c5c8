import type { Span } from "@concord/domain";

/** A stretch of text with the label that a coder put on it. */
export type LabelledSpan = Span & { readonly label: string };

/**
 * A text as a line `[0, length)` on which several coders marked spans. One unit of length holds throughout: code points
 * where the continuum was made from layers.
 */
export type Continuum = {
  readonly length: number;
  /** One list for each coder, in any order; spans of one coder may overlap. */
  readonly coders: readonly (readonly LabelledSpan[])[];
};
