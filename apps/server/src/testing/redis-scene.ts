import { randomUUID } from "node:crypto";
import { type Schedule, type StoredUpdates, systemSchedule } from "@concord/sync/server";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import type { Order } from "../realtime/orders.ts";
import { openRedisLink, type RedisLink, type RedisLinkOptions } from "../realtime/redis/redis-link.ts";
import { startRedis, type TestRedis } from "./redis-server.ts";

/** The clock's ticks come fast; patience is left as it is. */
export const fastTicks: Schedule = (run, afterMs) => systemSchedule(run, afterMs === 1_000 ? 20 : afterMs);
export const until = (holds: () => unknown) =>
  vi.waitFor(() => expect(holds()).toBeTruthy(), { timeout: 30_000, interval: 5 });

export type Heard = {
  readonly link: RedisLink;
  readonly stored: StoredUpdates[];
  readonly whispers: { room: string; from: string; frame: number[] }[];
  readonly orders: Order[];
  readonly logged: string[];
  missed: number;
  judged: number;
};
export const aPrefix = () => `test:${randomUUID()}`;
export const update = (...bytes: number[]) => Uint8Array.from(bytes);
export const told = ({ stored }: Heard) =>
  stored.flatMap(({ room, firstSeq, updates }) => updates.map((each, index) => [room, firstSeq + index, [...each]]));
export const calm = ({ link }: Heard) => until(() => link.orders.heard());

/** A Redis for the tests of a file, and processes on it that are stopped after each test. */
export function redisScene() {
  let redis: TestRedis | undefined;
  const running = (): TestRedis => {
    if (!redis) throw new Error("the Redis of this file has not started yet");
    return redis;
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  const open: Heard[] = [];
  const stopAll = async () => {
    for (const { link } of open.splice(0)) await link.stop();
  };
  afterEach(stopAll);

  /** A process of an installation, with a note of all it hears. */
  async function aProcess(prefix: string, options: Partial<RedisLinkOptions> = {}): Promise<Heard> {
    const logged: string[] = [];
    const link = await openRedisLink({
      url: running().url,
      prefix,
      log: (event) => logged.push(event),
      schedule: fastTicks,
      ...options,
    });
    const heard: Heard = { link, stored: [], whispers: [], orders: [], logged, missed: 0, judged: 0 };
    link.processes.listen({
      stored: (updates) => {
        heard.stored.push(updates);
      },
      whispered: (room, from, frame) => {
        heard.whispers.push({ room, from, frame: [...frame] });
      },
      missed: () => {
        heard.missed++;
      },
    });
    link.orders.obey({
      carryOut: async (order) => {
        heard.orders.push(order);
      },
      missed: () => {
        heard.judged++;
      },
    });
    open.push(heard);
    return heard;
  }

  /** Waits until everybody has called the roll twice: the script renews how long the stream is kept. */
  async function rollCalls(prefix: string): Promise<void> {
    const stream = `${prefix}:stream`;
    await running().client.xadd(stream, "*", "v", "1", "p", "clock", "n", "1", "k", "mark");
    for (let call = 0; call < 3; call++) {
      await running().client.persist(stream);
      await vi.waitFor(async () => expect(await running().client.pttl(stream)).toBeGreaterThan(0), { timeout: 30_000 });
    }
  }

  return {
    get redis() {
      return running();
    },
    aProcess,
    rollCalls,
    /** Stops every process, for a test whose Redis ends with it. */
    stopAll,
  };
}
