import { fileURLToPath, pathToFileURL } from "node:url";
import { Redis } from "ioredis";

/** A Redis of its own on a port nobody uses, which forgets everything when it stops. */
type Running = {
  readonly url: string;
  /** Ends it as a power cut of the process would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};
export type TestRedis = Running & {
  /** For what a test itself does to the server. */
  readonly client: Redis;
};

const SCRIPT = fileURLToPath(new URL("../../../../infra/scripts/lib/redis-server.mjs", import.meta.url));

/** @param more - further arguments of redis-server */
export async function startRedis(more: readonly string[] = []): Promise<TestRedis> {
  const script = (await import(pathToFileURL(SCRIPT).href)) as {
    startRedis(more: readonly string[]): Promise<Running>;
  };
  const running = await script.startRedis(more);
  const client = new Redis(running.url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on("error", () => {}); // it is ended on purpose
  return {
    ...running,
    client,
    async stop() {
      client.disconnect();
      await running.stop();
    },
  };
}
