import { roomName } from "@concord/crdt";
import { type Queryable, rounds, submissions } from "@concord/db";
import { type DocumentId, isReleased, ok, type ProjectId, type RoundId, refused } from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";
import type { Outcome } from "../http/refusal.ts";

export type Place = { readonly projectId: ProjectId; readonly roundId: RoundId; readonly documentId: DocumentId };

/** A submitted layer as it travels. */
export async function presentSubmission(db: Queryable, layer: rounds.Layer) {
  if (!layer.submittedAt || !layer.hash) throw new Error(`layer ${layer.id} was not submitted`);
  const { codings, ownCodes } = await submissions.frozenLayer(db, layer);
  const { submittedAt, hash, codebookVersion } = layer;
  return { submittedAt: submittedAt.toISOString(), hash, codebookVersion, codings, ownCodes };
}

/**
 * A coder's own layer: the room to code in while it is open, the frozen rows afterwards. In an open round also the
 * rooms of the others; in a blind one nothing here depends on them.
 */
export async function readOwnLayer({ db }: Pick<Deps, "db">, viewer: Actor, { projectId, roundId, documentId }: Place) {
  const found = await rounds.documentInRound(db, projectId, roundId, documentId);
  const layers = await rounds.layersOfDocument(db, roundId, documentId);
  const mine = layers.find(({ layer }) => layer.coderId === viewer.id)?.layer;
  if (!found || !mine) return refused({ code: "not_found" }) satisfies Outcome<never>;
  const { round, document } = found;
  const roomOf = (coder: Actor["id"]) =>
    roomName({ kind: "layer", round: roundId, revision: document.revisionId, coder });
  const live = round.visibility === "open" && !isReleased(document.stage);
  return ok({
    state: mine.submittedAt ? ("submitted" as const) : ("open" as const),
    stage: document.stage,
    visibility: round.visibility,
    roundName: round.name,
    codebookVersion: mine.codebookVersion,
    room: mine.submittedAt ? null : roomOf(viewer.id),
    readableRooms: live
      ? layers
          .filter(({ layer }) => layer.coderId !== viewer.id && !layer.submittedAt)
          .map(({ layer, name }) => ({ coderId: layer.coderId, name, room: roomOf(layer.coderId) }))
      : [],
    submission: mine.submittedAt ? await presentSubmission(db, mine) : null,
  });
}
