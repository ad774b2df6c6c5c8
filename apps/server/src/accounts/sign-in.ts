import { accounts } from "@concord/db";
import { ok, refused } from "@concord/domain";
import { ADDRESS_HEADER, type Viewer } from "../auth/auth.ts";
import type { Deps } from "../deps.ts";
import type { Client } from "../http/client.ts";
import { inTransaction, type Outcome } from "../http/refusal.ts";
import { addAccount, type NewAccount } from "./add.ts";
import { presentMe } from "./present.ts";

/** The parts of a call that a session is made from. */
export type Visit = { readonly client: Client; readonly headers: Headers; readonly answer: Headers };
type Me = ReturnType<typeof presentMe>;

/** Opens a session for somebody whose password is known to be right, and sets its cookie. */
export async function openSession(deps: Deps, visit: Visit, email: string, password: string): Promise<Outcome<Me>> {
  const headers = new Headers(visit.headers);
  headers.set(ADDRESS_HEADER, visit.client.address);
  try {
    const signedIn = await deps.auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    for (const cookie of signedIn.headers.getSetCookie()) visit.answer.append("set-cookie", cookie);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 401) return refused({ code: "wrong_credentials" });
    throw error;
  }
  const user = await accounts.userByEmail(deps.db, email);
  if (!user || user.closedAt) return refused({ code: "wrong_credentials" });
  return ok(presentMe(user));
}

export async function signIn(
  deps: Deps,
  visit: Visit,
  { email, password }: { email: string; password: string },
): Promise<Outcome<Me>> {
  const { address } = visit.client;
  if (!(await deps.limits.permit(address, email))) return refused({ code: "too_many_requests" });
  const outcome = await openSession(deps, visit, email, password);
  if (outcome.ok) await deps.limits.succeeded(address, email);
  return outcome;
}

export async function signOut(
  deps: Deps,
  call: { viewer: Viewer; headers: Headers; answer: Headers },
): Promise<Outcome<Record<string, never>>> {
  const signedOut = await deps.auth.api.signOut({ headers: call.headers, returnHeaders: true });
  for (const cookie of signedOut.headers.getSetCookie()) call.answer.append("set-cookie", cookie);
  await deps.sessions.forget(call.viewer.user.id);
  await deps.doors.closeSession(call.viewer.sessionId);
  return ok({});
}

/** Makes the account of the administrator. Of two who try at once, one does. */
export async function createFirstAccount(
  deps: Deps,
  visit: Visit,
  account: NewAccount & { secret?: string | undefined },
): Promise<Outcome<Me>> {
  const made = await inTransaction(deps.db, async (tx) => {
    await accounts.lockSetup(tx);
    if (await accounts.anyUserExists(tx)) return refused({ code: "secret_invalid" });
    const added = await addAccount(deps, tx, account, { administrator: true });
    if (added.ok) await accounts.updateInstallation(tx, { setupSecretHash: null });
    return added;
  });
  return made.ok ? openSession(deps, visit, account.email, account.password) : made;
}

export async function signUp(deps: Deps, visit: Visit, account: NewAccount): Promise<Outcome<Me>> {
  if (!(await deps.limits.permit(visit.client.address, "sign-up"))) return refused({ code: "too_many_requests" });
  const made = await inTransaction(deps.db, (tx) => addAccount(deps, tx, account, { administrator: false }));
  return made.ok ? openSession(deps, visit, account.email, account.password) : made;
}
