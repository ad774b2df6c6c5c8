import "fake-indexeddb/auto";
import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";
import * as Y from "yjs";
import { CloseCode } from "../../protocol/index.ts";
import { memoryRoomStore } from "../../testing/memory-room-store.ts";
import { aGate, aServer, ourClient, storedCodings, untilDoc, untilState } from "../../testing/scene.ts";
import { openLocalDatabase } from "./database.ts";
import { type AccountStore, type LocalStore, localKey, openLocalStore } from "./index.ts";

type Server = Awaited<ReturnType<typeof aServer>>;
const NOBODY = { url: "ws://127.0.0.1:1/nobody" };

/** A device of its own, and one account whose work is kept on it. */
async function aDevice() {
  const name = randomUUID();
  const store = await openLocalStore(name);
  onTestFinished(() => store.close());
  const key = await localKey(new Uint8Array(randomBytes(32)));
  await store.signedIn("alice", key);
  return { name, store, key, alice: store.of("alice", key) };
}

/** A page with the room open; without a server it is offline. */
async function aPage(account: AccountStore, server?: Server) {
  const copy = account.room("room", { document: "P07" });
  const client = ourClient(server ?? (NOBODY as Server), {}, { copy });
  await client.connection.whenOpened();
  const kept = () => untilState(client.connection, ({ local }) => local === "kept");
  /** The page is gone, as when its tab is closed. */
  const leave = async () => {
    await kept();
    client.connection.destroy();
    await copy.close();
  };
  return { ...client, copy, kept, leave };
}

/** Everything that stands in the databases of a device, as text; binary content by its bytes. */
async function dump(name: string): Promise<string> {
  const database = await openLocalDatabase(name);
  const all = await Promise.all([...database.objectStoreNames].map((store) => database.getAll(store)));
  database.close();
  return JSON.stringify(all, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
}

async function damageFirstRecord(name: string): Promise<void> {
  const database = await openLocalDatabase(name);
  const [id] = await database.getAllKeys("records");
  const record = id === undefined ? undefined : await database.get("records", id);
  if (id === undefined || !record) throw new Error("there is no record");
  const bytes = record.sealed.bytes.slice();
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await database.put("records", { ...record, sealed: { ...record.sealed, bytes } }, id);
  database.close();
}

const unsent = async (store: LocalStore, user = "alice") => await store.unsentRooms(user);
const untilUnsent = (store: LocalStore, changes: number) =>
  expect.poll(async () => (await unsent(store)).reduce((sum, room) => sum + room.changes, 0)).toBe(changes);

describe("a local copy", () => {
  it("[LOCAL-1] unsent changes survive the page, are counted when it comes back, and sent", async () => {
    const { alice, store } = await aDevice();
    const first = await aPage(alice);
    first.codings.set("a", 1);
    first.codings.set("b", 1);
    await first.leave();
    expect(await unsent(store)).toEqual([{ room: "room", changes: 2 }]);

    const again = await aPage(alice);
    expect(again.codings.toJSON()).toEqual({ a: 1, b: 1 });
    expect(again.connection.getState()).toMatchObject({ unsaved: 2 });
    again.codings.delete("a");
    await again.leave();
    const server = await aServer();
    const online = await aPage(alice, server);
    await online.connection.whenSaved();
    expect(storedCodings(server.store)).toEqual({ b: 1 });
    await untilUnsent(store, 0);
  });

  it("[LOCAL-2] after reopening, saved is said only when what was unsent is on the server's disk", async () => {
    const { alice } = await aDevice();
    const first = await aPage(alice);
    first.codings.set("a", 1);
    await first.leave();
    const gate = aGate();
    const roomStore = memoryRoomStore();
    roomStore.before = (operation) => (operation === "append" ? gate.passed : undefined);
    const server = await aServer({ store: roomStore });
    const again = await aPage(alice, server);
    await again.connection.whenSynced();
    expect(again.connection.getState()).toMatchObject({ phase: "saving", unsaved: 1 });
    gate.open();
    await again.connection.whenSaved();
    expect(storedCodings(roomStore)).toEqual({ a: 1 });
  });

  it("[LOCAL-3] what was acknowledged is kept, not counted, and not sent again", async () => {
    const { alice, store } = await aDevice();
    const server = await aServer();
    const first = await aPage(alice, server);
    first.codings.set("a", 1);
    await first.connection.whenSaved();
    await untilUnsent(store, 0);
    await first.leave();
    const offline = await aPage(alice);
    expect(offline.codings.toJSON()).toEqual({ a: 1 });
    expect(offline.connection.getState().unsaved).toBe(0);
    await offline.leave();
    const again = await aPage(alice, server);
    await again.connection.whenSaved();
    expect(server.store.updates("room")).toHaveLength(1);
  });

  it("[LOCAL-4] two pages offline see each other's changes, and all are stored once when they are online", async () => {
    const { alice } = await aDevice();
    const server = await aServer();
    const address = { now: NOBODY.url };
    const pages = await Promise.all(
      ["a", "b"].map(async (mark) => {
        const copy = alice.room("room", {});
        const client = ourClient(server, {}, { copy, url: () => address.now });
        await client.connection.whenOpened();
        for (let n = 0; n < 5; n++) client.codings.set(`${mark}${n}`, n);
        return client;
      }),
    );
    for (const { doc, codings, connection } of pages) {
      await untilDoc(doc, () => codings.size === 10);
      await untilState(connection, ({ unsaved }) => unsaved === 10);
    }
    address.now = `${server.url}/room?user=alice&mode=write`;
    await Promise.all(pages.map(({ connection }) => connection.whenSaved()));
    expect(Object.keys(storedCodings(server.store))).toHaveLength(10);
  });

  it("[LOCAL-5] what another page made and could not send is sent by the page that is still there", async () => {
    const { alice, store } = await aDevice();
    const server = await aServer();
    const staying = await aPage(alice, server);
    await staying.connection.whenSaved();
    const leaving = await aPage(alice);
    leaving.codings.set("of the other", 1);
    await leaving.leave();
    await untilDoc(staying.doc, () => staying.codings.has("of the other"));
    await untilState(staying.connection, ({ phase, unsaved }) => phase === "saved" && unsaved === 0);
    expect(storedCodings(server.store)).toEqual({ "of the other": 1 });
    await untilUnsent(store, 0);
  });

  it("[LOCAL-6] many records become one; what is unsent, and what others write meanwhile, stays", async () => {
    const { alice, name, store } = await aDevice();
    const server = await aServer();
    const first = await aPage(alice, server);
    for (let n = 0; n < 100; n++) first.codings.set(`${n}`, n);
    await first.connection.whenSaved();
    await untilUnsent(store, 0);
    await first.leave();
    const offline = await aPage(alice);
    offline.codings.set("unsent", 1);
    await offline.leave();
    const count = async () => {
      const database = await openLocalDatabase(name);
      const records = await database.count("records");
      database.close();
      return records;
    };
    const [one, two] = await Promise.all([aPage(alice), aPage(alice)]);
    await one.leave();
    two.codings.set("meanwhile", 1);
    await two.leave();
    expect(await count()).toBeLessThan(10);
    const last = await aPage(alice);
    expect(last.codings.size).toBe(102);
    expect(last.connection.getState().unsaved).toBe(2);
  });

  it("[LOCAL-7] nothing of the content stands on the disk, and what was altered is not taken for content", async () => {
    const { alice, name } = await aDevice();
    const page = await aPage(alice);
    page.codings.set("quote", "the nurse would call every second week");
    await page.leave();
    await alice.put("answer", "document", { text: "the nurse would call every second week" });
    const seen = await dump(name);
    expect(seen).toContain("alice");
    for (const word of ["nurse", "quote", "P07", "document"])
      expect(seen).not.toContain(word === "document" ? '"text"' : word);

    await damageFirstRecord(name);
    const again = await aPage(alice);
    expect(again.codings.size).toBe(0);
  });

  it("[LOCAL-8] when somebody else signs in, what the server has is gone, and the rest stays sealed for its owner", async () => {
    const { alice, store, name, key } = await aDevice();
    const server = await aServer();
    const sent = alice.room("sent", {});
    const done = ourClient(server, { room: "sent" }, { copy: sent });
    done.codings.set("a", 1);
    await done.connection.whenSaved();
    await untilUnsent(store, 0);
    done.connection.destroy();
    const page = await aPage(alice);
    page.codings.set("mine", 1);
    await page.leave();
    await alice.put("answer", "document", "words");
    await alice.put("draft", "one", "later words");

    const bobsKey = await localKey(new Uint8Array(randomBytes(32)));
    await store.signedIn("bob", bobsKey);
    expect(await store.account()).toMatchObject({ user: "bob" });
    const database = await openLocalDatabase(name);
    expect((await database.getAll("copies")).map(({ room }) => room)).toEqual(["room"]);
    database.close();
    const asAlice = store.of("alice", bobsKey);
    expect(await asAlice.get("draft", "one")).toBeUndefined();
    const blind = await aPage(asAlice);
    expect(blind.codings.size).toBe(0);
    await blind.leave();

    expect(await unsent(store)).toEqual([{ room: "room", changes: 1 }]);
    await store.signedIn("alice", key);
    expect(await store.of("alice", key).get("draft", "one")).toBe("later words");
    const back = await aPage(store.of("alice", key), server);
    await back.connection.whenSaved();
    expect(storedCodings(server.store)).toEqual({ mine: 1 });
  });

  it("[LOCAL-9] signing out takes the key and all that the server has away; unsent work and drafts stay sealed", async () => {
    const { alice, store, key } = await aDevice();
    const page = await aPage(alice);
    page.codings.set("mine", 1);
    await page.leave();
    await alice.put("answer", "document", "words");
    await alice.put("draft", "one", "later words");
    await store.lock("bob");
    expect(await store.account()).toMatchObject({ user: "alice" });
    await store.lock("alice");
    expect(await store.account()).toBeUndefined();
    expect(await alice.get("answer", "document")).toBe("words");
    await store.signedOut();
    expect(await alice.get("answer", "document")).toBeUndefined();
    expect(await store.drafts("alice")).toBe(1);
    expect(await unsent(store)).toEqual([{ room: "room", changes: 1 }]);
    const later = await aPage(store.of("alice", key));
    expect(later.codings.toJSON()).toEqual({ mine: 1 });
  });

  it("[LOCAL-10] a device that refuses is told of, and work goes on and is saved all the same", async () => {
    const { name, key } = await aDevice();
    const store = await openLocalStore(name);
    const server = await aServer();
    const page = await aPage(store.of("alice", key), server);
    await page.connection.whenSaved();
    // What a browser does when its user clears the site's data, or its disk is gone.
    store.close();
    page.codings.set("a", 1);
    await untilState(page.connection, ({ local }) => local === "failed");
    await untilState(page.connection, ({ phase, unsaved }) => phase === "saved" && unsaved === 0);
    expect(storedCodings(server.store)).toEqual({ a: 1 });

    const unopened = ourClient(server, {}, { copy: store.of("alice", key).room("room", {}) });
    await unopened.connection.whenSaved();
    expect(unopened.codings.toJSON()).toEqual({ a: 1 });
    expect(unopened.connection.getState().local).toBe("failed");
  });

  it("[LOCAL-11] after a refusal unsent changes stay kept, until a draft takes their place in one step", async () => {
    const { alice, store } = await aDevice();
    const server = await aServer();
    const page = await aPage(alice, server);
    await page.connection.whenSaved();
    await server.sync.close("room", CloseCode.RoomClosed, "submitted");
    await untilState(page.connection, ({ phase }) => phase === "refused");
    page.codings.set("late", 1);
    await page.leave();
    expect(await unsent(store)).toEqual([{ room: "room", changes: 1 }]);
    expect(await alice.rooms()).toEqual(["room"]);
    expect(await alice.aboutRoom("room")).toEqual({ document: "P07" });
    await alice.removeRoom("room", { name: "draft", value: { codings: ["late"] } });
    expect(await unsent(store)).toEqual([]);
    expect(await alice.all("draft")).toEqual([{ name: "draft", value: { codings: ["late"] } }]);
    const after = await aPage(alice);
    expect(after.codings.size).toBe(0);
  });

  it("[LOCAL-12] a copy that was removed while a page had it open comes back with the page's next change", async () => {
    const { alice, store } = await aDevice();
    const page = await aPage(alice);
    await store.signedOut();
    page.codings.set("after", 1);
    await page.leave();
    expect(await unsent(store)).toEqual([{ room: "room", changes: 1 }]);
  });

  it("[LOCAL-13] a document is never left with pieces that wait for others", async () => {
    const { alice } = await aDevice();
    const [one, two] = await Promise.all([aPage(alice), aPage(alice)]);
    for (let n = 0; n < 20; n++) (n % 2 ? one : two).codings.set(`${n % 3}`, n);
    await Promise.all([one.leave(), two.leave()]);
    const again = await aPage(alice);
    expect(again.doc.store.pendingStructs).toBeNull();
    expect(Y.encodeStateVector(again.doc).length).toBeGreaterThan(1);
    expect(again.connection.getState().unsaved).toBe(20);
  });

  it("[LOCAL-16] unsent changes that cannot be opened are told of, and stay when the copy is removed", async () => {
    const { alice, store, name } = await aDevice();
    const first = await aPage(alice);
    first.codings.set("a", 1);
    await first.leave();
    await damageFirstRecord(name);
    const server = await aServer();
    const page = await aPage(alice, server);
    await page.connection.whenSaved();
    expect(page.connection.getState()).toMatchObject({ unsaved: 0, unopened: 1 });
    page.codings.set("b", 1);
    await page.connection.whenSaved();
    await page.leave();
    await alice.removeRoom("room", { name: "draft", value: { codings: ["b"] } });
    expect(await unsent(store)).toEqual([{ room: "room", changes: 1 }]);
    expect(await alice.get("draft", "draft")).toEqual({ codings: ["b"] });
    const again = await aPage(alice);
    expect(again.codings.size).toBe(0);
    expect(again.connection.getState().unopened).toBe(1);
  });

  it("[LOCAL-16] so do those of another key", async () => {
    const { alice, store } = await aDevice();
    const first = await aPage(alice);
    first.codings.set("a", 1);
    await first.leave();
    const withNewKey = store.of("alice", await localKey(new Uint8Array(randomBytes(32))));
    const page = await aPage(withNewKey);
    expect(page.connection.getState()).toMatchObject({ unsaved: 0, unopened: 1 });
    await page.leave();
    await withNewKey.removeRoom("room");
    const back = await aPage(alice);
    expect(back.codings.toJSON()).toEqual({ a: 1 });
    expect(back.connection.getState().unopened).toBeUndefined();
  });
});
