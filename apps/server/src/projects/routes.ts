import { projects as contract } from "@concord/contracts";
import { projects } from "@concord/db";
import { ok, type ProjectId, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { createProject } from "./commands.ts";
import { presentProject } from "./present.ts";
import { tasksFor } from "./tasks.ts";

export function projectRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.listProjects, async (call) => {
    const mine = await projects.projectsOf(deps.db, signedIn(call).viewer.user.id);
    return ok({
      projects: await Promise.all(
        mine.map(async ({ project, roles }) =>
          presentProject(project, roles, await projects.projectSizes(deps.db, project.id)),
        ),
      ),
    });
  });

  mount(app, deps, contract.createProject, async (call) => {
    const { user } = signedIn(call).viewer;
    const id = await createProject(deps, user, call.body);
    return present(deps, id, user.id);
  });

  mount(app, deps, contract.readProject, async (call) => {
    const { user } = signedIn(call).viewer;
    const projectId = call.params.projectId as ProjectId;
    const project = await present(deps, projectId, user.id);
    return project.ok ? ok({ ...project.value, tasks: await tasksFor(deps.db, projectId, user.id) }) : project;
  });

  mount(app, deps, contract.updateProject, async (call) => {
    const projectId = call.params.projectId as ProjectId;
    const { name, targetBehaviour } = call.body;
    await projects.updateProject(deps.db, projectId, {
      ...(name === undefined ? {} : { name }),
      ...(targetBehaviour === undefined ? {} : { targetBehaviour }),
    });
    return present(deps, projectId, signedIn(call).viewer.user.id);
  });
}

async function present(deps: Deps, id: ProjectId, viewer: Parameters<typeof projects.rolesOf>[2]) {
  const project = await projects.readProject(deps.db, id);
  const roles = await projects.rolesOf(deps.db, id, viewer);
  if (!project || !roles) return refused({ code: "not_found" });
  return ok(presentProject(project, roles, await projects.projectSizes(deps.db, id)));
}
