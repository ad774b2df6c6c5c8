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
import { Arrivals } from "./arrivals.ts";
import type { CommitLog } from "./commit-log.ts";
import type { Compactor } from "./compaction.ts";
import type { Connection, Seat, Surroundings } from "./connection.ts";
import { isHere, Presence } from "./presence.ts";
import type { Processes, StoredUpdates } from "./processes.ts";
import { Relay } from "./relay.ts";
import { RoomLog } from "./room-log.ts";
import type { RoomStore } from "./room-store.ts";
import { readWhisper, writeWhisper } from "./whisper.ts";

export type RoomOptions = {
  readonly name: string;
  readonly store: RoomStore;
  readonly commits: CommitLog;
  readonly compactor: Compactor;
  readonly around: Surroundings;
  /** The other processes that serve this room, if there are any. */
  readonly processes: Processes | undefined;
  /** Asks for `flushTurn` at the end of this event-loop turn. */
  readonly atEndOfTurn: (room: Room) => void;
  /** The room is over and must not be joined any more. */
  readonly onEnd: (room: Room) => void;
};

/** One shared document and the connections to it. Bytes are checked, relayed and stored; there is no Yjs in it. */
export class Room {
  readonly name: string;
  readonly #options: RoomOptions;
  readonly #around: Surroundings;
  readonly #log: RoomLog;
  readonly #connections = new Set<Connection>();
  /** Those of the connections that are let in once the room has looked into the store. */
  readonly #arrivals: Arrivals;
  readonly #presence = new Presence();
  readonly #relay: Relay;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #loaded = false;
  #cancelIdle: (() => void) | undefined;
  #cancelGapLook: (() => void) | undefined;
  #ended = false;

  constructor(options: RoomOptions) {
    this.name = options.name;
    this.#options = options;
    this.#around = options.around;
    this.#arrivals = new Arrivals(options.around.limits.heldBytes);
    this.#log = new RoomLog({
      ...options,
      guarded: (run) => this.#guarded(run),
      onStored: () => this.#onStored(),
      onClosed: (refusedUpdates) => this.#fence(refusedUpdates),
      onOthers: (updates) => this.#relay.updates(updates),
      onGap: () => this.#lookSoon(),
    });
    this.#relay = new Relay({
      connections: this.#connections,
      content: this.#log.content,
      isMidTurn: () => this.#log.isMidTurn,
      onHopeless: (connection) => this.close(connection, CloseCode.TooSlow, "reads too slowly"),
      onBehind: (connection) =>
        this.#around.log({ kind: "fell_behind", ...connection.facts, queuedBytes: connection.queuedBytes }),
      onCaughtUp: (connection) => this.#tellAnew(connection),
    });
    this.#ask();
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  join(connection: Connection): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#connections.add(connection);
    // With other processes, what is loaded here may lack what they stored; whoever joins sees all that is on disk.
    if (this.#loaded && !this.#options.processes) this.#greet(connection);
    else {
      this.#arrivals.add(connection);
      void this.look();
    }
  }

  /** The socket ended or is being closed: nothing reaches this connection and nothing of it counts any more. */
  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#relay.forget(connection);
    this.#arrivals.forget(connection);
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
    if (!this.#arrivals.has(connection)) this.#take(connection, frame);
    else if (!this.#arrivals.hold(connection, frame))
      this.close(connection, CloseCode.TooFast, "too much before the room was loaded");
  }

  /** Stores and relays what was taken in this event-loop turn. */
  flushTurn(): void {
    this.#guarded(() => {
      const turn = this.#log.flushTurn();
      if (turn.length > 0) this.#relay.edits(turn);
      const said = this.#presence.takeChanges();
      this.#relay.presences(said);
      for (const each of said) if (isHere(each)) this.#whisper(each);
    });
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
    while (this.#arrivals.size > 0 && !this.#ended) await this.#looking;
    this.flushTurn();
    return this.#log.flush();
  }

  /** Another process has stored updates of this room. */
  heard(stored: StoredUpdates): void {
    if (this.#ended) return;
    if (!this.#loaded) {
      // What is being read may have been read before this was stored.
      this.#lookAgain = true;
      return;
    }
    // Own edits of this turn are announced already; they go out first.
    this.flushTurn();
    this.#guarded(() => this.#log.heard(stored));
  }

  /** Another process says something about who is here. @throws MalformedBytes */
  whispered(from: string, bytes: Uint8Array): void {
    const whisper = readWhisper(bytes);
    if (whisper.kind === "asks") for (const each of this.#presence.here()) this.#whisper(each);
    else {
      this.#presence.hear(from, whisper.userId, whisper.entry, this.#around.now());
      this.#options.atEndOfTurn(this);
    }
  }

  /** Once a heartbeat: what may have been missed of other processes. */
  beat(): void {
    if (!this.#options.processes) return;
    this.#presence.forgetSilent(this.#around.now() - this.#around.limits.presenceKept);
    this.#options.atEndOfTurn(this);
    void this.look();
  }

  /** Reads from the store what is not here, then lets in who waits for it. A look under way is followed by another. */
  look(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#lookAgain = true;
    this.#looking ??= this.#lookWhileAsked();
    return this.#looking;
  }

  /** Ends without a word to anybody; what was not acknowledged is the clients' to send again. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelIdle?.();
    this.#cancelGapLook?.();
    this.#options.onEnd(this);
  }

  async #lookWhileAsked(): Promise<void> {
    try {
      while (this.#lookAgain && !this.#ended) {
        this.#lookAgain = false;
        await this.#lookOnce();
      }
    } finally {
      // In the step in which the loop ends: whoever asked a moment later would otherwise wait for a look that is over.
      this.#looking = undefined;
      this.#restIfIdle();
    }
  }

  async #lookOnce(): Promise<void> {
    const waiting = this.#arrivals.everybody();
    try {
      const state = await this.#log.look(() => !this.#ended && this.flushTurn());
      if (this.#ended) return;
      this.#loaded = true;
      if (state === "closed") this.#fence(0);
      for (const connection of waiting) this.#letIn(connection);
    } catch (error) {
      if (this.#ended) return;
      this.#around.log({ kind: "load_failed", room: this.name, error });
      if (!this.#loaded) this.#abandon(CloseCode.Unavailable, "the room could not be loaded");
      for (const connection of waiting) this.close(connection, CloseCode.Unavailable, "the room could not be loaded");
    }
  }

  /** What others stored does not come by itself: a little later it is looked for. */
  #lookSoon(): void {
    if (this.#ended) return;
    this.#cancelGapLook ??= this.#around.schedule(() => {
      this.#cancelGapLook = undefined;
      void this.look();
    }, this.#around.limits.gapPatience);
  }

  /** Only now, with everything loaded, is anything answered. */
  #letIn(connection: Connection): void {
    if (!this.#arrivals.has(connection)) return;
    this.#greet(connection);
    for (const frame of this.#arrivals.release(connection))
      if (!connection.closed && !this.#ended) this.#take(connection, frame);
  }

  #greet(connection: Connection): void {
    // A reader has nothing to give, so it is not asked; "nothing of yours is outstanding" tells it so.
    if (connection.seat.mode === "write") connection.send(step1Frame(this.#log.content.stateVector()));
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

  #take(connection: Connection, frame: Uint8Array): void {
    this.#guarded(() => {
      try {
        this.#understand(connection, frame);
      } catch (error) {
        if (error instanceof MalformedBytes) this.close(connection, CloseCode.BadFrame, error.message, "bad frame");
        else if (error instanceof OversizedUpdate) this.close(connection, CloseCode.TooMuch, error.message);
        else throw error;
      }
    });
  }

  #understand(connection: Connection, frame: Uint8Array): void {
    const message = readClientMessage(frame);
    if (message.type === "step2" || message.type === "update") {
      this.#edit(connection, message.update, message.type === "step2");
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
    if (message.type === "step1") {
      const clocks = readStateVector(message.stateVector);
      // What waits for the end of the turn goes to those who are here; the answer then holds it.
      this.flushTurn();
      this.#relay.answer(connection, clocks);
    } else this.#tellPresence(connection);
  }

  #hear(connection: Connection, bytes: Uint8Array): void {
    const entries = readAwareness(bytes);
    if (connection.seat.unseen) return;
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

  #edit(connection: Connection, bytes: Uint8Array, whole: boolean): void {
    const { clocks } = this.#log.content;
    const outline = outlineOf(bytes, clocks);
    if (connection.seat.mode === "read") {
      if (isEmpty(outline)) return;
      connection.send(deniedFrame("this room is read-only for you"));
      this.close(connection, CloseCode.Forbidden, "an edit in read mode");
      return;
    }
    const { acks } = connection;
    acks.received();
    if (this.#log.content.clientsWith(outline) > this.#around.limits.clients) {
      this.close(connection, CloseCode.TooMuch, "more client ids than a room may have");
      return;
    }
    const missing = missingPredecessor(outline, clocks);
    if (missing) {
      this.#around.log({ kind: "out_of_step", ...connection.facts, missing });
      this.#resync(connection, whole);
      return;
    }
    const ticket = this.#log.take({ bytes, outline, author: connection });
    this.#options.atEndOfTurn(this);
    if (whole) connection.refusedFrames = 0;
    if (acks.accepted(ticket, bytes.length, whole)) this.#askWhole(connection);
    if (this.#log.stored >= ticket) this.#acknowledge(connection);
    else if (acks.unstoredBytes > this.#around.limits.unstoredBytes) connection.pause("storing");
  }

  /** Has everything sent again that the room lacks: what was refused, and what was refused because of that. */
  #resync(connection: Connection, whole: boolean): void {
    connection.refusedFrames += whole ? this.#around.limits.outOfStepFrames / 4 : 1;
    if (connection.refusedFrames > this.#around.limits.outOfStepFrames) {
      this.close(connection, CloseCode.OutOfStep, "edits without their predecessors");
      return;
    }
    if (connection.acks.refused(whole)) this.#askWhole(connection);
  }

  #askWhole(connection: Connection): void {
    // Whoever does not read the question cannot answer it.
    if (this.#relay.isBehind(connection)) {
      this.close(connection, CloseCode.OutOfStep, "out of step and not reading");
      return;
    }
    connection.send(step1Frame(this.#log.content.stateVector()));
    this.#relay.watch(connection);
  }

  #acknowledge(connection: Connection): void {
    const further = connection.acks.storedUpTo(this.#log.stored);
    if (connection.acks.unstoredBytes <= this.#around.limits.unstoredBytes / 2) connection.resume("storing");
    if (!further || !connection.seat.acks || this.#relay.isBehind(connection)) return;
    connection.send(storedFrame(connection.acks.stored));
    this.#around.log({ kind: "acknowledged", ms: this.#around.now() - connection.acks.oldestAt });
    this.#relay.watch(connection);
  }

  #onStored(): void {
    if (this.#ended) return;
    for (const connection of [...this.#connections]) this.#acknowledge(connection);
    if (this.#log.isLong(false)) void this.#compact();
    this.#restIfIdle();
  }

  #ask(): void {
    this.#options.processes?.whisper(this.name, writeWhisper({ kind: "asks" }));
  }

  #whisper({ userId, entry }: { readonly userId: string; readonly entry: ReturnType<typeof readAwareness>[0] }): void {
    this.#options.processes?.whisper(this.name, writeWhisper({ kind: "says", userId, entry }));
  }

  /** The database closed the room: nobody is told that anything was saved, and everybody leaves. */
  #fence(refusedUpdates: number): void {
    if (this.#ended) return;
    this.#around.log({ kind: "room_closed", room: this.name, refusedUpdates });
    this.#abandon(CloseCode.RoomClosed, "the room is closed");
  }

  /** Nothing here can be trusted or used any more; those who reconnect load it afresh. */
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
    try {
      await this.#log.compact();
    } catch (error) {
      this.#around.log({ kind: "compaction_failed", room: this.name, error });
    }
    this.#restIfIdle();
  }

  get #isIdle(): boolean {
    return this.#connections.size === 0 && this.#loaded && this.#looking === undefined && this.#log.isAtRest;
  }

  /** Unloads the room some time after the last connection has gone, and only when nothing is on its way to disk. */
  #restIfIdle(): void {
    if (this.#ended || this.#cancelIdle || !this.#isIdle) return;
    this.#cancelIdle = this.#around.schedule(() => {
      this.#cancelIdle = undefined;
      if (!this.#isIdle) return;
      if (this.#log.isLong(true)) return void this.#compact();
      this.#around.log({ kind: "unloaded", room: this.name });
      this.end();
    }, this.#around.limits.idle);
  }
}
