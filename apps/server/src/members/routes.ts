import { projects as contract } from "@concord/contracts";
import { projects } from "@concord/db";
import { ok, type ProjectId, refused, type UserId } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { changeRoles, removeMember } from "./commands.ts";

export function memberRoutes(app: App, deps: Deps): void {
  const members = async (project: ProjectId) =>
    (await projects.listMembers(deps.db, project)).map((member) => ({ ...member, since: member.since.toISOString() }));

  mount(app, deps, contract.listMembers, async ({ params }) =>
    ok({ members: await members(params.projectId as ProjectId) }),
  );

  mount(app, deps, contract.updateMember, async (call) => {
    const [project, user] = [call.params.projectId as ProjectId, call.params.userId as UserId];
    const changed = await changeRoles(deps, signedIn(call).viewer.user, project, user, call.body.roles);
    if (!changed.ok) return changed;
    const member = (await members(project)).find(({ id }) => id === user);
    return member ? ok(member) : refused({ code: "not_found" });
  });

  mount(app, deps, contract.removeMember, (call) =>
    removeMember(deps, signedIn(call).viewer.user, call.params.projectId as ProjectId, call.params.userId as UserId),
  );
}
