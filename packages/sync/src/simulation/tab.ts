import { Awareness, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { type ClientSocketClass, connectRoom, type RoomConnection } from "../client/index.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Random } from "./random.ts";
import { Violation } from "./violation.ts";

/** As y-protocols does by the real clock: who is there says so again, and whoever does not is forgotten. */
const RENEWED_EVERY = 15_000;
const FORGOTTEN_AFTER = 30_000;

/** An own change, by what must be in the store for it to be there. */
type Change = {
  readonly client: number;
  readonly clock: number;
  readonly deletes: readonly { readonly client: number; readonly from: number; readonly to: number }[];
};

export type TabOptions = {
  readonly name: string;
  readonly coder: string;
  readonly room: string;
  readonly mode: "write" | "read";
  readonly clientId: number;
  /** What a local copy holds, if there is one. */
  readonly copy: Uint8Array | undefined;
  readonly queue: EventQueue;
  readonly random: Random;
  readonly SocketClass: ClientSocketClass;
  /** What the store holds of the room, read only. */
  readonly truth: () => Y.Doc;
  readonly onState: (tab: Tab) => void;
  readonly onWrong: (error: unknown) => void;
};

/** A page with our own client in it, and what it has shown its coder. */
export class Tab {
  readonly name: string;
  readonly coder: string;
  readonly room: string;
  readonly mode: "write" | "read";
  readonly doc: Y.Doc;
  readonly connection: RoomConnection;
  /** Changes shown as saved. */
  acknowledged = 0;
  /** What the document held when the present connection began, as its client said. */
  brought: ReadonlyMap<number, number> = new Map();
  readonly #changes: Change[] = [];
  readonly #copied: ReadonlyMap<number, number>;
  readonly #truth: () => Y.Doc;
  readonly #awareness: Awareness;
  readonly #queue: EventQueue;
  readonly #heardAt = new Map<number, number>();
  readonly #random: Random;
  #made = 0;
  #closed = false;

  constructor(options: TabOptions) {
    const { queue, random } = options;
    this.name = options.name;
    this.coder = options.coder;
    this.room = options.room;
    this.mode = options.mode;
    this.#truth = options.truth;
    this.#random = random;
    this.doc = new Y.Doc();
    this.doc.clientID = options.clientId;
    if (options.copy) Y.applyUpdate(this.doc, options.copy);
    this.#copied = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    this.#awareness = new Awareness(this.doc);
    clearInterval(this.#awareness._checkInterval);
    this.#awareness.on("update", ({ added, updated }: { added: number[]; updated: number[] }) => {
      for (const client of [...added, ...updated]) this.#heardAt.set(client, queue.now);
    });
    this.#queue = queue;
    this.#renewLater();
    if (options.mode === "write") this.#sayWhere();
    else this.#awareness.setLocalState(null);
    // Ahead of the client's own listener: a change must be known before it can be shown as saved.
    this.doc.on("update", this.#remember);
    this.connection = connectRoom({
      url: () => `ws://proxy/${this.name}`,
      doc: this.doc,
      awareness: this.#awareness,
      WebSocketImpl: options.SocketClass,
      backoff: (attempt) => Math.min(5_000, 100 * 2 ** (attempt - 1)) * (0.5 + random.next() / 2),
      clock: { now: () => queue.now, schedule: queue.schedule },
    });
    this.connection.subscribe(() => {
      try {
        this.checkSaved();
      } catch (error) {
        options.onWrong(error);
      }
      options.onState(this);
    });
  }

  get unsaved(): number {
    return this.connection.getState().unsaved;
  }

  get made(): number {
    return this.#changes.length;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** What it shows as saved must be in the store, at this very moment. */
  checkSaved(): void {
    const { phase, unsaved } = this.connection.getState();
    const truth = this.#truth();
    const shown = this.#changes.length - unsaved;
    for (let at = this.acknowledged; at < shown; at++) {
      const change = this.#changes[at];
      if (change && !isIn(truth, change))
        throw new Violation("saved_is_true", `${this.name} shows change ${at + 1} as saved, it is not stored`);
    }
    this.acknowledged = Math.max(this.acknowledged, shown);
    if (phase !== "saved" || this.mode === "read") return;
    for (const held of [this.#copied, this.brought])
      for (const [client, clock] of held)
        if (Y.getState(truth.store, client) < clock)
          throw new Violation("saved_is_true", `${this.name} is shown as saved, what it came with is not stored`);
  }

  /** What was ever shown as saved is still in a document. */
  checkKept(doc: Y.Doc): void {
    this.#changes.slice(0, this.acknowledged).forEach((change, at) => {
      if (!isIn(doc, change)) throw new Violation("nothing_lost", `change ${at + 1} of ${this.name} is gone`);
    });
  }

  add(): void {
    const id = `${this.name}/${++this.#made}`;
    const note = "x".repeat(this.#random.pick([0, 0, 10, 40, 300]));
    this.#codings.set(id, { room: this.room, code: `${this.#random.below(93)}`, note });
  }

  replace(): void {
    const id = this.#someCoding();
    if (id) this.#codings.set(id, { room: this.room, code: `${this.#random.below(93)}`, again: true });
  }

  remove(): void {
    const id = this.#someCoding();
    if (id) this.#codings.delete(id);
  }

  /** Set and taken back in turn, as undo and redo do. */
  toggle(): void {
    const marks = this.doc.getMap("marks");
    if (marks.has("mark")) marks.delete("mark");
    else marks.set("mark", { room: this.room });
  }

  write(): void {
    const memo = this.doc.getText("memo");
    const at = this.#random.below(memo.length + 1);
    if (memo.length > 8 && this.#random.chance(0.4)) memo.delete(Math.min(at, memo.length - 3), 3);
    else memo.insert(at, this.#random.pick(["tea ", "é", "🙂", "walking slowly "]));
  }

  /** Several changes as one. */
  several(): void {
    this.doc.transact(() => {
      this.add();
      this.remove();
      this.write();
      this.add();
    });
  }

  point(): void {
    if (!this.#closed && this.mode === "write") this.#sayWhere();
  }

  copy(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** The page is closed in order, or its browser ends. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.connection.destroy();
    this.#awareness.destroy();
  }

  get #codings() {
    return this.doc.getMap("codings");
  }

  #someCoding(): string | undefined {
    const ids = [...this.#codings.keys()];
    return ids.length > 0 ? this.#random.pick(ids) : undefined;
  }

  /** Whom this page sees in its room, itself included. */
  get seen(): readonly number[] {
    return [...this.#awareness.getStates().keys()].sort((one, other) => one - other);
  }

  #renewLater(): void {
    this.#queue.schedule(() => {
      if (this.#closed) return;
      const state = this.#awareness.getLocalState();
      if (state) this.#awareness.setLocalState(state);
      const silent = this.seen.filter((client) => (this.#heardAt.get(client) ?? 0) < this.#queue.now - FORGOTTEN_AFTER);
      removeAwarenessStates(this.#awareness, silent, "timeout");
      this.#renewLater();
    }, RENEWED_EVERY);
  }

  #sayWhere(): void {
    this.#awareness.setLocalState({ room: this.room, coder: this.coder, at: this.#random.below(1_000) });
  }

  #remember = (update: Uint8Array, origin: unknown): void => {
    // What the client itself brings in, it brings with itself as the origin.
    if (origin !== null && origin !== undefined) return;
    const { structs, ds } = Y.decodeUpdate(update);
    const clock = Math.max(0, ...structs.map((struct) => struct.id.clock + struct.length));
    const deletes = [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map((range: { clock: number; len: number }) => ({
        client,
        from: range.clock,
        to: range.clock + range.len,
      })),
    );
    this.#changes.push({ client: this.doc.clientID, clock, deletes });
  };
}

function isIn(doc: Y.Doc, { client, clock, deletes }: Change): boolean {
  if (Y.getState(doc.store, client) < clock) return false;
  return deletes.every(({ client: of, from, to }) => {
    for (let at = from; at < to; ) {
      if (Y.getState(doc.store, of) <= at) return false;
      const struct = Y.getItem(doc.store, Y.createID(of, at)) as Y.Item | Y.GC;
      if (!struct.deleted) return false;
      at = struct.id.clock + struct.length;
    }
    return true;
  });
}
