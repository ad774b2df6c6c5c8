import { roomName } from "@concord/crdt";
import { audit, documents, projects, rooms, rounds } from "@concord/db";
import {
  type DocumentId,
  ok,
  type ProjectId,
  type Purpose,
  type RoundId,
  refused,
  type UserId,
  type Visibility,
} from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

export type NewRound = {
  readonly name: string;
  readonly purpose: Purpose;
  readonly visibility: Visibility;
  readonly documents: readonly { readonly documentId: DocumentId; readonly coderIds: readonly UserId[] }[];
};

/** Makes a round on the latest codebook version, pins revisions, and opens a room for every coder and document. */
export async function createRound(
  { db, now }: Pick<Deps, "db" | "now">,
  actor: Actor,
  projectId: ProjectId,
  wanted: NewRound,
): Promise<Outcome<RoundId>> {
  const createdAt = now();
  return inTransaction(db, async (tx) => {
    if (await rounds.roundNameTaken(tx, projectId, wanted.name))
      return refused({ code: "name_taken", facts: { name: wanted.name } });
    const members = await projects.lockMembers(tx, projectId);
    const coders = new Set(members.filter((member) => member.roles.includes("code")).map((member) => member.userId));
    if (wanted.documents.some(({ coderIds }) => coderIds.some((coder) => !coders.has(coder))))
      return refused({ code: "not_a_coder" });
    const pinned = await documents.revisionsOf(
      tx,
      projectId,
      wanted.documents.map(({ documentId }) => documentId),
    );
    const codebook = await projects.latestCodebook(tx, projectId);
    if (!codebook) throw new Error(`project ${projectId} has no codebook`);

    const assigned: rounds.NewRoundDocument[] = [];
    for (const { documentId, coderIds } of wanted.documents) {
      const revisionId = pinned.get(documentId);
      if (!revisionId || assigned.some((each) => each.documentId === documentId))
        return refused({ code: "document_unknown" });
      assigned.push({ documentId, revisionId, coders: [...new Set(coderIds)] });
    }
    const { name, purpose, visibility } = wanted;
    const id = await rounds.addRound(
      tx,
      {
        projectId,
        name,
        purpose,
        visibility,
        codebookId: codebook.id,
        codebookVersion: codebook.version,
        createdBy: actor.id,
        createdAt,
      },
      assigned,
    );
    await rooms.addRooms(
      tx,
      assigned.flatMap(({ revisionId, coders }) =>
        coders.map((coder) => roomName({ kind: "layer", round: id, revision: revisionId, coder })),
      ),
    );
    await audit.appendAudit(tx, projectId, createdAt, {
      actor: actor.id,
      action: "round.created",
      facts: {
        round: id,
        purpose,
        visibility,
        codebookVersion: codebook.version,
        documents: assigned.map((each) => each.documentId),
      },
      words: [name],
    });
    return ok(id);
  });
}
