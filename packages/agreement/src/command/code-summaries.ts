import {
  type CodesSummary,
  jaccardDistance,
  type LabelSets,
  masiDistance,
  meanDefinedKappa,
  microPositiveAgreement,
  pooledKappa,
  type SetDistance,
  setAlpha,
  wholeSetDistance,
} from "../measures/index.ts";
import type { Ratings } from "../ratings.ts";
import { type Estimate, isDefined } from "../result.ts";
import type { Line } from "./report.ts";

/** What several codes come to together. These summaries are for two coders. */
export function linesOverCodes(perCode: readonly Ratings[]): Line[] {
  const summaries: [string, string, CodesSummary][] = [
    ["pooled_kappa", "pooled kappa", pooledKappa(perCode)],
    ["mean_defined_kappa", "mean of the defined kappas", meanDefinedKappa(perCode)],
    ["micro_positive_agreement", "positive agreement, micro", microPositiveAgreement(perCode)],
  ];
  return summaries.map(([measure, label, found]) => ({
    measure,
    label,
    result: withoutBasis(found),
    raters: 2,
    codes: { used: found.codes, of: found.of },
    warnings: [],
  }));
}

const DISTANCES: readonly (readonly [name: string, label: string, distance: SetDistance])[] = [
  ["krippendorff_alpha_jaccard", "alpha of sets (Jaccard)", jaccardDistance],
  ["krippendorff_alpha_masi", "alpha of sets (MASI)", masiDistance],
  ["krippendorff_alpha_set_nominal", "alpha of sets (whole)", wholeSetDistance],
];

/** Each unit's set of codes taken as one rating. */
export function linesOfSets(sets: LabelSets): Line[] {
  return DISTANCES.map(([measure, label, distance]) => {
    const found = setAlpha(sets, distance);
    return {
      measure,
      label,
      result: withoutBasis(found),
      raters: found.raters,
      units: { used: found.units, leftOut: found.leftOut },
      warnings: isDefined(found) ? found.warnings : [],
    };
  });
}

function withoutBasis(found: Estimate): Estimate {
  return isDefined(found) ? { value: found.value } : { undefined: found.undefined };
}
