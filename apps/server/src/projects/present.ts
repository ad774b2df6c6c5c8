import type { projects } from "@concord/db";
import type { Role } from "@concord/domain";

export function presentProject(
  project: projects.Project,
  roles: Role[],
  sizes: { members: number; documents: number },
) {
  const { id, name, targetBehaviour, createdAt } = project;
  return { id, name, targetBehaviour, createdAt: createdAt.toISOString(), roles, ...sizes };
}
