import { projects as contract } from "@concord/contracts";
import { projects } from "@concord/db";
import { type InvitationId, ok, type ProjectId, refused } from "@concord/domain";
import { secretHash } from "../auth/secrets.ts";
import type { Deps } from "../deps.ts";
import { type App, mount, signedIn } from "../http/mount.ts";
import { acceptInvitation } from "./accept.ts";
import { createInvitation, reissueInvitation, revokeInvitation } from "./commands.ts";
import { presentInvitation } from "./present.ts";

export function invitationRoutes(app: App, deps: Deps): void {
  mount(app, deps, contract.listInvitations, async ({ params }) => {
    const rows = await projects.listInvitations(deps.db, params.projectId as ProjectId);
    return ok({
      invitations: rows.map(({ invitation, claimedByName }) =>
        presentInvitation(invitation, claimedByName, deps.now()),
      ),
    });
  });

  mount(app, deps, contract.createInvitation, (call) =>
    createInvitation(deps, signedIn(call).viewer.user, call.params.projectId as ProjectId, call.body),
  );
  mount(app, deps, contract.revokeInvitation, (call) => {
    const { projectId, invitationId } = call.params;
    return revokeInvitation(deps, signedIn(call).viewer.user, projectId as ProjectId, invitationId as InvitationId);
  });
  mount(app, deps, contract.reissueInvitation, (call) => {
    const { projectId, invitationId } = call.params;
    const { user } = signedIn(call).viewer;
    return reissueInvitation(deps, user, projectId as ProjectId, invitationId as InvitationId, call.body.days);
  });

  mount(app, deps, contract.lookAtInvitation, async ({ body }) => {
    const found = await projects.openInvitation(deps.db, secretHash(body.secret), deps.now());
    if (!found) return refused({ code: "secret_invalid" });
    const { invitation, project, invitedBy } = found;
    return ok({ project, invitedBy, roles: invitation.roles, expiresAt: invitation.expiresAt.toISOString() });
  });
  mount(app, deps, contract.acceptInvitation, (call) => acceptInvitation(deps, call, call.body));
}
