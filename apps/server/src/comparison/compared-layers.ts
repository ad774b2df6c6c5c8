import { projects, type Queryable, rounds, submissions } from "@concord/db";
import type { CodeId, Coding, DocumentId, OwnCode, RoundId } from "@concord/domain";

/** A submitted layer with everything that comparison and agreement ask of it. */
export type ComparedLayer = {
  readonly layer: rounds.Layer;
  readonly name: string;
  readonly codings: readonly Coding[];
  readonly ownCodes: readonly OwnCode[];
  /** Codes the coder looked for: those of the layer's codebook version, and the coder's own. */
  readonly assessed: ReadonlySet<CodeId>;
};

/** The submitted layers of a released document, in the order in which the coders were assigned. */
export async function comparedLayers(
  db: Queryable,
  round: rounds.Round,
  document: DocumentId,
): Promise<readonly ComparedLayer[]> {
  const rows = await rounds.layersOfDocument(db, round.id as RoundId, document);
  const compared: ComparedLayer[] = [];
  for (const { layer, name } of rows.filter((row) => row.layer.submittedAt)) {
    const { codings, ownCodes } = await submissions.frozenLayer(db, layer);
    const codes = await projects.codesOf(db, round.codebookId, layer.codebookVersion);
    compared.push({
      layer,
      name,
      codings,
      ownCodes,
      assessed: new Set([...codes, ...ownCodes].map((code) => code.id)),
    });
  }
  return compared;
}

/** Why the layers of a document cannot be compared two by two, if they cannot. */
export function incomparable(layers: number): "one_coder" | "more_than_two_coders" | null {
  return layers < 2 ? "one_coder" : layers > 2 ? "more_than_two_coders" : null;
}
