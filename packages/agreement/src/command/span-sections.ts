import { bootstrapDocuments } from "../intervals/index.ts";
import * as spans from "../measures/spans/index.ts";
import { isDefined, type SpanAgreement } from "../result.ts";
import type { Bootstrap, Line, Section } from "./report.ts";
import type { SpansSubject } from "./subject.ts";

type SpanMeasure = readonly [name: string, label: string, measure: (continuum: spans.Continuum) => SpanAgreement];

const FOR_ANY: readonly SpanMeasure[] = [
  ["u_alpha", "u-alpha", spans.uAlpha],
  ["bar_u_alpha", "|u-alpha", spans.barUAlpha],
];
const FOR_TWO: readonly SpanMeasure[] = [
  ["cu_alpha", "cu-alpha", spans.cuAlpha],
  ["cu_coverage", "coverage of cu-alpha", spans.cuCoverage],
  ...spans.MATCH_RULES.flatMap((rule): SpanMeasure[] => [
    [`span_precision_${rule}`, `precision of spans (${rule})`, (text) => spans.spanPrecision(text, rule)],
    [`span_recall_${rule}`, `recall of spans (${rule})`, (text) => spans.spanRecall(text, rule)],
    [`span_f1_${rule}`, `F1 of spans (${rule})`, (text) => spans.spanF1(text, rule)],
  ]),
  ["span_f1_char", "F1 of characters", spans.characterF1],
];
const NOTES = ["F1, precision and recall are not corrected for chance; the first coder is the reference."];

/** All measures of spans: over all labels, and of each label alone. */
export async function sectionsOfSpans(
  { documents, labels, coders }: SpansSubject,
  bootstrap: Bootstrap | undefined,
): Promise<Section[]> {
  const two = coders.length === 2;
  const lines = async (measures: readonly SpanMeasure[]) => {
    const found: Line[] = [];
    for (const measure of measures) found.push(await lineOf(measure, documents, coders.length, bootstrap));
    return found;
  };
  const overall: SpanMeasure = ["alpha_U_1995", "alpha_U (1995)", (text) => spans.alphaUnitizing1995(text)];
  const sections: Section[] = [
    {
      title: "all labels",
      notes: two ? NOTES : [],
      lines: await lines([...FOR_ANY, overall, ...(two ? FOR_TWO : [])]),
    },
  ];
  for (const { label, name } of labels) {
    const ofLabel: SpanMeasure[] = [
      ["u_alpha_by_label", "u-alpha", (text) => spans.uAlphaOfLabel(text, label)],
      ["alpha_U_1995_by_label", "alpha_U (1995)", (text) => spans.alphaUnitizing1995(text, label)],
      ...(two ? [["ku_alpha", "(k)u-alpha", (text) => spans.kuAlpha(text, label)] satisfies SpanMeasure] : []),
    ];
    sections.push({ title: `label ${name}`, notes: [], lines: await lines(ofLabel) });
  }
  return sections;
}

async function lineOf(
  [measure, label, of]: SpanMeasure,
  documents: readonly spans.Continuum[],
  raters: number,
  bootstrap: Bootstrap | undefined,
): Promise<Line> {
  const found = of(endToEnd(documents, raters));
  const interval =
    bootstrap && isDefined(found)
      ? await bootstrapDocuments(documents, (drawn) => of(endToEnd(drawn, raters)), bootstrap)
      : undefined;
  return {
    measure,
    label,
    result: isDefined(found) ? { value: found.value } : { undefined: found.undefined },
    ...(interval ? { interval } : {}),
    raters: found.raters,
    text: { length: found.length, spans: found.spans },
    warnings: isDefined(found) ? found.warnings : [],
  };
}

function endToEnd(documents: readonly spans.Continuum[], raters: number): spans.Continuum {
  const coders = Array.from({ length: raters }, (): spans.LabelledSpan[] => []);
  let length = 0;
  for (const document of documents) {
    for (const [coder, marked] of document.coders.entries())
      for (const { start, end, label } of marked)
        coders[coder]?.push({ start: start + length, end: end + length, label });
    length += document.length;
  }
  return { length, coders };
}
