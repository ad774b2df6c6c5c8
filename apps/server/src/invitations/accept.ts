import { accounts, audit, projects } from "@concord/db";
import { ok, type ProjectId, refused } from "@concord/domain";
import { addAccount, type NewAccount } from "../accounts/add.ts";
import { presentMe } from "../accounts/present.ts";
import { openSession, type Visit } from "../accounts/sign-in.ts";
import type { Viewer } from "../auth/auth.ts";
import { secretHash } from "../auth/secrets.ts";
import type { Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

type Accepted = { readonly user: ReturnType<typeof presentMe>; readonly projectId: ProjectId };

/**
 * Claims an invitation in one transaction: account, claim and membership come about together or not at all. Of two
 * who claim at once, the second is told that the link is used.
 */
export async function acceptInvitation(
  deps: Deps,
  visit: Visit & { viewer: Viewer | null },
  { secret, account }: { secret: string; account?: NewAccount | undefined },
): Promise<Outcome<Accepted>> {
  if (!visit.viewer && !account) return refused({ code: "signed_out" });
  const now = deps.now();
  const accepted = await inTransaction(deps.db, async (tx) => {
    const added = visit.viewer
      ? ok(visit.viewer.user)
      : account
        ? await addAccount(deps, tx, account, { administrator: false })
        : refused({ code: "signed_out" } as const);
    if (!added.ok) return added;
    const user = added.value;
    const invitation = await projects.claimInvitation(tx, secretHash(secret), user.id, now);
    if (!invitation) return refused({ code: "secret_invalid" });
    const { projectId, roles } = invitation;
    if (await projects.rolesOf(tx, projectId, user.id)) return refused({ code: "already_member" });
    await projects.addMember(tx, projectId, user.id, roles, now);
    await audit.appendAudit(tx, projectId, now, {
      actor: user.id,
      action: "invitation.claimed",
      facts: { invitation: invitation.id, roles },
    });
    return ok({ user, projectId });
  });
  if (!accepted.ok) return accepted;
  const { user, projectId } = accepted.value;
  if (!visit.viewer && account) {
    const opened = await openSession(deps, visit, account.email, account.password);
    if (!opened.ok) return opened;
  }
  return ok({ user: presentMe((await accounts.userById(deps.db, user.id)) ?? user), projectId });
}
