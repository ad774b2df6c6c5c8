import { BCTTV1, RELATIONAL_ASPECTS } from "@concord/codebook";
import { audit, projects } from "@concord/db";
import type { ProjectId } from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";

export type NewProject = {
  readonly name: string;
  readonly targetBehaviour: string;
  readonly relationalAspects: boolean;
};

/** Makes a project whose codebook, in version 1, is the taxonomy, with group 17 if asked for. */
export async function createProject(
  deps: Pick<Deps, "db" | "now">,
  actor: Actor,
  wanted: NewProject,
): Promise<ProjectId> {
  const at = deps.now();
  const { relationalAspects, ...project } = wanted;
  return deps.db.transaction(async (tx) => {
    const id = await projects.addProject(
      tx,
      { ...project, createdBy: actor.id, roles: ["manage", "code"], at },
      {
        name: "BCT Taxonomy v1",
        reason: "Start of the project",
        codes: relationalAspects ? [...BCTTV1, ...RELATIONAL_ASPECTS] : BCTTV1,
      },
    );
    await audit.appendAudit(tx, id, at, {
      actor: actor.id,
      action: "project.created",
      facts: { relationalAspects },
      words: [wanted.name],
    });
    return id;
  });
}
