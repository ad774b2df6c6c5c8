import type { Coding, TranscriptStructure } from "@concord/domain";
import type { DocumentWithText } from "#features/documents/queries.ts";
import type { TranscriptText } from "#features/transcript/index.ts";

// A schema's optional field may hold `undefined`, a field of the domain is absent instead. What comes from JSON cannot
// hold `undefined`, so both mean the same here.

export function transcriptOf({ text, structure }: Pick<DocumentWithText, "text" | "structure">): TranscriptText {
  return { text, structure: structure as TranscriptStructure };
}

export function codingsOf(codings: readonly (Omit<Coding, OptionalField> & Loose)[]): readonly Coding[] {
  return codings as readonly Coding[];
}

type OptionalField = "targetBehaviour" | "stance" | "arm" | "exemplar";
type Loose = { readonly [F in OptionalField]?: Coding[F] | undefined };
