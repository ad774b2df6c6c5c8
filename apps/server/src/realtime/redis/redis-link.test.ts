import { describe, expect, it } from "vitest";
import { aPrefix, fastTicks, redisScene, told, until, update } from "../../testing/redis-scene.ts";
import type { Order } from "../orders.ts";

const scene = redisScene();
const { aProcess } = scene;

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
    await scene.redis.client.xadd(stream, "*", "nonsense", "1");
    await scene.redis.client.xadd(
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
    await scene.redis.client.xadd(stream, "*", "v", "1", "p", "future", "n", "x", "k", "stored");
    await scene.redis.client.xadd(
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
    await scene.redis.client.publish(`${prefix}:presence`, "not a head\nand a body");
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
