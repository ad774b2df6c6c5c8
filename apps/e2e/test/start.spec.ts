import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { installation as contract } from "@concord/contracts";
import { apiSession } from "../src/api-session.ts";
import { expect, test } from "../src/fixtures.ts";
import { checkout, startInstallation } from "../src/installation.ts";

const start = join(checkout, "infra/scripts/start.mjs");

function npmStart(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [start], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

/** What a start says that does not succeed, and its exit code. */
async function refusedStart(env: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = npmStart(env);
  if (!child.stdout || !child.stderr) throw new Error("the child has no output");
  const closed = once(child, "close");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { code: child.exitCode, said: out + err };
}

/** Processes of this machine whose command line or environment names a folder. */
function processesOf(folder: string): string {
  return spawnSync("pgrep", ["-af", folder], { encoding: "utf8" }).stdout;
}

test("npm start serves, and Ctrl+C leaves nothing running", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-start-"));
  spawnSync("chmod", ["755", dataDir]);
  const child = npmStart({ PORT: "0", DATA_DIR: dataDir });
  let said = "";
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Concord is ready: (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", () => reject(new Error(said)));
  });
  const url = await ready;
  expect(await apiSession(url).call(contract.readHealth, {})).toMatchObject({ status: "ok" });
  const page = await fetch(`${url}/setup`);
  expect(page.status).toBe(200);
  const exited = once(child, "exit");
  child.kill("SIGINT");
  await exited;
  expect(child.exitCode).toBe(0);
  expect(processesOf(dataDir)).toBe("");
  rmSync(dataDir, { recursive: true, force: true });
});

test("a port in use is named, with what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = typeof address === "object" ? `${address?.port}` : "";
  const dataDir = mkdtempSync(join(tmpdir(), "concord-start-"));
  const { code, said } = await refusedStart({ PORT: port, DATA_DIR: dataDir });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is in use`);
  rmSync(dataDir, { recursive: true, force: true });
});

test("a second start on the same data directory is refused in words, and the first goes on", async () => {
  const first = await startInstallation();
  try {
    const { code, said } = await refusedStart({ PORT: "0", DATA_DIR: first.dataDir });
    expect(code).toBe(1);
    expect(said.trim().split("\n").at(-1)).toContain(first.dataDir);
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  } finally {
    await first.stop();
  }
});

test("a data directory that cannot be one is refused by name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-start-"));
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const { code, said } = await refusedStart({ PORT: "0", DATA_DIR: file });
  expect(code).toBe(1);
  expect(said).toContain(file);
  rmSync(folder, { recursive: true, force: true });
});

test("settings that cannot be used are listed by name", async () => {
  const { code, said } = await refusedStart({ PORT: "many", IMPORT_LIMIT_MB: "-1" });
  expect(code).toBe(1);
  expect(said).toContain("PORT");
  expect(said).toContain("IMPORT_LIMIT_MB");
});
