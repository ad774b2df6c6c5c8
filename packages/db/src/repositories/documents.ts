import { createHash, randomUUID } from "node:crypto";
import type { DocumentId, ProjectId, RevisionId, TextHash, TranscriptStructure, UserId } from "@concord/domain";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { documents, revisions, sources, users } from "../tables/index.ts";

export type NewDocument = {
  readonly projectId: ProjectId;
  readonly name: string;
  readonly importedBy: UserId;
  readonly at: Date;
  readonly text: string;
  readonly structure: TranscriptStructure;
  readonly words: number;
  readonly note: string | null;
  readonly report: readonly { code: string; facts?: Record<string, unknown> }[];
  readonly source: {
    readonly filename: string;
    readonly format: string;
    readonly encoding: string;
    readonly bytes: Uint8Array;
  };
};

export function textHashOf(text: string): TextHash {
  return createHash("sha256").update(text, "utf8").digest("hex") as TextHash;
}

/** Stores a document with its first revision and the file it came from. */
export async function addDocument(
  tx: Transaction,
  added: NewDocument,
): Promise<{ id: DocumentId; revisionId: RevisionId }> {
  const id = randomUUID() as DocumentId;
  const revisionId = randomUUID() as RevisionId;
  const { projectId, name, importedBy, at, text, structure, words, note, report, source } = added;
  await tx.insert(documents).values({ id, projectId, name, importedBy, importedAt: at });
  await tx.insert(revisions).values({
    id: revisionId,
    documentId: id,
    number: 1,
    text,
    textHash: textHashOf(text),
    structure,
    words,
    note,
    report,
    createdAt: at,
  });
  await tx.insert(sources).values({ revisionId, ...source });
  return { id, revisionId };
}

const summary = {
  id: documents.id,
  projectId: documents.projectId,
  revisionId: revisions.id,
  name: documents.name,
  format: sources.format,
  words: revisions.words,
  structure: revisions.structure,
  importedAt: documents.importedAt,
  importedBy: users.name,
};

export async function listDocuments(db: Queryable, projectId: ProjectId) {
  return db
    .select(summary)
    .from(documents)
    .innerJoin(revisions, eq(revisions.documentId, documents.id))
    .innerJoin(sources, eq(sources.revisionId, revisions.id))
    .innerJoin(users, eq(users.id, documents.importedBy))
    .where(eq(documents.projectId, projectId))
    .orderBy(asc(documents.name), asc(documents.id));
}

export async function readDocument(db: Queryable, projectId: ProjectId, id: DocumentId) {
  const [row] = await db
    .select({
      ...summary,
      text: revisions.text,
      textHash: revisions.textHash,
      note: revisions.note,
      report: revisions.report,
    })
    .from(documents)
    .innerJoin(revisions, eq(revisions.documentId, documents.id))
    .innerJoin(sources, eq(sources.revisionId, revisions.id))
    .innerJoin(users, eq(users.id, documents.importedBy))
    .where(and(eq(documents.projectId, projectId), eq(documents.id, id)));
  return row;
}

export async function documentNameTaken(db: Queryable, projectId: ProjectId, name: string): Promise<boolean> {
  const found = await db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.projectId, projectId), eq(documents.name, name)));
  return found.length > 0;
}

/** The present revision of each of these documents of a project; documents of other projects are left out. */
export async function revisionsOf(db: Queryable, projectId: ProjectId, ids: readonly DocumentId[]) {
  const rows = await db
    .select({ documentId: documents.id, revisionId: revisions.id })
    .from(documents)
    .innerJoin(revisions, eq(revisions.documentId, documents.id))
    .where(and(eq(documents.projectId, projectId), inArray(documents.id, [...ids])))
    .orderBy(asc(revisions.number));
  return new Map(rows.map((row) => [row.documentId, row.revisionId]));
}

/** One text of a document, which a round has pinned. */
export async function readRevision(db: Queryable, id: RevisionId) {
  const [row] = await db
    .select({ text: revisions.text, textHash: revisions.textHash, structure: revisions.structure })
    .from(revisions)
    .where(eq(revisions.id, id));
  if (!row) throw new Error(`there is no revision ${id}`);
  return row;
}

/** Every revision of every document of a project. */
export async function listRevisions(db: Queryable, projectId: ProjectId) {
  return db
    .select({ id: revisions.id, documentId: revisions.documentId })
    .from(revisions)
    .innerJoin(documents, eq(documents.id, revisions.documentId))
    .where(eq(documents.projectId, projectId))
    .orderBy(asc(revisions.id));
}

/** The uploaded file that a revision was made of. */
export async function readSource(db: Queryable, revision: RevisionId) {
  return (await db.select().from(sources).where(eq(sources.revisionId, revision)))[0];
}
