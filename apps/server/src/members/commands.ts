import { audit, projects, type Transaction } from "@concord/db";
import { ok, type ProjectId, type Role, refused, type UserId } from "@concord/domain";
import type { Actor, Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

type Tools = Pick<Deps, "db" | "now" | "doors">;

/** Refuses what would leave the project without a manager; the members stay locked until the transaction ends. */
async function judge(
  tx: Transaction,
  project: ProjectId,
  user: UserId,
  rolesAfter: readonly Role[],
): Promise<Outcome<void>> {
  const members = await projects.lockMembers(tx, project);
  if (!members.some((member) => member.userId === user)) return refused({ code: "not_found" });
  const managers = members.filter((member) => member.userId !== user && member.roles.includes("manage"));
  return managers.length > 0 || rolesAfter.includes("manage") ? ok() : refused({ code: "last_manager" });
}

export async function changeRoles(
  { db, now, doors }: Tools,
  actor: Actor,
  project: ProjectId,
  user: UserId,
  roles: readonly Role[],
): Promise<Outcome<void>> {
  const unique = [...new Set(roles)];
  const changed = await inTransaction(db, async (tx) => {
    const judged = await judge(tx, project, user, unique);
    if (!judged.ok) return judged;
    await projects.setRoles(tx, project, user, unique);
    // Whoever no longer manages must not come back by an invitation of their own.
    if (!unique.includes("manage")) await projects.revokeInvitationsOf(tx, user, now(), project);
    await audit.appendAudit(tx, project, now(), {
      actor: actor.id,
      action: "member.roles_changed",
      facts: { user, roles: unique },
    });
    return ok();
  });
  // Their sockets are closed and judged afresh when they come back.
  if (changed.ok) await doors.closeMember(project, user);
  return changed;
}

export async function removeMember(
  { db, now, doors }: Tools,
  actor: Actor,
  project: ProjectId,
  user: UserId,
): Promise<Outcome<Record<string, never>>> {
  const removed = await inTransaction(db, async (tx) => {
    const judged = await judge(tx, project, user, []);
    if (!judged.ok) return judged;
    await projects.removeMember(tx, project, user);
    await projects.revokeInvitationsOf(tx, user, now(), project);
    await audit.appendAudit(tx, project, now(), { actor: actor.id, action: "member.removed", facts: { user } });
    return ok({});
  });
  if (removed.ok) await doors.closeMember(project, user);
  return removed;
}
