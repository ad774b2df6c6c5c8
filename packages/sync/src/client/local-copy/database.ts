/// <reference lib="dom" />
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Sealed } from "./cipher.ts";

/** Everything but ids and counts is sealed. The service worker reads the store `account`, and nothing else. */
export interface LocalSchema extends DBSchema {
  /** The account whose work is kept on this device, under the one key `now`; empty when there is none. */
  account: { key: "now"; value: { readonly user: string; readonly key: CryptoKey } };
  /** Rooms of which there is a copy. */
  copies: {
    key: string;
    value: { readonly copy: string; readonly user: string; readonly room: string; readonly about: Sealed };
    indexes: { user: string };
  };
  /** Updates of a copy, in the order in which they came; only ever added, and replaced by one that holds them all. */
  records: {
    key: number;
    value: { readonly copy: string; readonly sealed: Sealed };
    indexes: { copy: string };
  };
  /** Records that the server is not known to have on its disk, and how many changes of the person each holds. */
  unsent: {
    key: number;
    value: { readonly id: number; readonly copy: string; readonly user: string; readonly changes: number };
    indexes: { copy: string; user: string };
  };
  /** Answers of the server that a page needs without it, and drafts. */
  values: {
    key: [user: string, kind: ValueKind, name: string];
    value: {
      readonly user: string;
      readonly kind: ValueKind;
      readonly name: string;
      readonly sealed: Sealed;
    };
    indexes: { user: string };
  };
}

export type ValueKind = "answer" | "draft";
export type LocalDatabase = IDBPDatabase<LocalSchema>;

export const LOCAL_DATABASE = "concord";

export function openLocalDatabase(name = LOCAL_DATABASE): Promise<LocalDatabase> {
  return openDB<LocalSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore("account");
      database.createObjectStore("copies", { keyPath: "copy" }).createIndex("user", "user");
      database.createObjectStore("records", { autoIncrement: true }).createIndex("copy", "copy");
      const unsent = database.createObjectStore("unsent", { keyPath: "id" });
      unsent.createIndex("copy", "copy");
      unsent.createIndex("user", "user");
      database.createObjectStore("values", { keyPath: ["user", "kind", "name"] }).createIndex("user", "user");
    },
    // A newer page wants to change the layout: this one must not stand in its way, its work is on the disk.
    blocking: (_current, _blocked, event) => (event.target as unknown as { close(): void }).close(),
  });
}

export const copyName = (user: string, room: string) => `${user} ${room}`;
