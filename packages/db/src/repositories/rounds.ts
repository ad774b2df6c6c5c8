import { randomUUID } from "node:crypto";
import type { DocumentId, LayerId, ProjectId, RevisionId, RoundId, Stage, UserId } from "@concord/domain";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { documents, layers, revisions, roundDocuments, rounds, users } from "../tables/index.ts";

export type Round = typeof rounds.$inferSelect;
export type Layer = typeof layers.$inferSelect;
export type NewRoundDocument = Pick<typeof roundDocuments.$inferSelect, "documentId" | "revisionId"> & {
  readonly coders: readonly UserId[];
};

/** Makes a round with its documents, all *independent*, and an open layer for every coder. */
export async function addRound(
  tx: Transaction,
  added: Omit<Round, "id" | "tolerance">,
  assigned: readonly NewRoundDocument[],
): Promise<RoundId> {
  const id = randomUUID() as RoundId;
  await tx.insert(rounds).values({ id, ...added });
  for (const [position, { coders, ...document }] of assigned.entries()) {
    await tx.insert(roundDocuments).values({ roundId: id, ...document, position, stage: "independent" });
    await tx.insert(layers).values(
      coders.map((coderId, index) => ({
        id: randomUUID() as LayerId,
        roundId: id,
        documentId: document.documentId,
        coderId,
        position: index,
        codebookVersion: added.codebookVersion,
      })),
    );
  }
  return id;
}

export async function roundNameTaken(db: Queryable, project: ProjectId, name: string): Promise<boolean> {
  const found = await db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.projectId, project), eq(rounds.name, name)));
  return found.length > 0;
}

export async function listRounds(db: Queryable, project: ProjectId): Promise<Round[]> {
  return db.select().from(rounds).where(eq(rounds.projectId, project)).orderBy(asc(rounds.createdAt), asc(rounds.id));
}

export async function readRound(db: Queryable, project: ProjectId, id: RoundId): Promise<Round | undefined> {
  return (
    await db
      .select()
      .from(rounds)
      .where(and(eq(rounds.projectId, project), eq(rounds.id, id)))
  )[0];
}

/** The documents of rounds, in the order they were put in. */
export async function documentsOfRounds(db: Queryable, ids: readonly RoundId[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      roundId: roundDocuments.roundId,
      documentId: roundDocuments.documentId,
      revisionId: roundDocuments.revisionId,
      stage: roundDocuments.stage,
      name: documents.name,
      words: revisions.words,
    })
    .from(roundDocuments)
    .innerJoin(documents, eq(documents.id, roundDocuments.documentId))
    .innerJoin(revisions, eq(revisions.id, roundDocuments.revisionId))
    .where(inArray(roundDocuments.roundId, [...ids]))
    .orderBy(asc(roundDocuments.roundId), asc(roundDocuments.position));
}

/** The layers of rounds with their coders' names: who, and whether submitted. */
export async function layersOfRounds(db: Queryable, ids: readonly RoundId[]) {
  if (ids.length === 0) return [];
  return db
    .select({ layer: layers, name: users.name })
    .from(layers)
    .innerJoin(users, eq(users.id, layers.coderId))
    .where(inArray(layers.roundId, [...ids]))
    .orderBy(asc(layers.roundId), asc(layers.documentId), asc(layers.position));
}

/** A document in a round with everything that access to it depends on. */
export async function documentInRound(db: Queryable, project: ProjectId, round: RoundId, document: DocumentId) {
  const [row] = await db
    .select({ round: rounds, document: roundDocuments })
    .from(roundDocuments)
    .innerJoin(rounds, eq(rounds.id, roundDocuments.roundId))
    .where(and(eq(rounds.projectId, project), eq(rounds.id, round), eq(roundDocuments.documentId, document)));
  return row;
}

/** The same, locked until the transaction ends: submissions of one document take turns. */
export async function lockDocumentInRound(tx: Transaction, round: RoundId, document: DocumentId) {
  const [row] = await tx
    .select()
    .from(roundDocuments)
    .where(and(eq(roundDocuments.roundId, round), eq(roundDocuments.documentId, document)))
    .for("update");
  return row;
}

export async function layersOfDocument(db: Queryable, round: RoundId, document: DocumentId) {
  return db
    .select({ layer: layers, name: users.name })
    .from(layers)
    .innerJoin(users, eq(users.id, layers.coderId))
    .where(and(eq(layers.roundId, round), eq(layers.documentId, document)))
    .orderBy(asc(layers.position));
}

export async function setStage(
  tx: Transaction,
  round: RoundId,
  document: DocumentId,
  stage: Stage,
  releasedAt: Date | null,
) {
  await tx
    .update(roundDocuments)
    .set({ stage, releasedAt })
    .where(and(eq(roundDocuments.roundId, round), eq(roundDocuments.documentId, document)));
}

/** Which document of which project a revision is in a round: what a room's name leads to. */
export async function placeOfRevision(
  db: Queryable,
  round: RoundId,
  revision: RevisionId,
): Promise<{ projectId: ProjectId; documentId: DocumentId } | undefined> {
  const [row] = await db
    .select({ projectId: rounds.projectId, documentId: roundDocuments.documentId })
    .from(roundDocuments)
    .innerJoin(rounds, eq(rounds.id, roundDocuments.roundId))
    .where(and(sql`${roundDocuments.roundId}::text = ${round}`, sql`${roundDocuments.revisionId}::text = ${revision}`));
  return row;
}
