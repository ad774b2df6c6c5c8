import type { CodeAgreement, OverallAgreement, UnitTableRequest } from "@concord/agreement";
import type { Comparison, ComparisonRequest } from "@concord/agreement/disagreements";

/** What is calculated apart from the event loop, because its cost grows faster than the codings it is about. */
export type Task =
  | { readonly kind: "comparison"; readonly request: ComparisonRequest }
  | { readonly kind: "agreement"; readonly request: UnitTableRequest };

export type Answer = {
  readonly comparison: Comparison;
  readonly agreement: { readonly overall: OverallAgreement; readonly perCode: readonly CodeAgreement[] };
};
