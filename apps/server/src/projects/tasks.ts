import { type Queryable, rounds } from "@concord/db";
import type { ProjectId, UserId } from "@concord/domain";

/**
 * What the documents of all rounds ask of the viewer. Of other coders it tells one bit, whether they have submitted;
 * nothing here is counted from anybody's codings.
 */
export async function tasksFor(db: Queryable, project: ProjectId, viewer: UserId) {
  const all = await rounds.listRounds(db, project);
  const ids = all.map((round) => round.id);
  const documents = await rounds.documentsOfRounds(db, ids);
  const layers = await rounds.layersOfRounds(db, ids);
  return all.flatMap((round) =>
    documents
      .filter((document) => document.roundId === round.id)
      .map((document) => {
        const assigned = layers.filter(
          ({ layer }) => layer.roundId === round.id && layer.documentId === document.documentId,
        );
        const mine = assigned.find(({ layer }) => layer.coderId === viewer)?.layer;
        return {
          roundId: round.id,
          roundName: round.name,
          visibility: round.visibility,
          documentId: document.documentId,
          documentName: document.name,
          words: document.words,
          stage: document.stage,
          you: !mine ? ("not_assigned" as const) : mine.submittedAt ? ("submitted" as const) : ("open" as const),
          others: assigned
            .filter(({ layer }) => layer.coderId !== viewer)
            .map(({ layer, name }) => ({ coderId: layer.coderId, name, submitted: layer.submittedAt !== null })),
        };
      }),
  );
}
