import {
  alphaUnitizing1995,
  barUAlpha,
  type Continuum,
  characterF1,
  cuAlpha,
  cuCoverage,
  kuAlpha,
  MATCH_RULES,
  spanF1,
  spanPrecision,
  spanRecall,
  uAlpha,
  uAlphaOfLabel,
} from "../measures/spans/index.ts";
import type { Estimate } from "../result.ts";
import { type Computed, estimateOf, type Names } from "./computed.ts";
import { keyOf, labelNamed, labelsSeen } from "./label.ts";
import type { UnitizingMaterial } from "./worked-example.ts";

type Entry = readonly [name: string, compute: (material: UnitizingMaterial) => Computed];

/** Every name that a case of kind `unitizing` may use. */
export const NAMES_OF_SPANS: Names<UnitizingMaterial> = new Map([
  plain("u_alpha", uAlpha),
  plain("bar_u_alpha", barUAlpha),
  plain("cu_alpha", cuAlpha),
  plain("cu_coverage", cuCoverage),
  perLabel("ku_alpha", kuAlpha),
  perLabel("u_alpha_by_label", uAlphaOfLabel),
  plain("alpha_U_1995", alphaUnitizing1995),
  perLabel("alpha_U_1995_by_label", alphaUnitizing1995),
  ...MATCH_RULES.flatMap((rule) => [
    plain(`span_precision_${rule}`, (continuum) => spanPrecision(continuum, rule)),
    plain(`span_recall_${rule}`, (continuum) => spanRecall(continuum, rule)),
    plain(`span_f1_${rule}`, (continuum) => spanF1(continuum, rule)),
  ]),
  plain("span_f1_char", characterF1),
]);

export function continuumOfMaterial({ length, coders }: UnitizingMaterial): Continuum {
  return { length, coders: coders.map((spans) => spans.map((span) => ({ ...span, label: keyOf(span.label) }))) };
}

function plain(name: string, measure: (continuum: Continuum) => Estimate): Entry {
  return [name, (material) => estimateOf(measure(continuumOfMaterial(material)))];
}

function perLabel(name: string, measure: (continuum: Continuum, label: string) => Estimate): Entry {
  return [
    name,
    (material) => {
      const labels = labelsSeen(material.coders.flat().map((span) => span.label));
      return {
        parts: {
          // Where nobody marked anything, all labels are alike, and one that nobody used stands for them.
          names: labels.length > 0 ? labels.map(String) : [""],
          of: (label) => estimateOf(measure(continuumOfMaterial(material), keyOf(labelNamed(label, labels) ?? label))),
        },
      };
    },
  ];
}
