import { type Queryable, rounds } from "@concord/db";
import type { RoundId } from "@concord/domain";

export function presentRound({ id, name, purpose, visibility, codebookVersion, createdAt }: rounds.Round) {
  return { id, name, purpose, visibility, codebookVersion, createdAt: createdAt.toISOString() };
}

/** A round's documents, and of each coder one bit. */
export async function presentRoundDocuments(db: Queryable, id: RoundId) {
  const layers = await rounds.layersOfRounds(db, [id]);
  return (await rounds.documentsOfRounds(db, [id])).map(({ documentId, revisionId, name, words, stage }) => ({
    documentId,
    revisionId,
    name,
    words,
    stage,
    coders: layers
      .filter(({ layer }) => layer.documentId === documentId)
      .map(({ layer, name: coder }) => ({
        coderId: layer.coderId,
        name: coder,
        submitted: layer.submittedAt !== null,
      })),
  }));
}
