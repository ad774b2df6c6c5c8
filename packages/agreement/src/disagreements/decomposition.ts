import { DISAGREEMENT_KINDS, type DisagreementKind } from "@concord/domain";
import type { Comparison } from "./comparison.ts";
import { splitReader } from "./splits.ts";

/** Where agreement of two coders is lost, in codings of both. */
export type Decomposition = {
  /** Codings of both coders that the other looked for too: `agreed` + `loss`. */
  readonly codings: number;
  /** Codings that the other has as well, with the same code, extent and confidence; always even. */
  readonly agreed: number;
  /** Codings lost to each kind; `loss` is their sum. */
  readonly lost: Readonly<Record<DisagreementKind, number>>;
  readonly loss: number;
  /** Part of each kind in the loss, `lost` / `loss`; or why there is no such part. */
  readonly shares: Readonly<Record<DisagreementKind, number>> | { readonly undefined: "no_codings" | "nothing_lost" };
  /** Codings of a code that the other did not look for: neither agreed nor lost. */
  readonly notAssessed: number;
};

/**
 * Divides the disagreement of two coders by its kinds.
 *
 * Each coding of either layer counts once. It is agreed in every respect, or lost to exactly one kind: both codings of a
 * pair to *boundary*, to *different code* or to *confidence*, those of a pair that differs in extent and in confidence to
 * *boundary*; the left-over pieces to *split*, while the longer coding around them counts with its own pair; an unpaired
 * coding to *omission*. The counts add up exactly, so the shares add up to 1 but for rounding in the last digit.
 *
 * @param comparisons - one or several documents of a round, counted together
 */
export function decompositionOf(...comparisons: readonly Comparison[]): Decomposition {
  const lost: Record<DisagreementKind, number> = {
    omission: 0,
    different_code: 0,
    boundary: 0,
    confidence: 0,
    split: 0,
  };
  let agreed = 0;
  let notAssessed = 0;
  for (const comparison of comparisons) {
    const splitOf = splitReader(comparison);
    notAssessed += comparison.notAssessed.length;
    for (const { confidenceAgrees } of comparison.agreed) if (confidenceAgrees) agreed += 2;
    for (const disagreement of comparison.disagreements) {
      const { kind, sides, beside } = disagreement;
      if (kind === "split") lost.split += splitOf(disagreement).pieces.codings.length;
      else if (kind !== "confidence" || beside === undefined) lost[kind] += sides.length;
    }
  }
  const loss = DISAGREEMENT_KINDS.reduce((sum, kind) => sum + lost[kind], 0);
  const share = (kind: DisagreementKind) => lost[kind] / loss;
  return {
    codings: agreed + loss,
    agreed,
    lost,
    loss,
    shares:
      loss === 0
        ? { undefined: agreed === 0 ? "no_codings" : "nothing_lost" }
        : {
            omission: share("omission"),
            different_code: share("different_code"),
            boundary: share("boundary"),
            confidence: share("confidence"),
            split: share("split"),
          },
    notAssessed,
  };
}
