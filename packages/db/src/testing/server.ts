import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Names a PostgreSQL server whose user may make databases; without it the embedded one is started. */
export const TEST_SERVER = "CONCORD_TEST_DATABASE_URL";

/** Starts a database server for a run of tests, unless the environment names one; a vitest global set-up. */
export default async function startTestServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[TEST_SERVER]) return undefined;
  const { describeEmbeddedRefusal, startEmbeddedDatabase } = await import("../embedded/index.ts");
  // Readable for the database's own user, which is another than root.
  const stateDir = await mkdtemp(join(tmpdir(), "concord-test-"));
  const database = await startEmbeddedDatabase({ stateDir });
  if (!database.ok) throw new Error(describeEmbeddedRefusal(database.error));
  process.env[TEST_SERVER] = database.value.url;
  return async () => {
    await database.value.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
}
