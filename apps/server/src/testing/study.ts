import {
  documents as documentContract,
  projects as projectContract,
  rounds as roundContract,
} from "@concord/contracts";
import { projects } from "@concord/db";
import type { DocumentId, ProjectId, Role, RoundId, Visibility } from "@concord/domain";
import type { Person } from "./person.ts";
import type { TestService } from "./service.ts";

export const INTERVIEW = [
  "INT: What made you keep going?",
  "P1: We settled on leaving the flat once a day. She rang me every Tuesday.",
  "INT: And on bad days?",
  "P1: On bad days I walked to the corner and back 🚶, because we had planned it so.",
  "",
].join("\n");

/** A project of the manager's with the taxonomy and the given documents. */
export async function aStudy(
  manager: Person,
  documents: readonly string[] = ["P01"],
): Promise<{ projectId: ProjectId; documentIds: DocumentId[] }> {
  const project = await manager.done(projectContract.createProject, {
    body: { name: "Walking groups", targetBehaviour: "walking" },
  });
  const params = { projectId: project.id };
  const documentIds: DocumentId[] = [];
  for (const name of documents) {
    const document = await manager.done(documentContract.importDocument, {
      params,
      query: { filename: `${name}.txt`, name },
      bytes: new TextEncoder().encode(INTERVIEW),
    });
    documentIds.push(document.id);
  }
  return { projectId: project.id, documentIds };
}

/** Makes somebody a member without the detour of an invitation. */
export async function joins(service: TestService, projectId: ProjectId, person: Person, roles: Role[]): Promise<void> {
  await service.database.db.transaction((tx) => projects.addMember(tx, projectId, person.id, roles, new Date()));
}

/** A round of one document. */
export async function aRound(
  manager: Person,
  projectId: ProjectId,
  documentId: DocumentId,
  coders: readonly Person[],
  visibility: Visibility = "blind",
): Promise<RoundId> {
  const round = await manager.done(roundContract.createRound, {
    params: { projectId },
    body: {
      name: `${visibility} round of ${documentId}`,
      visibility,
      documents: [{ documentId, coderIds: coders.map((coder) => coder.id) }],
    },
  });
  return round.id;
}
