import { accounts, projects } from "@concord/db";
import { ok, refused, type UserId } from "@concord/domain";
import type { Deps } from "../deps.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

/**
 * Closes an account: sign-in, sessions and e-mail are erased, memberships end, and what the person authored stays
 * under a pseudonym. Nobody can leave an installation without administrator, or a project without manager.
 */
export async function closeAccount(
  deps: Pick<Deps, "db"> & {
    readonly sessions: Pick<Deps["sessions"], "forget">;
    readonly doors: Pick<Deps["doors"], "closeUser">;
  },
  userId: UserId,
): Promise<Outcome<Record<string, never>>> {
  const closed = await inTransaction(deps.db, async (tx) => {
    const administrators = await accounts.lockAdministrators(tx);
    const user = await accounts.userById(tx, userId);
    if (!user || user.closedAt) return refused({ code: "not_found" });
    if (administrators.length === 1 && administrators[0] === userId) return refused({ code: "last_administrator" });
    const alone = await projects.managedAlone(tx, userId);
    if (alone.length > 0) return refused({ code: "last_manager", facts: { projects: alone.length } });
    await projects.removeFromProjects(tx, userId);
    await projects.revokeInvitationsOf(tx, userId, new Date());
    await accounts.closeUser(tx, userId, `Former member ${userId.slice(0, 4)}`);
    return ok();
  });
  if (!closed.ok) return closed;
  await deps.sessions.forget(userId);
  await deps.doors.closeUser(userId);
  return ok({});
}
