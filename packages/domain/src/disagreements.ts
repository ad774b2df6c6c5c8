import type { CodeId, CodingId, UserId } from "./ids.ts";
import type { Span } from "./spans.ts";

export const DISAGREEMENT_KINDS = ["omission", "different_code", "boundary", "confidence", "split"] as const;
/**
 * How two coders differ. *omission*: one coded, the other not. *different_code*: overlapping spans, other code.
 * *boundary*: same code, ends differ by more than the tolerance. *confidence*: a paired coding of the same code whose
 * confidence differs. *split*: several codings of one coder against one longer coding of the other.
 */
export type DisagreementKind = (typeof DISAGREEMENT_KINDS)[number];

/** What one coder contributes to a disagreement. */
export type Side = { readonly coder: UserId; readonly codings: readonly CodingId[]; readonly code: CodeId };

/** Computed from submitted layers, never stored as truth. The span covers everything that the sides coded. */
export type Disagreement = {
  /** Stable for the same layers: made from the kind and the ids of the codings. */
  readonly id: string;
  readonly kind: DisagreementKind;
  readonly span: Span;
  readonly sides: readonly Side[];
  /** Share of the common part in the union of the spans, in [0, 1]; for a boundary, split or different code. */
  readonly overlap?: number;
};
