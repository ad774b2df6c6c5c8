import { randomUUID } from "node:crypto";
import { type Schedule, type StoredUpdates, systemSchedule } from "@concord/sync/server";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startRedis, type TestRedis } from "../../testing/redis-server.ts";
import type { Order } from "../orders.ts";
import { openRedisLink, type RedisLink, type RedisLinkOptions, RedisRefused } from "./redis-link.ts";

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** The clock's ticks come fast; patience is left as it is. */
const fastTicks: Schedule = (run, afterMs) => systemSchedule(run, afterMs === 1_000 ? 20 : afterMs);
const until = (holds: () => unknown) =>
  vi.waitFor(() => expect(holds()).toBeTruthy(), { timeout: 30_000, interval: 5 });

type Heard = {
  readonly link: RedisLink;
  readonly stored: StoredUpdates[];
  readonly whispers: { room: string; from: string; frame: number[] }[];
  readonly orders: Order[];
  readonly logged: string[];
  missed: number;
  judged: number;
};
const open: Heard[] = [];
afterEach(async () => {
  for (const { link } of open.splice(0)) await link.stop();
});

/** A process of an installation, with a note of all it hears. */
async function aProcess(prefix: string, options: Partial<RedisLinkOptions> = {}): Promise<Heard> {
  const logged: string[] = [];
  const link = await openRedisLink({
    url: redis.url,
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
const aPrefix = () => `test:${randomUUID()}`;
const update = (...bytes: number[]) => Uint8Array.from(bytes);
const told = ({ stored }: Heard) =>
  stored.flatMap(({ room, firstSeq, updates }) => updates.map((each, index) => [room, firstSeq + index, [...each]]));
const calm = ({ link }: Heard) => until(() => link.orders.heard());

/** Waits until everybody has called the roll twice: the script renews how long the stream is kept. */
async function rollCalls(prefix: string): Promise<void> {
  const stream = `${prefix}:stream`;
  await redis.client.xadd(stream, "*", "v", "1", "p", "clock", "n", "1", "k", "mark");
  for (let call = 0; call < 3; call++) {
    await redis.client.persist(stream);
    await vi.waitFor(async () => expect(await redis.client.pttl(stream)).toBeGreaterThan(0), { timeout: 30_000 });
  }
}

describe("what a process has stored", () => {
  it("reaches each other process in order and byte by byte, and does not come back", async () => {
    const prefix = aPrefix();
    const [one, two, three] = [await aProcess(prefix), await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([
      { room: "layer/ä", firstSeq: 7, updates: [update(0, 255, 13, 10), update(1)] },
      { room: "other", firstSeq: 1, updates: [update(128)] },
    ]);
    one.link.processes.tell([{ room: "layer/ä", firstSeq: 9, updates: [update(2)] }]);
    two.link.processes.tell([{ room: "other", firstSeq: 2, updates: [update(3)] }]);
    const ones = [
      ["layer/ä", 7, [0, 255, 13, 10]],
      ["layer/ä", 8, [1]],
      ["other", 1, [128]],
      ["layer/ä", 9, [2]],
    ];
    const twos = ["other", 2, [3]];
    await until(() => told(three).length === 5 && told(two).length === 4 && told(one).length === 1);
    expect(told(two)).toEqual(ones);
    expect(told(one)).toEqual([twos]);
    expect(told(three).filter(([, seq, bytes]) => !(seq === 2 && `${bytes}` === "3"))).toEqual(ones);
    expect([one.missed, two.missed, three.missed]).toEqual([0, 0, 0]);
  });

  it("stays among the processes of its installation", async () => {
    const [ours, theirs] = [aPrefix(), aPrefix()];
    const [one, two, stranger] = [await aProcess(ours), await aProcess(ours), await aProcess(theirs)];
    one.link.processes.tell([{ room: "room", firstSeq: 1, updates: [update(1)] }]);
    one.link.processes.whisper("room", update(1));
    await until(() => two.stored.length === 1 && two.whispers.length === 1);
    // What the stranger says to itself afterwards has come back from the same server: nothing is still on its way.
    await stranger.link.orders.give({ kind: "flush", room: "room" });
    expect([stranger.stored, stranger.whispers, stranger.orders]).toEqual([[], [], []]);
  });

  it("is cut into pieces where there is much of it, and single updates are as large as they like", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    const large = new Uint8Array(3_000_000).map((_, index) => index % 251);
    const updates = [...Array.from({ length: 20 }, (_, index) => large.slice(0, 50_000 + index)), large];
    one.link.processes.tell([{ room: "room", firstSeq: 100, updates }]);
    await until(() => told(two).length === 21);
    expect(two.stored.length).toBeGreaterThan(3);
    expect(told(two).map(([, seq]) => seq)).toEqual(updates.map((_, index) => 100 + index));
    expect(
      two.stored
        .flatMap((each) => each.updates)
        .every((each, index) => Buffer.compare(each, updates[index] ?? update()) === 0),
    ).toBe(true);
  });

  it("is not held up by entries that nobody can read, by another version's, or by a room that fails", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    const stream = `${prefix}:stream`;
    two.link.processes.listen({
      stored: (updates) => {
        two.stored.push(updates);
        if (updates.room === "bad") throw new Error("this room is broken");
      },
      whispered: () => {},
      missed: () => {},
    });
    await redis.client.xadd(stream, "*", "nonsense", "1");
    await redis.client.xadd(
      stream,
      "*",
      "v",
      "2",
      "p",
      "future",
      "n",
      "1",
      "k",
      "stored",
      "r",
      "room",
      "s",
      "1",
      "u",
      "x",
    );
    await redis.client.xadd(stream, "*", "v", "1", "p", "future", "n", "x", "k", "stored");
    await redis.client.xadd(
      stream,
      "*",
      "v",
      "1",
      "p",
      "future",
      "n",
      "1",
      "k",
      "order",
      "o",
      '{"kind":"make_coffee"}',
    );
    await redis.client.publish(`${prefix}:presence`, "not a head\nand a body");
    one.link.processes.tell([
      { room: "bad", firstSeq: 1, updates: [update(1)] },
      { room: "good", firstSeq: 1, updates: [update(2)] },
    ]);
    await until(() => two.stored.length === 2);
    expect(two.stored.map(({ room }) => room)).toEqual(["bad", "good"]);
    expect(two.logged.filter((event) => event === "redis_entry_ignored")).toHaveLength(4);
    expect(two.logged).toContain("redis_entry_failed");
  });
});

describe("presence", () => {
  it("reaches the others with the name of the process it comes from, and not the process itself", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.whisper("a room", update(1, 10, 0, 255));
    one.link.processes.whisper("a room", update(3));
    two.link.processes.whisper("a room", update(9));
    await until(() => two.whispers.length === 2 && one.whispers.length === 1);
    expect(two.whispers.map(({ room, frame }) => [room, frame])).toEqual([
      ["a room", [1, 10, 0, 255]],
      ["a room", [3]],
    ]);
    expect(new Set(two.whispers.map(({ from }) => from)).size).toBe(1);
    expect(one.whispers[0]?.from).not.toBe(two.whispers[0]?.from);
  });
});

describe("an order", () => {
  const closing: Order = { kind: "close_room", room: "layer/r" };

  it("is carried out by every other process before it is answered", async () => {
    const prefix = aPrefix();
    const [one, two, three] = [await aProcess(prefix), await aProcess(prefix), await aProcess(prefix)];
    await one.link.orders.give(closing);
    expect([two.orders, three.orders, one.orders]).toEqual([[closing], [closing], []]);
  });

  it("comes after what was stored before it and before what is stored after it", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    const seen: string[] = [];
    two.link.processes.listen({
      stored: ({ firstSeq }) => {
        seen.push(`update ${firstSeq}`);
      },
      whispered: () => {},
      missed: () => {},
    });
    two.link.orders.obey({ carryOut: async ({ kind }) => void seen.push(kind), missed: () => {} });
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    const given = one.link.orders.give(closing);
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    await given;
    await until(() => seen.length === 3);
    expect(seen).toEqual(["update 1", "close_room", "update 2"]);
  });

  it("waits for what takes long, while other entries are heard", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    let finish = () => {};
    two.link.orders.obey({ carryOut: () => new Promise((resolve) => (finish = resolve)), missed: () => {} });
    let answered = false;
    const given = one.link.orders.give({ kind: "flush", room: "r" }).then(() => {
      answered = true;
    });
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    expect(answered).toBe(false);
    finish();
    await given;
    expect(one.logged).not.toContain("order_not_confirmed");
  });

  it("that a process does not confirm is given up and logged, naming it", async () => {
    const prefix = aPrefix();
    const logged: unknown[] = [];
    const one = await aProcess(prefix, {
      log: (event, facts) => logged.push({ event, ...facts }),
      // Patience runs out at once.
      schedule: (run, afterMs) => fastTicks(run, afterMs === 2_000 ? 100 : afterMs),
    });
    const two = await aProcess(prefix);
    two.link.orders.obey({ carryOut: () => new Promise(() => {}), missed: () => {} });
    await one.link.orders.give(closing);
    expect(logged).toContainEqual({ event: "order_not_confirmed", order: "close_room", by: [expect.any(String)] });
  });

  it("waits for no process that has said goodbye, and for none that serves nobody", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    const desk = await aProcess(prefix, { serves: false });
    await two.link.stop();
    await one.link.orders.give(closing);
    await desk.link.orders.give(closing);
    expect([one.orders, one.logged, desk.logged]).toEqual([
      [closing],
      expect.not.arrayContaining(["order_not_confirmed"]),
      expect.not.arrayContaining(["order_not_confirmed"]),
    ]);
  });
});

describe("a Redis", () => {
  it("that is killed and comes back empty: the database is looked into meanwhile and at the return", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    await redis.kill();
    await until(() => !one.link.orders.heard() && !two.link.orders.heard());
    // As many ticks as they like: it is called again and again, and everybody is judged now and then.
    await until(() => one.missed > 3 && two.missed > 3 && two.judged > 1);
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    one.link.processes.whisper("r", update(1));
    await one.link.orders.give({ kind: "close_room", room: "r" });
    expect(one.logged).toContain("order_not_told");
    const before = two.logged.filter((event) => event === "redis_missed").length;
    await redis.startAgain();
    await calm(one);
    await calm(two);
    // What could not be said is said in order, and the order is carried out after all.
    await until(() => told(two).length === 2 && two.orders.length === 1);
    expect(told(two)).toEqual([
      ["r", 1, [1]],
      ["r", 2, [2]],
    ]);
    expect(two.logged.filter((event) => event === "redis_missed").length).toBeGreaterThan(before);
    const calls = [one.missed, two.missed];
    one.link.processes.tell([{ room: "r", firstSeq: 3, updates: [update(3)] }]);
    await until(() => told(two).length === 3);
    expect([one.missed, two.missed]).toEqual(calls);
    expect(two.whispers).toEqual([]);
  });

  it("that only loses our connections is read on from where it was, without a look into the database", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    await redis.client.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    await until(() => told(two).some(([, seq]) => seq === 2));
    await calm(two);
    expect(two.logged).not.toContain("redis_missed");
  });

  it("whose stream was trimmed while a process was away tells it that something is missing", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    // The reader is held while the stream moves on under it.
    await redis.client
      .multi()
      .xadd(`${prefix}:stream`, "*", "v", "1", "p", "third", "n", "1", "k", "mark")
      .xadd(`${prefix}:stream`, "*", "v", "1", "p", "third", "n", "2", "k", "mark")
      .xtrim(`${prefix}:stream`, "MAXLEN", 0)
      .call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
      .exec();
    await until(() => two.logged.includes("redis_missed") && two.missed > 0 && two.judged > 0);
  });

  it("that is emptied under everybody is noticed by the number of the next entry", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    // Number 2 is lost between two reads, as when a server falls over to one that never had it.
    await redis.client.flushall();
    const from = (await redis.client.xrange(`${prefix}:stream`, "-", "+")).length;
    expect(from).toBe(0);
    await redis.client.xadd(`${prefix}:stream`, ...["*", "v", "1", "p", "third", "n", "1", "k", "mark"]);
    await redis.client.xadd(`${prefix}:stream`, ...["*", "v", "1", "p", "third", "n", "3", "k", "mark"]);
    await until(() => two.missed > 0 && one.missed > 0);
    await calm(two);
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    await until(() => told(two).length === 2);
  });

  it("that lost the last entry of all is noticed by the roll call", async () => {
    const prefix = aPrefix();
    const two = await aProcess(prefix);
    const living = `${prefix}:living`;
    await redis.client.hset(living, "third", "99999999999999 4");
    await rollCalls(prefix);
    expect(two.missed).toBe(0);
    await redis.client.hset(living, "third", "99999999999999 5");
    await until(() => two.missed > 0);
  });

  it("out of memory makes the others look into the database", async () => {
    const small = await startRedis();
    try {
      const prefix = aPrefix();
      const [one, two] = [await aProcess(prefix, { url: small.url }), await aProcess(prefix, { url: small.url })];
      await small.client.config("SET", "maxmemory", "1");
      one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
      await until(() => two.missed > 2);
      await small.client.config("SET", "maxmemory", "0");
      await calm(one);
      one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
      await until(() => two.stored.length === 1);
    } finally {
      for (const { link } of open.splice(0)) await link.stop();
      await small.stop();
    }
  });

  it("that stays away costs no memory without bound: updates are dropped and found missing, orders are kept", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix, { backlogBytes: 100_000 }), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    await redis.kill();
    await until(() => !one.link.orders.heard());
    await one.link.orders.give({ kind: "close_room", room: "r" });
    for (let seq = 2; seq <= 40; seq++)
      one.link.processes.tell([{ room: "r", firstSeq: seq, updates: [new Uint8Array(10_000)] }]);
    expect(one.logged).toContain("redis_backlog_dropped");
    await redis.startAgain();
    await until(() => two.orders.length === 1 && two.logged.includes("redis_missed"));
    await calm(two);
    one.link.processes.tell([{ room: "r", firstSeq: 41, updates: [update(41)] }]);
    await until(() => told(two).some(([, seq]) => seq === 41));
    expect(told(two).length).toBeLessThan(15);
  });

  it("that is not there at the start is joined as soon as it is", async () => {
    await redis.kill();
    const prefix = aPrefix();
    const one = await aProcess(prefix, { schedule: (run, ms) => fastTicks(run, ms === 5_000 ? 50 : ms) });
    expect(one.logged).toContain("redis_not_reached");
    await until(() => one.missed > 0);
    await redis.startAgain();
    await calm(one);
    const two = await aProcess(prefix);
    two.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => one.stored.length === 1);
  });

  it("that refuses the password ends the start with a sentence", async () => {
    const strict = await startRedis(["--requirepass", "correct"]);
    try {
      const wrong = strict.url.replace("redis://", "redis://:wrong@");
      const opening = openRedisLink({ url: wrong, prefix: aPrefix(), log: () => {} });
      await expect(opening).rejects.toThrow(RedisRefused);
      await expect(openRedisLink({ url: strict.url, prefix: aPrefix(), log: () => {} })).rejects.toThrow(/NOAUTH/);
      const right = await openRedisLink({
        url: strict.url.replace("redis://", "redis://:correct@"),
        prefix: aPrefix(),
        log: () => {},
      });
      expect(right.orders.heard()).toBe(true);
      await right.stop();
    } finally {
      await strict.stop();
    }
  });

  it("keeps what was said for a minute only", async () => {
    const prefix = aPrefix();
    const one = await aProcess(prefix);
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    const stream = `${prefix}:stream`;
    await until(() => one.link.orders.heard());
    await vi.waitFor(async () => expect(await redis.client.pttl(stream)).toBeGreaterThan(0));
    expect(await redis.client.pttl(stream)).toBeLessThanOrEqual(60_000);
    // An entry of long ago, in a stream of its own since ids only grow, is gone at the next roll call.
    const old = aPrefix();
    await redis.client.xadd(`${old}:stream`, "1000-1", "v", "1", "p", "third", "n", "1", "k", "mark");
    await aProcess(old);
    await vi.waitFor(async () => expect(await redis.client.xlen(`${old}:stream`)).toBe(0), { timeout: 30_000 });
  });
});

it("a process that goes without a word makes the others look into the database, one that says goodbye does not", async () => {
  const prefix = aPrefix();
  const one = await aProcess(prefix);
  const two = await aProcess(prefix);
  await until(() => one.missed === 0);
  await two.link.stop();
  const living = `${prefix}:living`;
  await redis.client.hset(living, "third", "99999999999999 0");
  await rollCalls(prefix);
  expect(one.missed).toBe(0);
  expect([one.judged, one.link.orders.heard()]).toEqual([0, true]);
  await redis.client.hdel(living, "third");
  await until(() => one.missed > 2 && one.judged > 0);
  expect(one.link.orders.heard()).toBe(false);
});
