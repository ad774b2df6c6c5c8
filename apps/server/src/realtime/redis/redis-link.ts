import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { hostname } from "node:os";
import { type Processes, type ProcessesListener, type Schedule, systemSchedule } from "@concord/sync/server";
import type { Log } from "../../deps.ts";
import type { Orders } from "../orders.ts";
import { Attendance } from "./attendance.ts";
import { Outbox } from "./outbox.ts";
import { PresenceChannel } from "./presence-channel.ts";
import { isHopeless, isRefusal, redisConnection } from "./redis-connection.ts";
import { RedisOrders } from "./redis-orders.ts";
import { callRoll } from "./roll-call.ts";
import { inPieces, type StreamEntry } from "./stream-entry.ts";
import { StreamReader } from "./stream-reader.ts";

const TICK = 1_000; // ms
/** Every so many ticks a process reports. */
const REPORT_EVERY = 2;
/** Every so many ticks without the others everything let in is judged again. */
const JUDGE_EVERY = 3;
/** Read from so long before the start: an order given while this process was being counted in must be confirmed. */
const READ_BACK = 5_000; // ms
/** How long a start waits for Redis before it goes on without, and an end for what was not said yet. */
const PATIENCE = 5_000; // ms

export type RedisLink = {
  readonly processes: Processes;
  readonly orders: Orders;
  /** Says what is left to say and goodbye, as far as Redis takes it within seconds. */
  stop(): Promise<void>;
};

export type RedisLinkOptions = {
  readonly url: string;
  /** Begins the name of every key and channel; of two installations on one Redis each has another. */
  readonly prefix: string;
  readonly log: Log;
  readonly schedule?: Schedule;
  /** A process that serves nobody gives orders and is not waited for. */
  readonly serves?: boolean;
  /** Bytes of updates kept while Redis is away. */
  readonly backlogBytes?: number;
};

/** Redis has answered and will not let us in: waiting would not help. */
export class RedisRefused extends Error {}

/**
 * Joins this process to the others of its installation. Where Redis can not be reached it goes on alone and joins as
 * soon as it can.
 *
 * @throws RedisRefused when Redis refuses the password, the user or the database
 */
export async function openRedisLink(options: RedisLinkOptions): Promise<RedisLink> {
  const { log, serves = true } = options;
  const schedule = options.schedule ?? systemSchedule;
  const self = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const keys = {
    stream: `${options.prefix}:stream`,
    living: `${options.prefix}:living`,
    presence: `${options.prefix}:presence`,
  };
  const [speak, read, listen] = [
    redisConnection(options.url, "speaks"),
    redisConnection(options.url, "reads"),
    redisConnection(options.url, "listens"),
  ];
  const connections = [speak, read, listen];

  let listener: ProcessesListener | undefined;
  let reported = false;
  let joined = false;
  let stopped = false;
  const attendance = new Attendance(self);

  const missed = (why: string) => {
    log("redis_missed", { why });
    listener?.missed();
    orders.listener?.missed();
  };
  const hear = (entry: StreamEntry) => {
    if (entry.from === self) return;
    const gap = attendance.hear(entry) === "gap";
    if (entry.said.kind === "stored") listener?.stored(entry.said.stored);
    orders.hear(entry);
    if (gap) missed("an entry did not come");
  };
  const outbox = new Outbox({ redis: speak, key: keys.stream, from: self, log, mostBytes: options.backlogBytes });
  let look = () => {};
  const begun = () => look();
  const reader = new StreamReader({ redis: read, key: keys.stream, hear, missed, begun, schedule, log });
  const presence = new PresenceChannel({
    ...{ speak, listen, channel: keys.presence, self },
    hear: ({ room, from, frame }) => listener?.whispered(room, from, frame),
    lost: () => listener?.missed(),
    begun,
  });
  const isJoined = () =>
    reported && !outbox.refusing && speak.status === "ready" && reader.reading && presence.ready && !stopped;

  const callTheRoll = () => callRoll(speak, keys, serves ? { process: self, lastAdded: outbox.lastAdded } : undefined);
  const orders = new RedisOrders({
    say: (said) => outbox.say(said),
    others: async () => [...(await callTheRoll()).living.keys()].filter((process) => process !== self),
    ...{ self, heard: isJoined, schedule, log },
  });

  let refused = false;
  const report = async () => {
    presence.ping();
    // Until Redis takes something again it is not known whether it would.
    if (outbox.refusing) outbox.say({ kind: "mark" });
    try {
      const roll = await callTheRoll();
      reported = true;
      refused = false;
      if (attendance.call(roll) === "gap") {
        reader.doubt();
        missed("something said did not come");
      }
      return roll.now;
    } catch (error) {
      if (isRefusal(error) && !refused) log("redis_refused", { error: String(error) });
      refused = isRefusal(error);
      reported = false;
      return undefined;
    }
  };
  let ticks = 0;
  const tick = () => {
    cancelTick = schedule(tick, TICK);
    ticks++;
    if (ticks % REPORT_EVERY === 0) void report();
    const now = isJoined();
    if (now !== joined) log(now ? "redis_joined" : "redis_left");
    joined = now;
    if (!joined) presence.sayLost();
    if (joined && !attendance.someoneVanished) return;
    listener?.missed();
    if (ticks % JUDGE_EVERY === 0) orders.listener?.missed();
  };
  let cancelTick = () => {};

  const stop = async () => {
    stopped = true;
    cancelTick();
    if (speak.status === "ready") {
      const said = outbox.say({ kind: "bye" }).added.then(() => speak.hdel(keys.living, self));
      await within(
        schedule,
        PATIENCE,
        said.catch(() => {}),
      );
    }
    reader.stop();
    for (const connection of connections) connection.disconnect();
  };

  let hopeless = (_error: Error) => {};
  const refusal = new Promise<never>((_, reject) => {
    hopeless = (error) =>
      reject(new RedisRefused(`REDIS_URL: Redis does not let us in: ${error.message.replace(/^ReplyError: /, "")}`));
  });
  for (const connection of connections)
    connection.on("error", (error: Error) => {
      if (isHopeless(error)) hopeless(error);
      if (joined) log("redis_connection_failed", { error: error.message });
    });
  const comeIn = async () => {
    for (const connection of connections) connection.connect().catch(() => {});
    while (speak.status !== "ready") await once(speak, "ready").catch(() => {});
    const now = await report();
    reader.start(now === undefined ? undefined : now - READ_BACK);
    await new Promise<void>((resolve) => {
      look = () => {
        if (isJoined()) resolve();
      };
      look();
    });
  };
  try {
    await Promise.race([within(schedule, PATIENCE, comeIn()), refusal]);
  } catch (error) {
    await stop();
    throw error;
  }
  refusal.catch(() => {});
  joined = isJoined();
  log(joined ? "redis_joined" : "redis_not_reached");
  cancelTick = schedule(tick, TICK);

  return {
    processes: {
      tell(batch) {
        for (const stored of batch) for (const piece of inPieces(stored)) outbox.say({ kind: "stored", stored: piece });
      },
      whisper: (room, frame) => presence.whisper(room, frame),
      listen: (to) => {
        listener = to;
      },
    },
    orders: {
      give: (order) => orders.give(order),
      obey: (to) => {
        orders.listener = to;
      },
      // Whoever vanished may be cut off, and give orders that do not come.
      heard: () => isJoined() && !attendance.someoneVanished,
    },
    stop,
  };
}

/** Waits for something, and not longer than so many milliseconds. */
async function within(schedule: Schedule, patience: number, work: Promise<unknown>): Promise<void> {
  let cancel = () => {};
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      cancel = schedule(resolve, patience);
    }),
  ]);
  cancel();
}
