import type { CodeId, Coding, DocumentId, TranscriptStructure, UserId } from "@concord/domain";

/** One coder's layer of one document, as far as agreement is concerned. */
export type CodedLayer = {
  readonly coder: UserId;
  /** An open layer says nothing yet: whatever it holds, its coder has not assessed the document. */
  readonly submitted: boolean;
  /** Codes the coder looked for: those of the layer's codebook version and the coder's own. */
  readonly codes: ReadonlySet<CodeId>;
  /** Codes declared impossible for this document. */
  readonly notApplicable?: ReadonlySet<CodeId>;
  readonly codings: readonly Pick<Coding, "start" | "end" | "code" | "confidence">[];
};

/** One document with the layers that are compared. */
export type CodedDocument = {
  readonly documentId: DocumentId;
  readonly structure: TranscriptStructure;
  /** Canonical text that all spans refer to. */
  readonly text: string;
  /** What is known of the document's case, by the attribute's name. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly layers: readonly CodedLayer[];
};

/**
 * The coder's layer of the document, if it is submitted.
 *
 * @throws when the document holds two layers of the coder
 */
export function submittedLayer(document: CodedDocument, coder: UserId): CodedLayer | undefined {
  const [layer, second] = document.layers.filter((each) => each.coder === coder);
  if (second) throw new Error(`document ${document.documentId} has two layers of coder ${coder}`);
  return layer?.submitted ? layer : undefined;
}

/** Codes that the layer's coder looked for. Who used a code has looked for it, even if it stands in no list. */
export function codesLookedFor(layer: CodedLayer): Set<CodeId> {
  const codes = new Set(layer.codes);
  for (const { code } of layer.codings) codes.add(code);
  return codes;
}
