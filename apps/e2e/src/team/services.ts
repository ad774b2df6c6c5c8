import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout } from "../installation.ts";

/** A server that a team's processes share, and that a test ends and starts again. */
export type SharedService = {
  readonly url: string;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** On the same address; PostgreSQL with what it had on disk, Redis with nothing. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

const script = (name: string) => import(pathToFileURL(join(checkout, "infra/scripts/lib", name)).href);

/** A PostgreSQL server of the distribution, with a directory of its own. */
export async function startPostgresql(): Promise<SharedService> {
  const { distributionServer } = (await script("postgresql-server.mjs")) as {
    distributionServer(): Promise<Distribution | { missing: string }>;
  };
  const server = await distributionServer();
  if ("missing" in server) throw new Error(`PostgreSQL is missing: ${server.missing}`);
  return {
    url: server.url,
    // At once and without a checkpoint, so that the next start recovers; SIGKILL would leave its shared memory behind.
    kill: async () => {
      process.kill(server.pid(), "SIGQUIT");
      await server.exited();
    },
    startAgain: () => server.start(),
    stop: () => server.stop(),
  };
}

type Distribution = {
  readonly url: string;
  pid(): number;
  start(): Promise<void>;
  exited(): Promise<void>;
  stop(): Promise<void>;
};

/** A Redis that keeps nothing on disk. */
export async function startRedis(): Promise<SharedService> {
  const { redisServer, startRedis: start } = (await script("redis-server.mjs")) as {
    redisServer(): Promise<object | { missing: string }>;
    startRedis(): Promise<SharedService>;
  };
  const had = await redisServer();
  if ("missing" in had) throw new Error(`Redis is missing: ${had.missing}`);
  return start();
}
