import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The secret that signs session cookies, made on first start; only the server's own user may read it. */
export async function sessionSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, "session-secret");
  await mkdir(dataDir, { recursive: true });
  try {
    // `wx` fails when the file exists: of two processes that start at once, one writes and both read the same.
    await writeFile(path, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(path, 0o600);
  const secret = (await readFile(path, "utf8")).trim();
  if (secret.length < 32)
    throw new Error(`${path} should hold a secret of at least 32 characters; delete the file to have it made anew`);
  return secret;
}
