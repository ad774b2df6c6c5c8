import { accounts, type Transaction } from "@concord/db";
import { ok, refused } from "@concord/domain";
import type { Deps } from "../deps.ts";
import type { Outcome } from "../http/refusal.ts";

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string };

/** Adds an account inside the transaction that justifies it: set-up, an invitation, or open sign-up. */
export async function addAccount(
  deps: Pick<Deps, "auth">,
  tx: Transaction,
  { name, email, password }: NewAccount,
  { administrator }: { administrator: boolean },
): Promise<Outcome<accounts.User>> {
  if (await accounts.userByEmail(tx, email)) return refused({ code: "email_taken" });
  const { password: passwords } = await deps.auth.$context;
  return ok(await accounts.addUser(tx, { name, email, administrator, passwordHash: await passwords.hash(password) }));
}
