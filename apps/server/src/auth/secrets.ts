import { createHash, randomBytes } from "node:crypto";

/** A secret for a one-time link: 256 random bits in URL-safe letters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. It has full entropy, so a plain hash is enough: there is nothing to guess. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}
