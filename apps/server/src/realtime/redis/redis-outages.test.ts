import { describe, expect, it, vi } from "vitest";
import { aPrefix, calm, fastTicks, redisScene, told, until, update } from "../../testing/redis-scene.ts";
import { startRedis } from "../../testing/redis-server.ts";
import { openRedisLink, RedisRefused } from "./redis-link.ts";

const scene = redisScene();
const { aProcess, rollCalls } = scene;

describe("a Redis", () => {
  it("that is killed and comes back empty: the database is looked into meanwhile and at the return", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    await scene.redis.kill();
    await until(() => !one.link.orders.heard() && !two.link.orders.heard());
    // As many ticks as they like: it is called again and again, and everybody is judged now and then.
    await until(() => one.missed > 3 && two.missed > 3 && two.judged > 1);
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    one.link.processes.whisper("r", update(1));
    await one.link.orders.give({ kind: "close_room", room: "r" });
    expect(one.logged).toContain("order_not_told");
    const before = two.logged.filter((event) => event === "redis_missed").length;
    await scene.redis.startAgain();
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
    await scene.redis.client.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
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
    await scene.redis.client
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
    await scene.redis.client.flushall();
    const from = (await scene.redis.client.xrange(`${prefix}:stream`, "-", "+")).length;
    expect(from).toBe(0);
    await scene.redis.client.xadd(`${prefix}:stream`, ...["*", "v", "1", "p", "third", "n", "1", "k", "mark"]);
    await scene.redis.client.xadd(`${prefix}:stream`, ...["*", "v", "1", "p", "third", "n", "3", "k", "mark"]);
    await until(() => two.missed > 0 && one.missed > 0);
    await calm(two);
    one.link.processes.tell([{ room: "r", firstSeq: 2, updates: [update(2)] }]);
    await until(() => told(two).length === 2);
  });

  it("that lost the last entry of all is noticed by the roll call", async () => {
    const prefix = aPrefix();
    const two = await aProcess(prefix);
    const living = `${prefix}:living`;
    await scene.redis.client.hset(living, "third", "99999999999999 4");
    await rollCalls(prefix);
    expect(two.missed).toBe(0);
    await scene.redis.client.hset(living, "third", "99999999999999 5");
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
      await scene.stopAll();
      await small.stop();
    }
  });

  it("that stays away costs no memory without bound: updates are dropped and found missing, orders are kept", async () => {
    const prefix = aPrefix();
    const [one, two] = [await aProcess(prefix, { backlogBytes: 100_000 }), await aProcess(prefix)];
    one.link.processes.tell([{ room: "r", firstSeq: 1, updates: [update(1)] }]);
    await until(() => two.stored.length === 1);
    await scene.redis.kill();
    await until(() => !one.link.orders.heard());
    await one.link.orders.give({ kind: "close_room", room: "r" });
    for (let seq = 2; seq <= 40; seq++)
      one.link.processes.tell([{ room: "r", firstSeq: seq, updates: [new Uint8Array(10_000)] }]);
    expect(one.logged).toContain("redis_backlog_dropped");
    await scene.redis.startAgain();
    await until(() => two.orders.length === 1 && two.logged.includes("redis_missed"));
    await calm(two);
    one.link.processes.tell([{ room: "r", firstSeq: 41, updates: [update(41)] }]);
    await until(() => told(two).some(([, seq]) => seq === 41));
    expect(told(two).length).toBeLessThan(15);
  });

  it("that is not there at the start is joined as soon as it is", async () => {
    await scene.redis.kill();
    const prefix = aPrefix();
    const one = await aProcess(prefix, { schedule: (run, ms) => fastTicks(run, ms === 5_000 ? 50 : ms) });
    expect(one.logged).toContain("redis_not_reached");
    await until(() => one.missed > 0);
    await scene.redis.startAgain();
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
    await vi.waitFor(async () => expect(await scene.redis.client.pttl(stream)).toBeGreaterThan(0));
    expect(await scene.redis.client.pttl(stream)).toBeLessThanOrEqual(60_000);
    // An entry of long ago, in a stream of its own since ids only grow, is gone at the next roll call.
    const old = aPrefix();
    await scene.redis.client.xadd(`${old}:stream`, "1000-1", "v", "1", "p", "third", "n", "1", "k", "mark");
    await aProcess(old);
    await vi.waitFor(async () => expect(await scene.redis.client.xlen(`${old}:stream`)).toBe(0), { timeout: 30_000 });
  });
});

it("a process that goes without a word makes the others look into the database, one that says goodbye does not", async () => {
  const prefix = aPrefix();
  const one = await aProcess(prefix);
  const two = await aProcess(prefix);
  await until(() => one.missed === 0);
  await two.link.stop();
  const living = `${prefix}:living`;
  await scene.redis.client.hset(living, "third", "99999999999999 0");
  await rollCalls(prefix);
  expect(one.missed).toBe(0);
  expect([one.judged, one.link.orders.heard()]).toEqual([0, true]);
  await scene.redis.client.hdel(living, "third");
  await until(() => one.missed > 2 && one.judged > 0);
  expect(one.link.orders.heard()).toBe(false);
});
