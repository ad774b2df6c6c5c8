import { describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import { CloseCode, updateFrame } from "../protocol/index.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { memoryNetwork } from "../testing/memory-network.ts";
import { memoryProcesses } from "../testing/memory-processes.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { aBareClient, aGate, aServer, editsOf, ourClient, storedCodings, untilDoc } from "../testing/scene.ts";
import { turns, untilEvent } from "../testing/turns.ts";
import { createSyncServer, type ProcessesListener, type SyncServerOptions } from "./index.ts";

/** Two processes on one store. */
async function twoProcesses(options: Partial<SyncServerOptions> = {}) {
  const store = memoryRoomStore();
  const together = memoryProcesses();
  const links = [together.join("one"), together.join("two")] as const;
  const [one, two] = await Promise.all(links.map((processes) => aServer({ ...options, store, processes })));
  if (!one || !two) throw new Error("two servers were asked for");
  return { store, one, two, links };
}

describe("several processes", () => {
  it("[PROC-1] an edit reaches the connections of every process once it is stored", async () => {
    const { one, two, store } = await twoProcesses();
    const [alice, bob] = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all([alice.connection.whenSynced(), bob.connection.whenSynced()]);
    alice.codings.set("a", 1);
    await untilDoc(bob.doc, () => bob.codings.has("a"));
    expect(storedCodings(store)).toEqual({ a: 1 });
    bob.codings.set("b", 2);
    await untilDoc(alice.doc, () => alice.codings.has("b"));
  });

  it("[PROC-2] what came too early waits for what was stored before it", async () => {
    const store = memoryRoomStore();
    let hear: ((seq: number, update: Uint8Array) => void) | undefined;
    const server = await aServer({
      store,
      processes: {
        tell: () => undefined,
        whisper: () => undefined,
        listen: ({ stored }) => {
          hear = (firstSeq, update) => stored({ room: "room", firstSeq, updates: [update] });
        },
      },
    });
    const reader = await aBareClient(server, { mode: "read" });
    reader.send(Uint8Array.of(0, 0, 1, 0));
    await reader.message("step2");
    const [first, second, third] = editsOf((doc) => {
      for (const id of ["a", "b", "c"]) doc.getMap("codings").set(id, 1);
    }) as [Uint8Array, Uint8Array, Uint8Array];
    hear?.(3, third);
    hear?.(2, second);
    await turns(5);
    expect(reader.received.filter(({ type }) => type === "update")).toEqual([]);
    hear?.(1, first);
    hear?.(1, first);
    await untilEvent(() => reader.received.filter(({ type }) => type === "update").length === 3);
    const updates = reader.received.flatMap((message) => (message.type === "update" ? [message.update] : []));
    expect(updates.map((update) => [...update])).toEqual([first, second, third].map((update) => [...update]));
  });

  it("[PROC-3] what never comes is read from the store after some patience", async () => {
    const clock = manualClock();
    const { one, two, links, store } = await twoProcesses({ ...clock });
    const [alice, bob] = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all([alice.connection.whenSynced(), bob.connection.whenSynced()]);
    links[0].cut();
    alice.codings.set("lost", 1);
    await alice.connection.whenSaved();
    links[0].mend();
    alice.codings.set("heard", 2);
    await alice.connection.whenSaved();
    await turns(5);
    expect(bob.codings.size).toBe(0);
    clock.advance(1_000);
    await untilDoc(bob.doc, () => bob.codings.size === 2);
    expect(storedCodings(store)).toEqual({ lost: 1, heard: 2 });
  });

  it("[PROC-4] after a break every room looks into the store", async () => {
    const { one, two, links } = await twoProcesses();
    const [alice, bob] = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all([alice.connection.whenSynced(), bob.connection.whenSynced()]);
    links[1].cut();
    alice.codings.set("a", 1);
    bob.codings.set("b", 1);
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
    expect(bob.codings.has("a")).toBe(false);
    links[1].mend();
    await untilDoc(bob.doc, () => bob.codings.has("a"));
    links[0].mend();
    await untilDoc(alice.doc, () => alice.codings.has("b"));
  });

  it("[PROC-5] whoever joins sees all that is stored, whatever its process has heard of", async () => {
    const { one, two, links } = await twoProcesses();
    const early = ourClient(two, { user: "early" });
    await early.connection.whenSynced();
    links[1].cut();
    const alice = ourClient(one);
    alice.codings.set("a", 1);
    await alice.connection.whenSaved();
    expect(early.codings.size).toBe(0);
    const late = ourClient(two, { user: "late", mode: "read" });
    await late.connection.whenSynced();
    expect(late.codings.toJSON()).toEqual({ a: 1 });
    await untilDoc(early.doc, () => early.codings.has("a"));
  });

  it("[PROC-6] who is there is known on every process, and who has left", async () => {
    const { one, two } = await twoProcesses();
    const aware = (client: ReturnType<typeof ourClient>) => new Awareness(client.doc);
    const first = ourClient(one);
    first.connection.destroy();
    const alice = ourClient(one, {}, { doc: first.doc, awareness: aware(first) });
    const second = ourClient(two, { user: "bob" });
    second.connection.destroy();
    const bobs = aware(second);
    const bob = ourClient(two, { user: "bob" }, { doc: second.doc, awareness: bobs });
    await Promise.all([alice.connection.whenSynced(), bob.connection.whenSynced()]);
    await untilEvent(() => bobs.getStates().has(alice.doc.clientID));
    const late = await aBareClient(one, { user: "carol" });
    await late.message("awareness");
    alice.connection.destroy();
    await untilEvent(() => !bobs.getStates().has(alice.doc.clientID));
  });

  it("[PROC-7] nobody speaks for a client of another user at another process", async () => {
    const { one, two } = await twoProcesses();
    const says = (state: string) =>
      Uint8Array.of(1, 4 + state.length, 1, 7, 1, state.length, ...new TextEncoder().encode(state));
    const [alice, watching] = [await aBareClient(one), await aBareClient(two, { user: "carol" })];
    await alice.message("step1");
    await watching.message("step1");
    alice.send(says('"alice"'));
    await watching.message("awareness");
    const mallory = await aBareClient(two, { user: "mallory" });
    await mallory.message("awareness");
    mallory.send(says('"other"'));
    await turns(10);
    expect(watching.received.filter(({ type }) => type === "awareness")).toHaveLength(1);
  });

  it("[PROC-8] an edit whose commit was not answered is stored twice at most, and shown once", async () => {
    const { one, two, store } = await twoProcesses({ limits: { retryDelay: 1, retryDelayAtMost: 2, gapPatience: 1 } });
    const append = store.append.bind(store);
    let unanswered = true;
    Object.assign(store, {
      append: async (batch: Parameters<typeof append>[0]) => {
        const outcomes = await append(batch);
        if (!unanswered) return outcomes;
        unanswered = false;
        throw new Error("the connection broke after the commit");
      },
    });
    const [alice, bob] = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all([alice.connection.whenSynced(), bob.connection.whenSynced()]);
    alice.codings.set("a", 1);
    await untilDoc(bob.doc, () => bob.codings.has("a"));
    alice.codings.set("b", 2);
    await untilDoc(bob.doc, () => bob.codings.has("b"));
    expect(bob.codings.toJSON()).toEqual({ a: 1, b: 2 });
  });

  it("[PROC-9] a room that was closed in the store is closed on every process that looks", async () => {
    const { one, two, store, links } = await twoProcesses();
    const bob = await aBareClient(two, { user: "bob" });
    await bob.message("step1");
    store.closeRoom("room");
    links[1].mend();
    expect(await bob.closed).toBe(CloseCode.RoomClosed);
    const late = await aBareClient(one);
    expect(await late.closed).toBe(CloseCode.RoomClosed);
  });

  it("[PROC-10] a store that can not be asked keeps out who joins, and nobody who is there", async () => {
    const { one, store } = await twoProcesses();
    const alice = await aBareClient(one);
    await alice.message("step1");
    const asked = aGate();
    store.before = async (operation) => {
      if (operation !== "load") return;
      await asked.passed;
      throw new Error("no answer");
    };
    const late = await aBareClient(one, { user: "late" });
    asked.open();
    expect(await late.closed).toBe(CloseCode.Unavailable);
    alice.send(updateFrame(editsOf((doc) => doc.getMap("codings").set("a", 1))[0] ?? new Uint8Array()));
    await alice.message("stored");
  });

  it("[PROC-1] what is stored while a room is being loaded elsewhere reaches that process as well", async () => {
    const store = memoryRoomStore();
    const together = memoryProcesses();
    const answer = aGate();
    let asked = false;
    const one = await aServer({ store, processes: together.join("one") });
    const slow = {
      ...store,
      load: async (...what: Parameters<typeof store.load>) => {
        const stored = await store.load(...what);
        asked = true;
        await answer.passed;
        return stored;
      },
    };
    const two = await aServer({ store: slow, processes: together.join("two") });
    const alice = ourClient(one);
    await alice.connection.whenSaved();
    const bob = ourClient(two, { user: "bob" });
    await untilEvent(() => asked);
    alice.codings.set("a", 1);
    await alice.connection.whenSaved();
    answer.open();
    await untilDoc(bob.doc, () => bob.codings.has("a"));
  });

  it("[LIMIT-6] who is there goes on in a room that two processes together brought above the bound", async () => {
    const { one, two, links } = await twoProcesses({ limits: { clients: 3 } });
    const [alice, bob] = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
    for (const link of links) link.cut();
    const early = [ourClient(one), ourClient(two, { user: "bob" })];
    await Promise.all(early.map(({ connection }) => connection.whenSaved()));
    for (const [n, { codings }] of [alice, bob, ...early].entries()) codings.set(`${n}`, n);
    await Promise.all([alice, bob, ...early].map(({ connection }) => connection.whenSaved()));
    for (const link of links) link.mend();
    await untilDoc(alice.doc, () => alice.codings.size === 4);
    await untilDoc(bob.doc, () => bob.codings.size === 4);
    alice.codings.set("further", 1);
    await alice.connection.whenSaved();
    expect(alice.connection.getState().phase).toBe("saved");
  });

  it("[LOG-3] a room that can not take in what became of its commit ends alone; others of that commit are not stored again", async () => {
    const store = memoryRoomStore();
    let listener: ProcessesListener | undefined;
    const processes = {
      tell: () => undefined,
      whisper: () => undefined,
      listen: (given: ProcessesListener) => {
        listener = given;
      },
    };
    // Longer than the test: nothing but the commit itself makes the room take in what came early.
    const server = await aServer({ store, processes, limits: { gapPatience: 1_000_000 } });
    const rooms = ["bad", "good"].map((room) => ourClient(server, { room, user: room }));
    const [bad, good] = rooms;
    await Promise.all(rooms.map(({ connection }) => connection.whenSaved()));
    const unreadable = new Proxy(new Uint8Array(3), {
      get: (bytes, name) => {
        if (name === "length") return bytes.length;
        throw new Error("nobody foresaw this");
      },
    });
    listener?.stored({ room: "bad", firstSeq: 2, updates: [unreadable] });
    const commit = aGate();
    store.before = (operation) => (operation === "append" ? commit.passed : undefined);
    good?.codings.set("first", 1);
    await untilEvent(() => server.sync.stats().unstoredUpdates === 1);
    bad?.codings.set("a", 1);
    good?.codings.set("second", 2);
    await untilEvent(() => server.sync.stats().unstoredUpdates === 3);
    commit.open();
    await server.event("abandoned", ({ room }) => room === "bad");
    await Promise.all(rooms.map(({ connection }) => connection.whenSaved()));
    expect(server.events.some(({ kind }) => kind === "store_failed")).toBe(false);
    expect(store.updates("good")).toHaveLength(2);
    expect(storedCodings(store, "bad")).toEqual({ a: 1 });
  });

  it("[PROC-5] who joins in the moment in which a look into the store ends is not forgotten", async () => {
    for (let microtasks = 0; microtasks < 12; microtasks++) {
      const store = memoryRoomStore();
      const load = aGate();
      store.before = (operation) => (operation === "load" ? load.passed : undefined);
      const sync = createSyncServer({ store, processes: memoryProcesses().join("one"), limits: { stop: 1 } });
      const network = memoryNetwork(
        () => sync,
        (_url, connection) => ({
          room: "room",
          connectionId: `${connection}`,
          user: { id: "alice" },
          mode: "write",
          acks: true,
        }),
      );
      const asked: number[] = [];
      const connect = (n: number) => {
        const socket = new network.SocketClass("ws://memory/");
        socket.addEventListener("message", () => asked.push(n));
        network.links().at(-1)?.toServer.shift()?.();
      };
      connect(1);
      load.open();
      for (let passed = 0; passed < microtasks; passed++) await undefined;
      connect(2);
      await turns(3);
      network.deliver(100);
      expect([microtasks, ...asked]).toEqual([microtasks, 1, 2]);
      expect(await sync.flush("room")).toBe("stored");
      network.cutAll();
      await sync.stop();
    }
  });
});
