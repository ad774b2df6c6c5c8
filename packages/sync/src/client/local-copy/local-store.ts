import { type Sealed, sealJson, unseal, unsealJson } from "./cipher.ts";
import { copyName, type LocalDatabase, openLocalDatabase, type ValueKind } from "./database.ts";
import { keptRoom } from "./kept-room.ts";
import type { RoomCopy } from "./room-copy.ts";

/** A room of which not everything was sent. */
export type UnsentRoom = { readonly room: string; readonly changes: number };

/** What is kept on this device, whoever's it is. Without an account's key only ids and counts can be read. */
export type LocalStore = {
  /** The account whose work is kept on this device; its key can be used and not read. */
  account(): Promise<{ readonly user: string; readonly key: CryptoKey } | undefined>;
  /**
   * Somebody has signed in. With a key, work is kept from now on. Of everybody else, and without a key of this person
   * too, what the server has is removed, and what it has not stays sealed.
   */
  signedIn(user: string, key: CryptoKey | undefined): Promise<void>;
  /** The key is taken away, and with it everything that the server has; what it has not stays sealed. */
  signedOut(): Promise<void>;
  /** A session is over for now: the key is taken away, everything stays sealed. @param user - whose, if it is known */
  lock(user?: string): Promise<void>;
  unsentRooms(user: string): Promise<readonly UnsentRoom[]>;
  drafts(user: string): Promise<number>;
  /** Opens what is kept of an account. */
  of(user: string, key: CryptoKey): AccountStore;
  close(): void;
};

/** What is kept of one account, opened with its key. */
export type AccountStore = {
  readonly user: string;
  /** @param about - what a room is, in the application's words; sealed like everything else */
  room(room: string, about: unknown): RoomCopy;
  /** The rooms of which there is a copy. */
  rooms(): Promise<readonly string[]>;
  /** What was said of a room when its copy was begun. */
  aboutRoom(room: string): Promise<unknown>;
  /**
   * Removes a room's copy; with a draft, the draft is there in the same moment in which the copy is gone. Records that
   * the server may lack and that cannot be opened stay, and the room with them.
   */
  removeRoom(room: string, draft?: { readonly name: string; readonly value: unknown }): Promise<void>;
  /** Removes the copies and answers of which nothing is unsent. */
  removeAcknowledged(): Promise<void>;
  put(kind: ValueKind, name: string, value: unknown): Promise<void>;
  /** `undefined` when there is none, or it cannot be opened. */
  get(kind: ValueKind, name: string): Promise<unknown>;
  all(kind: ValueKind): Promise<readonly { readonly name: string; readonly value: unknown }[]>;
  remove(kind: ValueKind, name: string): Promise<void>;
};

/** @param name - of the database; one for each origin unless a test wants its own */
export async function openLocalStore(name?: string): Promise<LocalStore> {
  const database = await openLocalDatabase(name);
  return {
    account: () => database.get("account", "now"),
    async signedIn(user, key) {
      if (key) await database.put("account", { user, key }, "now");
      else await database.delete("account", "now");
      await removeAcknowledged(database, (owner) => owner !== user || key === undefined);
    },
    async signedOut() {
      await database.delete("account", "now");
      await removeAcknowledged(database, () => true);
    },
    async lock(user) {
      const change = database.transaction("account", "readwrite");
      const kept = await change.store.get("now");
      if (user === undefined || kept?.user === user) await change.store.delete("now");
      await change.done;
    },
    async unsentRooms(user) {
      const changes = new Map<string, number>();
      for (const { copy, changes: more } of await database.getAllFromIndex("unsent", "user", user))
        changes.set(copy, (changes.get(copy) ?? 0) + more);
      const copies = await database.getAllFromIndex("copies", "user", user);
      return copies.flatMap(({ copy, room }) => {
        const count = changes.get(copy);
        return count ? [{ room, changes: count }] : [];
      });
    },
    async drafts(user) {
      return (await database.getAllFromIndex("values", "user", user)).filter(({ kind }) => kind === "draft").length;
    },
    of: (user, key) => accountStore(database, user, key),
    close: () => database.close(),
  };
}

function accountStore(database: LocalDatabase, user: string, key: CryptoKey): AccountStore {
  const place = (kind: ValueKind, name: string) => `${user} ${kind} ${name}`;
  const open = (kind: ValueKind, name: string, sealed: Sealed) =>
    unsealJson(key, place(kind, name), sealed).catch(() => undefined);
  const aboutPlace = (copy: string) => `about ${copy}`;
  return {
    user,
    room(room, about) {
      const sealed = sealJson(key, aboutPlace(copyName(user, room)), about);
      // Whoever writes the first record meets the failure; until then nobody may be waiting.
      sealed.catch(() => undefined);
      return keptRoom({ database, user, key, room, about: sealed });
    },
    async rooms() {
      return (await database.getAllFromIndex("copies", "user", user)).map(({ room }) => room);
    },
    async aboutRoom(room) {
      const copy = copyName(user, room);
      const found = await database.get("copies", copy);
      return found && unsealJson(key, aboutPlace(copy), found.about).catch(() => undefined);
    },
    async removeRoom(room, draft) {
      const copy = copyName(user, room);
      const sealed = draft && (await sealJson(key, place("draft", draft.name), draft.value));
      // Ahead of the transaction, which would not wait for the cipher.
      const unopened = await unopenedRecords(database, copy, key);
      const change = database.transaction(["copies", "records", "unsent", "values"], "readwrite");
      if (draft && sealed) await change.objectStore("values").put({ user, kind: "draft", name: draft.name, sealed });
      for (const name of ["records", "unsent"] as const) {
        const store = change.objectStore(name);
        for (const id of await store.index("copy").getAllKeys(copy)) if (!unopened.has(id)) await store.delete(id);
      }
      if (unopened.size === 0) await change.objectStore("copies").delete(copy);
      await change.done;
    },
    removeAcknowledged: () => removeAcknowledged(database, (owner) => owner === user),
    async put(kind, name, value) {
      await database.put("values", { user, kind, name, sealed: await sealJson(key, place(kind, name), value) });
    },
    async get(kind, name) {
      const found = await database.get("values", [user, kind, name]);
      return found && open(kind, name, found.sealed);
    },
    async all(kind) {
      const found = (await database.getAllFromIndex("values", "user", user)).filter((each) => each.kind === kind);
      const opened = await Promise.all(
        found.map(async ({ name, sealed }) => ({ name, value: await open(kind, name, sealed) })),
      );
      return opened.filter(({ value }) => value !== undefined);
    },
    remove: (kind, name) => database.delete("values", [user, kind, name]),
  };
}

/** Unsent records that are damaged, or of another key. */
async function unopenedRecords(database: LocalDatabase, copy: string, key: CryptoKey): Promise<ReadonlySet<number>> {
  const look = database.transaction(["records", "unsent"]);
  const ids = await look.objectStore("unsent").index("copy").getAllKeys(copy);
  const records = await Promise.all(ids.map((id) => look.objectStore("records").get(id)));
  const unopened = new Set<number>();
  for (const [index, id] of ids.entries()) {
    const record = records[index];
    if (record) await unseal(key, copy, record.sealed).catch(() => unopened.add(id));
  }
  return unopened;
}

/** One transaction: a page that is writing meanwhile comes before it or after it, never between. */
async function removeAcknowledged(database: LocalDatabase, concerns: (user: string) => boolean): Promise<void> {
  const change = database.transaction(["copies", "records", "unsent", "values"], "readwrite");
  const [copies, records] = [change.objectStore("copies"), change.objectStore("records")];
  for (const { copy, user } of await copies.getAll()) {
    if (!concerns(user) || (await change.objectStore("unsent").index("copy").count(copy)) > 0) continue;
    for (const id of await records.index("copy").getAllKeys(copy)) await records.delete(id);
    await copies.delete(copy);
  }
  const values = change.objectStore("values");
  for (const { user, kind, name } of await values.getAll())
    if (concerns(user) && kind === "answer") await values.delete([user, kind, name]);
  await change.done;
}
