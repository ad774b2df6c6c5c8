import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@concord/db/testing";
import { expect, it, onTestFinished } from "vitest";

it("serves no database whose sessions do not wait for the disk, and names the setting, its value and the cure", async () => {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "concord-start-"));
  onTestFinished(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await database.close();
  });
  const { rows } = await database.pool.query<{ name: string }>("select current_database() as name");
  await database.pool.query(`alter database ${rows[0]?.name} set synchronous_commit = off`);
  const server = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("main.ts", import.meta.url))], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      BASE_URL: "",
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(server, "close");
  const [said, complained] = await Promise.all([text(server.stdout), text(server.stderr)]);
  await closed;
  expect(server.exitCode).toBe(1);
  expect(said).not.toContain("ready");
  expect(complained).toContain("synchronous_commit is off");
  expect(complained).toContain("set synchronous_commit = on");
  expect(complained).toContain("ALTER DATABASE");
});
