import { inflateSync } from "fflate";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import * as Y from "yjs";
import { CloseCode, step1Frame } from "../protocol/index.ts";
import { bareClient } from "../testing/bare-client.ts";
import { memoryRoomStore } from "../testing/memory-room-store.ts";
import { aGate, aServer, ourClient, plainClient, storedCodings, untilDoc, untilState } from "../testing/scene.ts";
import { turns } from "../testing/turns.ts";
import type { ConnectionState } from "./index.ts";

/** A server whose commits wait, from the moment `hold` is called until the gate is opened. */
async function aServerThatCanHold() {
  const store = memoryRoomStore();
  const server = await aServer({ store });
  const hold = () => {
    const gate = aGate();
    store.before = (operation) => (operation === "append" ? gate.passed : undefined);
    return gate;
  };
  return { store, server, hold };
}

describe("a room's connection in the browser", () => {
  it("[CLIENT-1] says saved only for what was acknowledged, and counts what was not", async () => {
    const { store, server, hold } = await aServerThatCanHold();
    const alice = ourClient(server);
    expect(alice.connection.getState()).toEqual({
      phase: "connecting",
      unsaved: 0,
      lastSavedAt: undefined,
      local: "none",
    });
    await alice.connection.whenSaved();
    const commit = hold();
    alice.codings.set("a", 1);
    alice.codings.set("b", 1);
    expect(alice.connection.getState()).toMatchObject({ phase: "saving", unsaved: 2 });
    const watcher = plainClient(server);
    await untilDoc(watcher.doc, () => watcher.codings.has("b"));
    expect(alice.connection.getState()).toMatchObject({ phase: "saving", unsaved: 2 });
    expect(storedCodings(store)).toEqual({});
    commit.open();
    await alice.connection.whenSaved();
    expect(alice.connection.getState()).toMatchObject({ phase: "saved", unsaved: 0 });
    expect(storedCodings(store)).toEqual({ a: 1, b: 1 });
  });

  it("[CLIENT-2] what was not acknowledged survives the end of a connection, is counted on and sent again", async () => {
    const { store, server, hold } = await aServerThatCanHold();
    const alice = ourClient(server);
    await alice.connection.whenSaved();
    hold();
    alice.codings.set("a", 1);
    await server.kill();
    await untilState(alice.connection, ({ phase }) => phase === "offline");
    alice.codings.set("b", 1);
    expect(alice.connection.getState()).toMatchObject({ phase: "offline", unsaved: 2 });
    store.before = () => undefined;
    const next = await aServer({ store });
    const again = ourClient(next, {}, { doc: alice.doc });
    await again.connection.whenSaved();
    expect(storedCodings(store)).toEqual({ a: 1, b: 1 });
  });

  it("[CLIENT-3] edits made before the first answer are saved with it", async () => {
    const { store, server } = await aServerThatCanHold();
    const alice = ourClient(server);
    alice.codings.set("early", 1);
    expect(alice.connection.getState()).toMatchObject({ phase: "connecting", unsaved: 1 });
    await alice.connection.whenSaved();
    expect(storedCodings(store)).toEqual({ early: 1 });
  });

  it("[CLIENT-13] an edit made before the server has asked goes with the answer, not ahead of it", async () => {
    const { store, server } = await aServerThatCanHold();
    const load = aGate();
    store.before = (operation) => (operation === "load" ? load.passed : undefined);
    const doc = new Y.Doc();
    doc.getMap("codings").set("offline", 1);
    const alice = ourClient(server, {}, { doc });
    await server.event("joined");
    await turns(10);
    alice.codings.set("on top", 1);
    load.open();
    await alice.connection.whenSaved();
    expect(store.updates("room")).toHaveLength(1);
    expect(server.events.some(({ kind }) => kind === "out_of_step")).toBe(false);
  });

  it("[CLIENT-4] a document that was filled elsewhere is not shown as saved before the server has it", async () => {
    const { server, hold } = await aServerThatCanHold();
    const commit = hold();
    const doc = new Y.Doc();
    doc.getMap("codings").set("from a local copy", 1);
    const alice = ourClient(server, {}, { doc });
    await alice.connection.whenSynced();
    await turns(10);
    expect(alice.connection.getState().phase).not.toBe("saved");
    commit.open();
    await alice.connection.whenSaved();
  });

  it("[CLIENT-5] what comes from the server is neither counted nor sent back", async () => {
    const { server } = await aServerThatCanHold();
    const [alice, bob] = [ourClient(server), ourClient(server, { user: "bob" })];
    await Promise.all([alice.connection.whenSaved(), bob.connection.whenSaved()]);
    const states: ConnectionState[] = [];
    bob.connection.subscribe(() => states.push(bob.connection.getState()));
    alice.codings.set("a", 1);
    await Promise.all([alice.connection.whenSaved(), untilDoc(bob.doc, () => bob.codings.has("a"))]);
    expect(states).toEqual([]);
    expect(server.store.updates("room")).toHaveLength(1);
  });

  it.each([CloseCode.BadFrame, CloseCode.SignedOut, CloseCode.Forbidden, CloseCode.RoomClosed, CloseCode.TooMuch])(
    "[CLIENT-6] close code %i is final: refused, with the reason, and no further attempt",
    async (code) => {
      const { server } = await aServerThatCanHold();
      const alice = ourClient(server);
      await alice.connection.whenSaved();
      await server.sync.close("room", code, "because");
      await untilState(alice.connection, ({ phase }) => phase === "refused");
      expect(alice.connection.getState().refusal).toEqual({ code, reason: "because" });
      await expect(alice.connection.whenSaved()).rejects.toThrow("because");
      alice.codings.set("late", 1);
      expect(alice.connection.getState()).toMatchObject({ phase: "refused", unsaved: 1 });
      await turns(30);
      expect(server.events.filter(({ kind }) => kind === "joined")).toHaveLength(1);
    },
  );

  it.each([CloseCode.Restart, CloseCode.Unavailable, CloseCode.TooFast, CloseCode.TooSlow, CloseCode.OutOfStep])(
    "[CLIENT-7] after close code %i it comes back by itself",
    async (code) => {
      const { server } = await aServerThatCanHold();
      const alice = ourClient(server);
      await alice.connection.whenSaved();
      await server.sync.close("room", code, "come again");
      await untilState(alice.connection, ({ phase }) => phase === "offline");
      await alice.connection.whenSaved();
      expect(server.events.filter(({ kind }) => kind === "joined")).toHaveLength(2);
    },
  );

  it("[CLIENT-20] says that the server restarts until it is back, or for 30 s", async () => {
    const { server } = await aServerThatCanHold();
    let url = `${server.url}/room?user=alice`;
    const alice = ourClient(server, {}, { url: () => url, backoff: () => 1 });
    await alice.connection.whenSaved();
    await server.sync.close("room", CloseCode.Restart, "the server restarts");
    await untilState(alice.connection, ({ restarting }) => restarting === true);
    await alice.connection.whenSaved();
    expect(alice.connection.getState().restarting).toBeUndefined();

    // Only the pause is counted in false time; sockets are real.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    url = "ws://127.0.0.1:1/room";
    await server.sync.close("room", CloseCode.Restart, "the server restarts");
    await untilState(alice.connection, ({ restarting }) => restarting === true);
    alice.codings.set("made meanwhile", 1);
    expect(alice.connection.getState()).toMatchObject({ phase: "offline", restarting: true, unsaved: 1 });
    vi.advanceTimersByTime(30_000);
    expect(alice.connection.getState()).toMatchObject({ phase: "offline", unsaved: 1 });
    expect(alice.connection.getState().restarting).toBeUndefined();
  });

  it("[CLIENT-8] waits longer with every failure, and begins anew once it has been saved", async () => {
    const { server } = await aServerThatCanHold();
    const attempts: number[] = [];
    const backoff = (attempt: number) => {
      attempts.push(attempt);
      return 1;
    };
    let url = "ws://127.0.0.1:1/nobody";
    const alice = ourClient(server, {}, { backoff, url: () => url });
    await untilState(alice.connection, ({ phase }) => phase === "offline");
    url = `${server.url}/room`;
    await alice.connection.whenSaved();
    await server.sync.close("room", CloseCode.Restart, "");
    await untilState(alice.connection, ({ phase }) => phase === "offline");
    await alice.connection.whenSaved();
    expect(attempts.at(-1)).toBe(1);
    expect(attempts.slice(0, -1)).toEqual(attempts.slice(0, -1).map((_, index) => index + 1));
  });

  it("[CLIENT-9] comes back at once when the browser is online again", async () => {
    const page = new EventTarget();
    const scope = globalThis as { addEventListener?: unknown; removeEventListener?: unknown };
    scope.addEventListener = page.addEventListener.bind(page);
    scope.removeEventListener = page.removeEventListener.bind(page);
    try {
      const { server } = await aServerThatCanHold();
      const alice = ourClient(server, {}, { backoff: () => 2 ** 30 });
      await alice.connection.whenSaved();
      await server.sync.close("room", CloseCode.Restart, "");
      await untilState(alice.connection, ({ phase }) => phase === "offline");
      page.dispatchEvent(new Event("online"));
      await alice.connection.whenSaved();
      alice.connection.destroy();
    } finally {
      delete scope.addEventListener;
      delete scope.removeEventListener;
    }
  });

  it("[CLIENT-14] asked to after a refusal, it tries once more and saves what was made meanwhile", async () => {
    const { store, server } = await aServerThatCanHold();
    const alice = ourClient(server);
    await alice.connection.whenSaved();
    await server.sync.close("room", CloseCode.SignedOut, "session ended");
    await untilState(alice.connection, ({ phase }) => phase === "refused");
    alice.codings.set("meanwhile", 1);
    alice.connection.retry();
    expect(alice.connection.getState()).toMatchObject({ unsaved: 1 });
    await alice.connection.whenSaved();
    expect(alice.connection.getState().refusal).toBeUndefined();
    expect(storedCodings(store)).toEqual({ meanwhile: 1 });
  });

  it("[CLIENT-10] destroyed, it leaves the room, sends nothing more, and whoever waits is told", async () => {
    const { server, hold } = await aServerThatCanHold();
    const alice = ourClient(server);
    await alice.connection.whenSaved();
    const commit = hold();
    alice.codings.set("a", 1);
    const saved = alice.connection.whenSaved();
    alice.connection.destroy();
    await expect(saved).rejects.toThrow("left the room");
    await server.event("left");
    alice.codings.set("b", 1);
    expect(alice.connection.getState()).toMatchObject({ phase: "offline" });
    commit.open();
  });

  it("[CLIENT-12] offline work larger than a frame is saved in pieces", async () => {
    const { store, server } = await aServerThatCanHold();
    const doc = new Y.Doc();
    for (let n = 0; n < 400; n++) doc.getMap("codings").set(`${n}`, "x".repeat(10_000));
    doc.getMap("codings").delete("7");
    const alice = ourClient(server, {}, { doc });
    await alice.connection.whenSaved();
    expect(Object.keys(storedCodings(store))).toHaveLength(399);
    expect(store.updates("room").length).toBeGreaterThan(4);
  });

  it("[CLIENT-11] ends with its document", async () => {
    const { server } = await aServerThatCanHold();
    const alice = ourClient(server);
    await alice.connection.whenSaved();
    alice.doc.destroy();
    await server.event("left");
  });

  it("[WIRE-7] a large room comes compressed to who asked for it, and plain to all others", async () => {
    const store = memoryRoomStore();
    const source = new Y.Doc();
    for (let n = 0; n < 2_000; n++) source.getMap("codings").set(`${n}`, { code: "1.1", memo: "much the same" });
    const whole = Y.encodeStateAsUpdate(source);
    await store.append([{ room: "room", updates: [whole] }]);
    const server = await aServer({ store });
    const [ours, plain] = [ourClient(server), plainClient(server)];
    await Promise.all([ours.connection.whenSynced(), plain.synced]);
    expect(ours.codings.toJSON()).toEqual(source.getMap("codings").toJSON());
    expect(plain.codings.toJSON()).toEqual(source.getMap("codings").toJSON());
    const bare = await bareClient(`${server.url}/room?deflate=1`);
    onTestFinished(() => bare.socket.terminate());
    bare.send(step1Frame(Uint8Array.of(0)));
    const { is, bytes } = await bare.message("deflated");
    expect(is).toBe("step2");
    expect(bytes.length).toBeLessThan(whole.length / 10);
    expect([...inflateSync(bytes)]).toEqual([...whole]);
  });
});
