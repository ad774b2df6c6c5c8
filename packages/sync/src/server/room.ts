import {
  awarenessFrame,
  CloseCode,
  deniedFrame,
  isEmpty,
  MalformedBytes,
  missingPredecessor,
  OversizedUpdate,
  outlineOf,
  readAwareness,
  readClientMessage,
  readStateVector,
  step1Frame,
  storedFrame,
} from "../protocol/index.ts";
import type { CommitLog, CommitOutcome, CommitQueue } from "./commit-log.ts";
import { type Compactor, Tail } from "./compaction.ts";
import type { Connection, Seat, Surroundings } from "./connection.ts";
import { Presence } from "./presence.ts";
import { Relay } from "./relay.ts";
import { RoomDocument } from "./room-document.ts";
import type { RoomStore } from "./room-store.ts";

export type RoomOptions = {
  readonly name: string;
  readonly store: RoomStore;
  readonly commits: CommitLog;
  readonly compactor: Compactor;
  readonly around: Surroundings;
  /** Asks for `flushTurn` at the end of this event-loop turn. */
  readonly atEndOfTurn: (room: Room) => void;
  /** The room is over and must not be joined any more. */
  readonly onEnd: (room: Room) => void;
};

type Held = { readonly connection: Connection; readonly frame: Uint8Array };

/** One shared document and the connections to it. Bytes are checked, relayed and stored; Yjs is asked only for diffs. */
export class Room {
  readonly name: string;
  readonly loaded: Promise<void>;
  readonly #options: RoomOptions;
  readonly #around: Surroundings;
  readonly #queue: CommitQueue;
  readonly #connections = new Set<Connection>();
  readonly #presence = new Presence();
  readonly #relay: Relay;
  readonly #heldBytes = new Map<Connection, number>();
  /** Sizes of the updates on their way to disk, in order. */
  readonly #sizes: number[] = [];
  #document: RoomDocument | undefined;
  #held: Held[] = [];
  #tail: Tail;
  #compacting = false;
  #cancelIdle: (() => void) | undefined;
  #ended = false;

  constructor(options: RoomOptions) {
    this.name = options.name;
    this.#options = options;
    this.#around = options.around;
    this.#tail = new Tail(options.around.limits, []);
    this.#queue = options.commits.queue(options.name, (outcome) => this.#onOutcome(outcome));
    this.#relay = new Relay({
      connections: this.#connections,
      clocks: () => this.#document?.clocks ?? new Map(),
      since: (clocks) => this.#document?.since(clocks) ?? new Uint8Array(2),
      onHopeless: (connection) => this.close(connection, CloseCode.TooSlow, "reads too slowly"),
      onBehind: (connection) =>
        this.#around.log({ kind: "fell_behind", ...connection.facts, queuedBytes: connection.queuedBytes }),
      onCaughtUp: (connection) => this.#tellAnew(connection),
    });
    this.loaded = this.#load();
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  join(connection: Connection): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#connections.add(connection);
    if (this.#document) this.#greet(this.#document, connection);
    else connection.pause("loading");
  }

  /** The socket ended or is being closed: nothing reaches this connection and nothing of it counts any more. */
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#relay.forget(connection);
    this.#heldBytes.delete(connection);
    this.#presence.leave(connection);
    this.#around.log({ kind: "left", ...connection.facts });
    this.#options.atEndOfTurn(this);
    this.#restIfIdle();
  }

  /** Takes one frame. Never throws. */
  receive(connection: Connection, frame: Uint8Array, isBinary: boolean): void {
    if (connection.closed || this.#ended) return;
    if (!isBinary) {
      this.close(connection, CloseCode.BadFrame, "a text frame");
      return;
    }
    if (frame.length > this.#around.limits.frameBytes) {
      this.close(connection, CloseCode.TooMuch, `a frame of ${frame.length} bytes`);
      return;
    }
    if (!connection.withinRates(frame.length)) {
      this.close(connection, CloseCode.TooFast, "too many frames");
      return;
    }
    if (!this.#document) {
      this.#hold(connection, frame);
      return;
    }
    this.#take(this.#document, connection, frame);
  }

  /** Relays what was taken in this event-loop turn. */
  flushTurn(): void {
    this.#guarded(() => this.#relay.flush(this.#presence.takeChanges()));
  }

  close(connection: Connection, code: number, why: string, reason = why): void {
    if (connection.closed) return;
    this.#around.log({ kind: "closed", ...connection.facts, code, why });
    connection.close(code, reason);
    this.leave(connection);
  }

  closeWhere(where: (seat: Seat) => boolean, code: number, reason: string): void {
    for (const connection of [...this.#connections]) if (where(connection.seat)) this.close(connection, code, reason);
  }

  /** Waits until everything received so far is on disk, or the database takes no more. */
  async flush(): Promise<"stored" | "closed"> {
    await this.loaded;
    return this.#queue.flush();
  }

  /** Ends without a word to anybody; what was not acknowledged is the clients' to send again. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelIdle?.();
    this.#document?.destroy();
    this.#options.onEnd(this);
  }

  async #load(): Promise<void> {
    try {
      const { updates } = await this.#options.store.load(this.name);
      if (this.#ended) return;
      this.#document = new RoomDocument(updates, (index, error) =>
        this.#around.log({ kind: "unreadable_update", room: this.name, index, error }),
      );
      const sizes = updates.map((update) => update.length);
      this.#tail = new Tail(this.#around.limits, sizes);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      this.#around.log({ kind: "loaded", room: this.name, updates: updates.length, bytes });
    } catch (error) {
      this.#around.log({ kind: "load_failed", room: this.name, error });
      return this.#abandon(CloseCode.Unavailable, "the room could not be loaded");
    }
    this.#open(this.#document);
  }

  /** Only now, with everything loaded, is anybody answered. */
  #open(document: RoomDocument): void {
    for (const connection of [...this.#connections]) this.#greet(document, connection);
    const held = this.#held;
    this.#held = [];
    this.#heldBytes.clear();
    for (const { connection, frame } of held)
      if (!connection.closed && !this.#ended) this.#take(document, connection, frame);
    for (const connection of this.#connections) connection.resume("loading");
    this.#restIfIdle();
  }

  #greet(document: RoomDocument, connection: Connection): void {
    // A reader has nothing to give, so it is not asked; "nothing of yours is outstanding" tells it so.
    if (connection.seat.mode === "write") connection.send(step1Frame(document.stateVector()));
    else if (connection.seat.acks) connection.send(storedFrame(0));
    this.#tellPresence(connection);
  }

  #tellPresence(connection: Connection): void {
    const everybody = this.#presence.everybody();
    if (everybody && !this.#relay.isBehind(connection)) connection.send(awarenessFrame(everybody));
  }

  /** What was left out while the connection's queue was full. */
  #tellAnew(connection: Connection): void {
    this.#tellPresence(connection);
    if (connection.seat.acks && connection.acks.stored > 0) connection.send(storedFrame(connection.acks.stored));
  }

  #hold(connection: Connection, frame: Uint8Array): void {
    const bytes = (this.#heldBytes.get(connection) ?? 0) + frame.length;
    if (bytes > this.#around.limits.heldBytes) {
      this.close(connection, CloseCode.TooFast, "too much before the room was loaded");
      return;
    }
    this.#heldBytes.set(connection, bytes);
    this.#held.push({ connection, frame: new Uint8Array(frame) });
  }

  #take(document: RoomDocument, connection: Connection, frame: Uint8Array): void {
    this.#guarded(() => {
      try {
        this.#understand(document, connection, frame);
      } catch (error) {
        if (error instanceof MalformedBytes) this.close(connection, CloseCode.BadFrame, error.message, "bad frame");
        else if (error instanceof OversizedUpdate) this.close(connection, CloseCode.TooMuch, error.message);
        else throw error;
      }
    });
  }

  #understand(document: RoomDocument, connection: Connection, frame: Uint8Array): void {
    const message = readClientMessage(frame);
    if (message.type === "step2" || message.type === "update") {
      this.#edit(document, connection, message.update, message.type === "step2");
      return;
    }
    if (message.type === "awareness") {
      this.#hear(connection, message.entries);
      return;
    }
    if (!connection.requests.take()) {
      this.close(connection, CloseCode.TooFast, "too many requests");
      return;
    }
    if (message.type === "step1") this.#relay.answer(connection, readStateVector(message.stateVector));
    else this.#tellPresence(connection);
  }

  #hear(connection: Connection, bytes: Uint8Array): void {
    const entries = readAwareness(bytes);
    const own = this.#presence.say(connection, connection.seat.user.id, entries);
    if (!own) return;
    if (own.json.length > this.#around.limits.presenceBytes) {
      this.close(connection, CloseCode.TooMuch, "a presence state too large");
      return;
    }
    if (!connection.presence.take()) {
      this.close(connection, CloseCode.TooFast, "presence changes too often");
      return;
    }
    this.#options.atEndOfTurn(this);
  }

  #edit(document: RoomDocument, connection: Connection, view: Uint8Array, whole: boolean): void {
    const outline = outlineOf(view, document.clocks);
    if (connection.seat.mode === "read") {
      if (isEmpty(outline)) return;
      connection.send(deniedFrame("this room is read-only for you"));
      this.close(connection, CloseCode.Forbidden, "an edit in read mode");
      return;
    }
    connection.acks.received();
    const missing = missingPredecessor(outline, document.clocks);
    if (missing) {
      this.#around.log({ kind: "out_of_step", ...connection.facts, missing });
      this.#resync(document, connection, whole);
      return;
    }
    // The view lies in a buffer that the socket uses again, or in one much larger than itself.
    const update = new Uint8Array(view);
    // What holds nothing new is on disk when everything before it is.
    let ticket = this.#queue.added;
    if (whole ? document.takeIfNew(update, outline) : document.take(update, outline)) {
      ticket = this.#queue.add(update);
      this.#sizes.push(update.length);
      this.#relay.add(update, connection);
      this.#options.atEndOfTurn(this);
    }
    if (whole) connection.refusedFrames = 0;
    if (connection.acks.accepted(ticket, update.length, whole)) this.#ask(document, connection);
    if (this.#queue.stored >= ticket) this.#acknowledge(connection);
    else if (connection.acks.unstoredBytes > this.#around.limits.unstoredBytes) connection.pause("storing");
  }

  /** Has everything sent again that the room lacks: what was refused, and what was refused because of that. */
  #resync(document: RoomDocument, connection: Connection, whole: boolean): void {
    connection.refusedFrames += whole ? this.#around.limits.outOfStepFrames / 4 : 1;
    if (connection.refusedFrames > this.#around.limits.outOfStepFrames) {
      this.close(connection, CloseCode.OutOfStep, "edits without their predecessors");
      return;
    }
    if (connection.acks.refused(whole)) this.#ask(document, connection);
  }

  #ask(document: RoomDocument, connection: Connection): void {
    // Whoever does not read the question cannot answer it.
    if (this.#relay.isBehind(connection)) {
      this.close(connection, CloseCode.OutOfStep, "out of step and not reading");
      return;
    }
    connection.send(step1Frame(document.stateVector()));
    this.#relay.watch(connection);
  }

  #acknowledge(connection: Connection): void {
    const further = connection.acks.storedUpTo(this.#queue.stored);
    if (connection.acks.unstoredBytes <= this.#around.limits.unstoredBytes / 2) connection.resume("storing");
    if (!further || !connection.seat.acks || this.#relay.isBehind(connection)) return;
    connection.send(storedFrame(connection.acks.stored));
    this.#relay.watch(connection);
  }

  #onOutcome(outcome: CommitOutcome): void {
    if (this.#ended) return;
    if (outcome.stored === "closed") {
      this.#fence();
      return;
    }
    for (const size of this.#sizes.splice(0, outcome.newly)) this.#tail.add(size);
    for (const connection of [...this.#connections]) this.#acknowledge(connection);
    if (this.#tail.isLong(false)) void this.#compact();
    this.#restIfIdle();
  }

  /** The database closed the room: nobody is told that anything was saved, and everybody leaves. */
  #fence(): void {
    const refusedUpdates = this.#queue.added - this.#queue.stored;
    this.#around.log({ kind: "room_closed", room: this.name, refusedUpdates });
    this.end();
    this.closeWhere(() => true, CloseCode.RoomClosed, "the room is closed");
  }

  /** The document cannot be trusted any more, or never came; those who reconnect load it afresh. */
  #abandon(code: number, why: string): void {
    this.end();
    this.closeWhere(() => true, code, why);
  }

  /** Whatever goes wrong in one room stays in it. */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#around.log({ kind: "abandoned", room: this.name, error });
      this.#abandon(CloseCode.Restart, "the room is loaded afresh");
    }
  }

  async #compact(): Promise<void> {
    if (this.#compacting) return;
    this.#compacting = true;
    this.#tail.compacted(await this.#options.compactor.compact(this.name));
    this.#compacting = false;
    this.#restIfIdle();
  }

  get #isIdle(): boolean {
    const stored = this.#queue.stored >= this.#queue.added;
    return this.#connections.size === 0 && this.#document !== undefined && stored && !this.#compacting;
  }

  /** Unloads the room some time after the last connection has gone, and only when nothing is on its way to disk. */
  #restIfIdle(): void {
    if (this.#ended || this.#cancelIdle || !this.#isIdle) return;
    this.#cancelIdle = this.#around.schedule(() => {
      this.#cancelIdle = undefined;
      if (!this.#isIdle) return;
      if (this.#tail.isLong(true)) return void this.#compact();
      this.#around.log({ kind: "unloaded", room: this.name });
      this.end();
    }, this.#around.limits.idle);
  }
}
