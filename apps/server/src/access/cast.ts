import { accounts, projects } from "@concord/db";
import type { DocumentId, ProjectId, RoundId } from "@concord/domain";
import { aPerson, aRound, aStudy, aVisitor, codes, joins, type Person, type TestService } from "../testing/index.ts";

export const CAST = [
  "signed out",
  "closed account",
  "stranger",
  "member of another project",
  "administrator",
  "reader",
  "decider",
  "coder of nothing",
  "manager",
  "coder",
  "colleague",
  "managing coder",
] as const;
export type Part = (typeof CAST)[number];

/** Rounds of every kind, each with the same three coders. */
export const SCENES = ["blind", "open", "released", "submitted alone"] as const;
export type Scene = (typeof SCENES)[number];

export type Stage = {
  readonly people: Readonly<Record<Part, Person>>;
  readonly projectId: ProjectId;
  readonly place: Readonly<Record<Scene, { projectId: ProjectId; roundId: RoundId; documentId: DocumentId }>>;
};

/** One project with everybody whose access differs, and a round in every state that access depends on. */
export async function setTheStage(service: TestService): Promise<Stage> {
  const manager = await aPerson(service, "Manager");
  const person = (name: string) => aPerson(service, name);
  const [stranger, outsider, reader, decider, idle, coder, colleague, managing, leaving] = (await Promise.all(
    ["Stranger", "Outsider", "Reader", "Decider", "Idle", "Coder", "Colleague", "Managing", "Leaving"].map(person),
  )) as [Person, Person, Person, Person, Person, Person, Person, Person, Person];
  const administrator = await aPerson(service, "Administrator", true);
  const { projectId, documentIds } = await aStudy(manager, [...SCENES]);
  await aStudy(outsider, []);
  await service.database.db.transaction((tx) => projects.setRoles(tx, projectId, manager.id, ["manage"]));
  await joins(service, projectId, reader, ["read"]);
  await joins(service, projectId, decider, ["decide"]);
  await joins(service, projectId, idle, ["code"]);
  await joins(service, projectId, coder, ["code"]);
  await joins(service, projectId, colleague, ["code"]);
  await joins(service, projectId, managing, ["manage", "code", "decide", "read"]);
  await joins(service, projectId, leaving, ["manage", "code"]);

  const coders = [coder, colleague, managing];
  const place = {} as Record<Scene, { projectId: ProjectId; roundId: RoundId; documentId: DocumentId }>;
  for (const [index, scene] of SCENES.entries()) {
    const documentId = documentIds[index] as DocumentId;
    const visibility = scene === "open" ? "open" : "blind";
    place[scene] = { projectId, documentId, roundId: await aRound(manager, projectId, documentId, coders, visibility) };
  }
  for (const [scene, submitting] of [
    ["released", coders],
    ["submitted alone", [coder]],
  ] as const)
    for (const each of submitting) {
      const desk = await codes(service, each, place[scene]);
      const submitted = await desk.submit();
      if (submitted.status !== 200) throw new Error(`submission failed: ${submitted.text}`);
      desk.leave();
    }
  await service.database.db.transaction(async (tx) => {
    await projects.removeFromProjects(tx, leaving.id);
    await accounts.closeUser(tx, leaving.id, "Former member");
  });
  await service.service.deps.sessions.forget(leaving.id);
  return {
    projectId,
    place,
    people: {
      "signed out": aVisitor(service),
      "closed account": leaving,
      stranger,
      "member of another project": outsider,
      administrator,
      reader,
      decider,
      "coder of nothing": idle,
      manager,
      coder,
      colleague,
      "managing coder": managing,
    },
  };
}
