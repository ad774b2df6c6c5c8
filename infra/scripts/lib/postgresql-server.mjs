import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { debianPackages } from "./debian-packages.mjs";

const HOME_OF_SERVERS = "/usr/lib/postgresql";

/** The folder with `initdb` and `postgres`: version 15, which is the oldest that the SQL is written for, else another. */
function binaries() {
  if (!existsSync(HOME_OF_SERVERS)) return undefined;
  const versions = readdirSync(HOME_OF_SERVERS).sort((a, b) => Number(b === "15") - Number(a === "15"));
  return versions
    .map((version) => join(HOME_OF_SERVERS, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")));
}

/** PostgreSQL refuses to run as root, and initdb wants a user that has a name. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"])
    try {
      const id = (flag) => Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // no such user here
    }
  return { uid: 65534, gid: 65534 };
}

/**
 * A PostgreSQL server of the distribution with an empty directory, a private socket and no port. It may be killed and
 * started again on the same directory.
 *
 * @param {{ install?: boolean }} [options] install: whether it may be fetched where there is none
 * @returns {Promise<{ url: string, pid: () => number, start: () => Promise<void>, exited: () => Promise<void>,
 *   stop: () => Promise<void> } | { missing: string }>}
 */
export async function distributionServer({ install = true } = {}) {
  if (!binaries() && install) await debianPackages(["postgresql"]);
  const bin = binaries();
  if (!bin) return { missing: "sudo apt-get install -y postgresql   (or name a server in CONCORD_TEST_DATABASE_URL)" };
  const folder = mkdtempSync(join(tmpdir(), "concord-pg-"));
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const cluster = join(folder, "data");
  execFileSync(
    join(bin, "initdb"),
    ["-D", cluster, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...options, stdio: ["ignore", "ignore", "inherit"] },
  );
  let server;
  let exited;
  const endWithUs = () => server.kill("SIGQUIT");
  process.once("exit", endWithUs);
  const start = async () => {
    server = spawn(
      join(bin, "postgres"),
      ["-D", cluster, "-k", folder, "-c", "listen_addresses=", "-c", "max_connections=200"],
      { ...options, stdio: ["ignore", "pipe", "pipe"] },
    );
    exited = new Promise((resolve) => server.once("exit", () => resolve()));
    await ready(server);
  };
  await start();
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    pid: () => server.pid,
    start,
    exited: () => exited,
    stop: async () => {
      process.off("exit", endWithUs);
      server.kill("SIGINT");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The same for one run of the tests, unless the environment names a server.
 *
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> } | { missing: string }>}
 */
export async function postgresqlServer() {
  if (process.env.CONCORD_TEST_DATABASE_URL) return { env: {}, stop: async () => {} };
  const server = await distributionServer();
  if ("missing" in server) return server;
  return { env: { CONCORD_TEST_DATABASE_URL: server.url }, stop: server.stop };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = "";
    const read = (chunk) => {
      log += chunk;
      if (log.includes("ready to accept connections")) resolve();
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`PostgreSQL stopped with code ${code}:\n${log}`)));
  });
}
