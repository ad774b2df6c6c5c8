/** Who codes what in a round being made: `document coder` pairs that are ticked. */
export type Assignments = ReadonlySet<string>;

const pair = (documentId: string, coderId: string) => `${documentId} ${coderId}`;

export function isAssigned(assignments: Assignments, documentId: string, coderId: string): boolean {
  return assignments.has(pair(documentId, coderId));
}

export function assign(
  assignments: Assignments,
  documentIds: readonly string[],
  coderId: string,
  ticked: boolean,
): Assignments {
  const next = new Set(assignments);
  for (const documentId of documentIds) {
    if (ticked) next.add(pair(documentId, coderId));
    else next.delete(pair(documentId, coderId));
  }
  return next;
}

export type RoundDocument = { readonly documentId: string; readonly coderIds: string[] };

/** The documents with at least one coder, in the order given. */
export function assignedDocuments(
  assignments: Assignments,
  documentIds: readonly string[],
  coderIds: readonly string[],
): RoundDocument[] {
  return documentIds
    .map((documentId) => ({
      documentId,
      coderIds: coderIds.filter((coderId) => isAssigned(assignments, documentId, coderId)),
    }))
    .filter((document) => document.coderIds.length > 0);
}
