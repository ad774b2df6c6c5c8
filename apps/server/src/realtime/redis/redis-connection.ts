import { Redis, type RedisOptions } from "ioredis";

const FIRST_PAUSE = 50; // ms
const LONGEST_PAUSE = 1_000; // ms
/** Without an answer for so long a connection counts as broken, though nobody has closed it. */
const SILENCE = 5_000; // ms

/** A connection that comes back by itself. What was under way when it broke is rejected, and never sent by itself. */
export function redisConnection(url: string, name: string): Redis {
  const options = {
    protocol: 2 as const,
    lazyConnect: true,
    connectionName: `concord-${name}`,
    connectTimeout: SILENCE,
    socketTimeout: SILENCE,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    retryStrategy: (times: number) => Math.min(FIRST_PAUSE * 2 ** times, LONGEST_PAUSE),
    // After a failover the old server only reads.
    reconnectOnError: (error: Error) => error.message.startsWith("READONLY"),
  } satisfies RedisOptions;
  return new Redis(url, options);
}

/** Whether Redis has answered and refused, as opposed to not having been reached. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "ReplyError";
}

/** Errors that no waiting mends: wrong password, no permission, another protocol than Redis'. */
export function isHopeless(error: Error): boolean {
  return /\b(WRONGPASS|NOAUTH|NOPERM|invalid DB index|DB index is out of range)\b/.test(error.message);
}
