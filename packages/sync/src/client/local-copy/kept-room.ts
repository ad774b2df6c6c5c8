import * as Y from "yjs";
import { type Sealed, seal, unseal } from "./cipher.ts";
import { copyName, type LocalDatabase } from "./database.ts";
import type { CopyState, KeptUpdate, RoomCopy } from "./room-copy.ts";

type Entry = KeptUpdate & { id: number | undefined; acknowledged: boolean };
type ReadRecord = { readonly id: number; readonly bytes: Uint8Array; readonly unsent: number };

/** So many records of one room are merged into one when it is opened. */
const RECORDS_AT_MOST = 64;

export type KeptRoomOptions = {
  readonly database: LocalDatabase;
  readonly user: string;
  readonly key: CryptoKey;
  readonly room: string;
  /** What the room is, sealed; written with the first record, and again should the copy have been removed meanwhile. */
  readonly about: Promise<Sealed>;
};

/** The encrypted copy of a room on this device. Several pages may have it open at once. */
export function keptRoom(options: KeptRoomOptions): RoomCopy {
  return new KeptRoom(options);
}

class KeptRoom implements RoomCopy {
  readonly #options: KeptRoomOptions;
  readonly #copy: string;
  readonly #listeners = new Set<() => void>();
  /** Ids of records whose content this page has: read or written by it. */
  readonly #known = new Set<number>();
  readonly #channel: BroadcastChannel | undefined;
  #others: (updates: readonly KeptUpdate[]) => void = () => undefined;
  #queue: Entry[] = [];
  /** Whatever touches the database waits for what was begun before, so that records lie in the order of the updates. */
  #work: Promise<unknown> = Promise.resolve();
  #state: CopyState = "kept";
  #unopened = 0;
  #closed = false;

  constructor(options: KeptRoomOptions) {
    this.#options = options;
    this.#copy = copyName(options.user, options.room);
    const { BroadcastChannel: Channel } = globalThis as { readonly BroadcastChannel?: typeof BroadcastChannel };
    this.#channel = Channel && new Channel(`concord ${this.#copy}`);
    // In Node a channel would keep the process alive; in a browser there is nothing to let go of.
    (this.#channel as { unref?(): void } | undefined)?.unref?.();
    if (this.#channel) this.#channel.onmessage = () => void this.lookForOthers();
  }

  async open(others: (updates: readonly KeptUpdate[]) => void): Promise<readonly KeptUpdate[]> {
    return this.#inTurn(async () => {
      const { records, damaged } = await this.#readNew();
      this.#others = others;
      if (damaged === 0 && records.filter(({ unsent }) => unsent === 0).length > RECORDS_AT_MOST)
        await this.#compact(records);
      return records.map(asEntry);
    });
  }

  append(bytes: Uint8Array, unsent: number): KeptUpdate {
    const entry: Entry = { bytes, unsent, id: undefined, acknowledged: unsent === 0 };
    this.#queue.push(entry);
    this.#say("writing");
    void this.#inTurn(() => this.#write());
    return entry;
  }

  acknowledged(updates: readonly KeptUpdate[]): void {
    for (const entry of updates as readonly Entry[]) entry.acknowledged = true;
    void this.#inTurn(async () => {
      // What is not written yet is written as acknowledged.
      await this.#write();
      const ids = (updates as readonly Entry[]).flatMap(({ id }) => (id === undefined ? [] : [id]));
      const change = this.#options.database.transaction("unsent", "readwrite");
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
    }).catch(() => this.#say("failed"));
  }

  lookForOthers(): Promise<void> {
    return this.#inTurn(async () => {
      const { records } = await this.#readNew();
      if (records.length > 0 && !this.#closed) this.#others(records.map(asEntry));
    }).catch(() => this.#say("failed"));
  }

  state(): CopyState {
    return this.#state;
  }

  unopened(): number {
    return this.#unopened;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#inTurn(() => this.#write());
    this.#channel?.close();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(run);
    this.#work = turn.catch(() => undefined);
    return turn;
  }

  /** Writes what waits. What cannot be written goes on waiting, and is tried again with whatever comes next. */
  async #write(): Promise<void> {
    // A copy: what is appended while this is being sealed waits for the next turn.
    const waiting = [...this.#queue];
    if (waiting.length === 0) return;
    const { database, key, user, room } = this.#options;
    try {
      const about = await this.#options.about;
      const sealed = await Promise.all(waiting.map(({ bytes }) => seal(key, this.#copy, bytes)));
      const change = database.transaction(["copies", "records", "unsent"], "readwrite");
      await change.objectStore("copies").put({ copy: this.#copy, user, room, about });
      const [records, unsent] = [change.objectStore("records"), change.objectStore("unsent")];
      const ids = await Promise.all(
        sealed.map(async (each, index) => {
          const id = await records.add({ copy: this.#copy, sealed: each });
          const entry = waiting[index];
          if (entry && !entry.acknowledged) await unsent.put({ id, copy: this.#copy, user, changes: entry.unsent });
          return id;
        }),
      );
      await change.done;
      for (const [index, id] of ids.entries()) {
        const entry = waiting[index];
        if (entry) entry.id = id;
        this.#known.add(id);
      }
      this.#queue = this.#queue.slice(waiting.length);
      if (this.#queue.length === 0) this.#say("kept");
      if (!this.#closed) this.#channel?.postMessage("added");
    } catch {
      this.#say("failed");
    }
  }

  async #readNew(): Promise<{ readonly records: readonly ReadRecord[]; readonly damaged: number }> {
    const { database, key } = this.#options;
    const look = database.transaction(["records", "unsent"]);
    const [ids, values, waiting] = await Promise.all([
      look.objectStore("records").index("copy").getAllKeys(this.#copy),
      look.objectStore("records").index("copy").getAll(this.#copy),
      look.objectStore("unsent").index("copy").getAll(this.#copy),
    ]);
    const changes = new Map(waiting.map((each) => [each.id, each.changes]));
    let damaged = 0;
    const records = await Promise.all(
      ids.map(async (id, index): Promise<ReadRecord | undefined> => {
        const value = values[index];
        if (!value || this.#known.has(id)) return undefined;
        this.#known.add(id);
        const unsent = changes.get(id) ?? 0;
        try {
          return { id, bytes: await unseal(key, this.#copy, value.sealed), unsent };
        } catch {
          damaged++;
          this.#unopened += unsent;
          return undefined;
        }
      }),
    );
    if (damaged > 0) this.#tell();
    return { records: records.filter((record) => record !== undefined), damaged };
  }

  /**
   * Puts one record in the place of all that the server has. Another page may do the same at the same time: whoever
   * finds one of its records gone leaves everything as it is.
   */
  async #compact(records: readonly ReadRecord[]): Promise<void> {
    const { database, key } = this.#options;
    const merged = records.filter(({ unsent }) => unsent === 0);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const { bytes } of merged) Y.applyUpdate(doc, bytes);
    });
    const whole = await seal(key, this.#copy, Y.encodeStateAsUpdate(doc));
    doc.destroy();
    const change = database.transaction("records", "readwrite");
    const there = await Promise.all(merged.map(({ id }) => change.store.getKey(id)));
    if (there.every((id) => id !== undefined)) {
      await Promise.all(merged.map(({ id }) => change.store.delete(id)));
      this.#known.add(await change.store.add({ copy: this.#copy, sealed: whole }));
    }
    await change.done;
  }

  #say(state: CopyState): void {
    if (state === this.#state) return;
    // A failure is over when everything that waited is written, not when the next attempt begins.
    if (state === "writing" && this.#state === "failed") return;
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function asEntry({ id, bytes, unsent }: ReadRecord): Entry {
  return { id, bytes, unsent, acknowledged: unsent === 0 };
}
