import type { Code, CodeId, DocumentId, ProjectId, RevisionId, UserId } from "@concord/domain";
import type { Database } from "../database.ts";
import { accounts, documents, projects } from "../repositories/index.ts";

const AT = new Date("2026-01-05T09:00:00Z");

/** A person with an account; e-mail addresses are made from the name. */
export async function aUser(db: Database, name: string, administrator = false): Promise<UserId> {
  const user = { name, email: `${name.toLowerCase()}@example.org`, passwordHash: "not a hash", administrator };
  return (await db.transaction((tx) => accounts.addUser(tx, user))).id;
}

export const TWO_CODES: readonly Code[] = ["10.1", "10.10"].map((number) => ({
  id: `bcttv1/${number}` as CodeId,
  number,
  label: `Technique ${number}`,
  group: { number: "10", label: "Reward and threat" },
  definition: "what it is",
  example: "how it sounds",
  origin: "taxonomy",
}));

/** A project that the user manages and codes in, with a codebook of two codes. */
export function aProject(db: Database, createdBy: UserId, name = "Walking groups"): Promise<ProjectId> {
  return db.transaction((tx) =>
    projects.addProject(
      tx,
      { name, targetBehaviour: "walking", createdBy, roles: ["manage", "code"], at: AT },
      { name: "BCT Taxonomy v1", reason: "start", codes: TWO_CODES },
    ),
  );
}

export const TEXT = "INT: And then?\nP1: I went for a walk 🚶 every day.\n";

/** A document of two turns. */
export function aDocument(
  db: Database,
  projectId: ProjectId,
  importedBy: UserId,
  name = "P01 interview",
): Promise<{ id: DocumentId; revisionId: RevisionId }> {
  return db.transaction((tx) =>
    documents.addDocument(tx, {
      projectId,
      name,
      importedBy,
      at: AT,
      text: TEXT,
      structure: {
        blocks: [
          { kind: "turn", start: 0, end: 15, labelEnd: 5, speaker: 0, turn: 1 },
          { kind: "turn", start: 15, end: TEXT.length, labelEnd: 19, speaker: 1, turn: 2 },
        ],
        ranges: [{ kind: "speaker", start: 0, end: 4 }],
        speakers: [
          { name: "INT", part: "interviewer" },
          { name: "P1", part: "participant" },
        ],
      },
      words: 11,
      note: null,
      report: [],
      source: { filename: "p01.txt", format: "txt", encoding: "utf-8", bytes: new TextEncoder().encode(TEXT) },
    }),
  );
}
