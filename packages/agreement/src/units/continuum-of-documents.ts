import { type CodeId, type DocumentId, positionTable, type Span, type UserId } from "@concord/domain";
import type { Continuum, LabelledSpan } from "../measures/spans/continuum.ts";
import { codesCounted } from "./code-set.ts";
import { type CodedDocument, type CodedLayer, codesLookedFor, submittedLayer } from "./coded-document.ts";

/** Documents laid one after the other, in code points. Labels are code ids. */
export type DocumentsContinuum = Continuum & {
  /** Where each document lies. No span crosses a boundary. */
  readonly documents: readonly (Span & { readonly documentId: DocumentId })[];
  readonly leftOut: {
    /** Documents that a coder did not submit, or in which no code was assessed by all. */
    readonly documents: number;
    /** Codings of a code that another coder did not assess in that document, or that can not occur in it. */
    readonly codings: number;
  };
};

/**
 * What several coders marked, as spans on one line: the input of the measures that need no units.
 *
 * A stretch without a span means that the coder found nothing there. So only documents count that all the coders
 * submitted, and in each only the codes that all of them assessed.
 *
 * @param codes - default all that one of the coders looked for
 * @throws when a document holds two layers of one coder
 */
export function continuumOf(
  documents: readonly CodedDocument[],
  coders: readonly UserId[],
  codes: readonly CodeId[] = codesCounted("all", documents, coders),
): DocumentsContinuum {
  const asked = new Set(codes);
  const spans = coders.map((): LabelledSpan[] => []);
  const placed: (Span & { readonly documentId: DocumentId })[] = [];
  let length = 0;
  let codings = 0;
  for (const document of documents) {
    const layers = coders.flatMap((coder) => submittedLayer(document, coder) ?? []);
    const assessed = assessedByAll(layers, codes);
    if (layers.length < coders.length || assessed.size === 0) continue;
    const { toCodePoint } = positionTable(document.text);
    const start = length;
    for (const [coder, layer] of layers.entries())
      for (const coding of layer.codings) {
        if (assessed.has(coding.code))
          spans[coder]?.push({
            start: start + toCodePoint(coding.start),
            end: start + toCodePoint(coding.end),
            label: coding.code,
          });
        else if (asked.has(coding.code)) codings++;
      }
    length += toCodePoint(document.text.length);
    placed.push({ documentId: document.documentId, start, end: length });
  }
  return {
    length,
    coders: spans,
    documents: placed,
    leftOut: { documents: documents.length - placed.length, codings },
  };
}

function assessedByAll(layers: readonly CodedLayer[], codes: readonly CodeId[]): Set<CodeId> {
  const looked = layers.map((layer) => ({ codes: codesLookedFor(layer), notApplicable: layer.notApplicable }));
  return new Set(
    codes.filter((code) => looked.every((each) => each.codes.has(code) && !each.notApplicable?.has(code))),
  );
}
