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
  /** In UTF-16 code units. */
  readonly textLength: number;
  readonly layers: readonly CodedLayer[];
};
