import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { debianPackages } from "./debian-packages.mjs";

const INSTALL = "sudo apt-get install -y redis-server   (or name the program in CONCORD_TEST_REDIS_SERVER)";

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = folders.flatMap((folder) => ["redis-server", "valkey-server"].map((name) => join(folder, name)));
  return [process.env.CONCORD_TEST_REDIS_SERVER, ...places].find((path) => {
    try {
      if (path) accessSync(path, constants.X_OK);
      return Boolean(path);
    } catch {
      return false;
    }
  });
}

/** The program, installed where we may. @returns {Promise<{ env: Record<string, string> } | { missing: string }>} */
export async function redisServer() {
  if (!installed()) await debianPackages(["redis-server"]);
  const program = installed();
  return program ? { env: { CONCORD_TEST_REDIS_SERVER: program } } : { missing: INSTALL };
}

/**
 * A Redis of its own on a port nobody uses, which keeps nothing on disk.
 *
 * @param {readonly string[]} [more] further arguments of redis-server
 * @returns {Promise<{ url: string, kill: () => Promise<void>, startAgain: () => Promise<void>, stop: () => Promise<void> }>}
 *   `kill` ends it as a power cut of the process would; it comes back empty
 */
export async function startRedis(more = []) {
  const program = installed();
  if (!program) throw new Error(`There is no redis-server: ${INSTALL}`);
  const folder = mkdtempSync(join(tmpdir(), "concord-redis-"));
  const port = await freePort();
  let server;
  let exited;
  const start = async () => {
    server = spawn(
      program,
      [
        ...["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder],
        ...["--save", "", "--appendonly", "no", ...more],
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    exited = new Promise((resolve) => server.once("exit", resolve));
    await ready(server);
  };
  const end = async (signal) => {
    server.kill(signal);
    await exited;
  };
  const endWithUs = () => server.kill("SIGKILL");
  process.once("exit", endWithUs);
  await start();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill: () => end("SIGKILL"),
    startAgain: start,
    stop: async () => {
      process.off("exit", endWithUs);
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = "";
    const read = (chunk) => {
      log += chunk;
      if (/ready to accept connections/i.test(log)) resolve();
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`redis-server stopped with code ${code}:\n${log}`)));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
