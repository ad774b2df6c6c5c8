import { createHmac } from "node:crypto";
import { accounts, type Database } from "@concord/db";
import { newSecret, secretHash } from "./auth/secrets.ts";

/**
 * Makes a new one-time set-up link while there is no account; one made at a former start stops working.
 *
 * @param shared - a secret that several processes have in common: they then print the same link, and none undoes
 *   another's
 */
export async function renewSetupLink(db: Database, address: string, shared?: string): Promise<string | undefined> {
  if (await accounts.anyUserExists(db)) return undefined;
  const secret = shared ? createHmac("sha256", shared).update("set-up link").digest("base64url") : newSecret();
  await accounts.updateInstallation(db, { setupSecretHash: secretHash(secret) });
  return `${address}/setup#${secret}`;
}
