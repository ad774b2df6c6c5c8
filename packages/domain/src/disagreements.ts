import type { CodeId, CodingId, UserId } from "./ids.ts";
import type { Span } from "./spans.ts";

export const DISAGREEMENT_KINDS = ["omission", "different_code", "boundary", "confidence", "split"] as const;
/**
 * How two coders differ. *omission*: one coded, the other not. *different_code*: overlapping spans, other code.
 * *boundary*: same code, ends differ by more than the tolerance. *confidence*: a paired coding of the same code whose
 * confidence differs. *split*: what one coder has left over of a code that overlaps a longer coding of the other, where
 * that longer one is paired already.
 */
export type DisagreementKind = (typeof DISAGREEMENT_KINDS)[number];

/** What one coder contributes to a disagreement. Only a split has several codings on a side. */
export type Side = { readonly coder: UserId; readonly codings: readonly CodingId[]; readonly code: CodeId };

/** Computed from submitted layers, never stored as truth. The span covers everything that the sides coded. */
export type Disagreement = {
  /** Stable for the same layers: made from the kind and the ids of the codings. */
  readonly id: string;
  readonly kind: DisagreementKind;
  readonly span: Span;
  /** The first coder's side stands before the second's; an omission has only the side of who coded. */
  readonly sides: readonly Side[];
  /** Share of the common part in the union of the spans, in [0, 1]; for a boundary, split or different code. */
  readonly overlap?: number;
  /** The boundary that this stands beside: of the same pair (confidence), or of the longer coding's pair (split). */
  readonly beside?: string;
};
