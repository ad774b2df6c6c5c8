import { accounts, type Database } from "@concord/db";
import { newSecret, secretHash } from "./auth/secrets.ts";

/** Makes a new one-time set-up link while there is no account; one made at a former start stops working. */
export async function renewSetupLink(db: Database, address: string): Promise<string | undefined> {
  if (await accounts.anyUserExists(db)) return undefined;
  const secret = newSecret();
  await accounts.updateInstallation(db, { setupSecretHash: secretHash(secret) });
  return `${address}/setup#${secret}`;
}
