import { audit, projects } from "@concord/db";
import { type InvitationId, ok, type ProjectId, type Role, refused } from "@concord/domain";
import { newSecret, secretHash } from "../auth/secrets.ts";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";
import { presentInvitation } from "./present.ts";

type Tools = Pick<Deps, "db" | "now">;
type Shown = ReturnType<typeof presentInvitation> & { readonly secret: string };

const after = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

/** Makes an invitation. The secret is answered this once and stored only as a hash. */
export async function createInvitation(
  { db, now }: Tools,
  actor: Actor,
  projectId: ProjectId,
  wanted: { roles: Role[]; note: string; days: number },
): Promise<Outcome<Shown>> {
  const createdAt = now();
  const secret = newSecret();
  const roles = [...new Set(wanted.roles)];
  return inTransaction(db, async (tx) => {
    const invitation = await projects.addInvitation(tx, {
      projectId,
      secretHash: secretHash(secret),
      roles,
      note: wanted.note,
      createdBy: actor.id,
      createdAt,
      expiresAt: after(createdAt, wanted.days),
    });
    await audit.appendAudit(tx, projectId, createdAt, {
      actor: actor.id,
      action: "invitation.created",
      facts: { invitation: invitation.id, roles },
    });
    return ok({ ...presentInvitation(invitation, null, createdAt), secret });
  });
}

export async function revokeInvitation(
  { db, now }: Tools,
  actor: Actor,
  projectId: ProjectId,
  invitation: InvitationId,
): Promise<Outcome<Record<string, never>>> {
  return inTransaction(db, async (tx) => {
    if (!(await projects.revokeInvitation(tx, projectId, invitation, now()))) return refused({ code: "not_found" });
    await audit.appendAudit(tx, projectId, now(), {
      actor: actor.id,
      action: "invitation.revoked",
      facts: { invitation },
    });
    return ok({});
  });
}

/** Gives an unclaimed invitation a new secret and a new term; the former link stops working. */
export async function reissueInvitation(
  { db, now }: Tools,
  actor: Actor,
  projectId: ProjectId,
  id: InvitationId,
  days: number,
): Promise<Outcome<Shown>> {
  const secret = newSecret();
  return inTransaction(db, async (tx) => {
    const values = { secretHash: secretHash(secret), expiresAt: after(now(), days) };
    const invitation = await projects.reissueInvitation(tx, projectId, id, values);
    if (!invitation) return refused({ code: "not_found" });
    await audit.appendAudit(tx, projectId, now(), {
      actor: actor.id,
      action: "invitation.reissued",
      facts: { invitation: id },
    });
    return ok({ ...presentInvitation(invitation, null, now()), secret });
  });
}
