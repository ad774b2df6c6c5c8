import { accounts } from "@concord/db";
import { ok, refused, type UserId } from "@concord/domain";
import type { Viewer } from "../auth/auth.ts";
import { newSecret, secretHash } from "../auth/secrets.ts";
import type { Deps } from "../deps.ts";
import type { Client } from "../http/client.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";

const RESET_HOURS = 24;

export async function changePassword(
  deps: Deps,
  { viewer, client }: { viewer: Viewer; client: Client },
  { current, next }: { current: string; next: string },
): Promise<Outcome<Record<string, never>>> {
  const { user, sessionToken, sessionId } = viewer;
  if (!(await deps.limits.permitSignedIn(client.address, user.email))) return refused({ code: "too_many_requests" });
  const { password: passwords } = await deps.auth.$context;
  const hash = await accounts.passwordHashOf(deps.db, user.id);
  if (!hash || !(await passwords.verify({ hash, password: current }))) return refused({ code: "wrong_credentials" });
  await deps.limits.succeeded(client.address, user.email);
  await inTransaction(deps.db, async (tx) => {
    await accounts.setPasswordHash(tx, user.id, await passwords.hash(next));
    await accounts.endSessions(tx, user.id, sessionToken);
    return ok();
  });
  await deps.sessions.forget(user.id);
  await deps.doors.closeUser(user.id, { except: sessionId });
  return ok({});
}

/** Makes a one-time link for a user; a former one that was not used stops working. */
export async function createPasswordReset(
  deps: Pick<Deps, "db" | "now">,
  userId: UserId,
  createdBy: UserId | null,
): Promise<Outcome<{ secret: string; expiresAt: string }>> {
  const user = await accounts.userById(deps.db, userId);
  if (!user || user.closedAt) return refused({ code: "not_found" });
  const secret = newSecret();
  const expiresAt = new Date(deps.now().getTime() + RESET_HOURS * 3_600_000);
  await accounts.addPasswordReset(deps.db, { secretHash: secretHash(secret), userId, createdBy, expiresAt });
  return ok({ secret, expiresAt: expiresAt.toISOString() });
}

export async function usePasswordReset(
  deps: Deps,
  { secret, password }: { secret: string; password: string },
): Promise<Outcome<Record<string, never>>> {
  const { password: passwords } = await deps.auth.$context;
  const used = await inTransaction(deps.db, async (tx) => {
    const userId = await accounts.claimPasswordReset(tx, secretHash(secret), deps.now());
    if (!userId) return refused({ code: "secret_invalid" });
    await accounts.setPasswordHash(tx, userId, await passwords.hash(password));
    await accounts.endSessions(tx, userId);
    return ok(userId);
  });
  if (!used.ok) return used;
  await deps.sessions.forget(used.value);
  await deps.doors.closeUser(used.value);
  return ok({});
}
