import {
  type Clocks,
  CloseCode,
  MalformedBytes,
  OversizedUpdate,
  readClientMessage,
  readStateVector,
  step1Frame,
  storedFrame,
} from "../protocol/index.ts";
import type { Answers } from "./answers.ts";
import { Arrivals } from "./arrivals.ts";
import type { CommitLog } from "./commit-log.ts";
import type { Compactor } from "./compaction.ts";
import type { Connection, Seat, Surroundings } from "./connection.ts";
import { EditIntake } from "./edit-intake.ts";
import type { Processes, StoredUpdates } from "./processes.ts";
import { Relay } from "./relay.ts";
import { RoomLog } from "./room-log.ts";
import { RoomPresence } from "./room-presence.ts";
import type { RoomStore } from "./room-store.ts";

export type RoomOptions = {
  readonly name: string;
  readonly store: RoomStore;
  readonly commits: CommitLog;
  readonly compactor: Compactor;
  readonly around: Surroundings;
  readonly answers: Answers;
  /** The other processes that serve this room, if there are any. */
  readonly processes: Processes | undefined;
  /** Asks for `flushTurn` at the end of this event-loop turn. */
  readonly atEndOfTurn: (room: Room) => void;
  /** The room is over and must not be joined any more. */
  readonly onEnd: (room: Room) => void;
};

/** Above this, finding what somebody lacks takes some milliseconds. */
const LONG_TO_COMPARE = 512 * 1024;

/** One shared document and the connections to it. Bytes are checked, relayed and stored; there is no Yjs in it. */
export class Room {
  readonly name: string;
  readonly #options: RoomOptions;
  readonly #around: Surroundings;
  readonly #log: RoomLog;
  readonly #connections = new Set<Connection>();
  /** Those of the connections that are let in once the room has looked into the store. */
  readonly #arrivals: Arrivals;
  readonly #relay: Relay;
  readonly #edits: EditIntake;
  readonly #presence: RoomPresence;
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
      mayCompare: (connection) => !this.#options.answers.refuse(connection, this.#log.content.comparedBytes),
      onHopeless: (connection) => this.close(connection, CloseCode.TooSlow, "reads too slowly"),
      onBehind: (connection) =>
        this.#around.log({ kind: "fell_behind", ...connection.facts, queuedBytes: connection.queuedBytes }),
      onCaughtUp: (connection) => this.#tellAnew(connection),
    });
    const { around, processes, atEndOfTurn } = options;
    const close = (connection: Connection, code: number, why: string) => this.close(connection, code, why);
    const changed = () => atEndOfTurn(this);
    this.#edits = new EditIntake({ log: this.#log, relay: this.#relay, around, close, onEdit: changed });
    this.#presence = new RoomPresence({
      room: this.name,
      relay: this.#relay,
      around,
      processes,
      close,
      onChange: changed,
    });
    this.#presence.ask();
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
    // What was taken and is not on its way yet was not acknowledged; its client sends it again to the room that follows.
    if (this.#ended) return;
    this.#guarded(() => {
      const turn = this.#log.flushTurn();
      if (turn.length > 0) this.#relay.edits(turn);
      this.#presence.flush();
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
    this.#presence.whispered(from, bytes);
  }

  /** Once a heartbeat: what may have been missed of other processes. */
  beat(): void {
    if (!this.#options.processes) return;
    this.#presence.forgetSilent();
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
    this.#presence.tell(connection);
  }

  /** What was left out while the connection's queue was full. */
  #tellAnew(connection: Connection): void {
    this.#presence.tell(connection);
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
      this.#edits.take(connection, message.update, message.type === "step2");
      return;
    }
    if (message.type === "awareness") {
      this.#presence.hear(connection, message.entries);
      return;
    }
    if (!connection.requests.take()) {
      this.close(connection, CloseCode.TooFast, "too many requests");
      return;
    }
    if (message.type === "step1") this.#answer(connection, readStateVector(message.stateVector));
    else this.#presence.tell(connection);
  }

  #answer(connection: Connection, clocks: Clocks): void {
    const refusal = this.#options.answers.refuse(connection, clocks.size > 0 ? this.#log.content.comparedBytes : 0);
    if (refusal) {
      this.close(connection, refusal.code, refusal.why);
      return;
    }
    const answer = () => {
      if (connection.closed || this.#ended) return;
      // What waits for the end of the turn goes to those who are here; the answer then holds it.
      this.flushTurn();
      this.#guarded(() => this.#relay.answer(connection, clocks));
    };
    if (clocks.size > 0 && this.#log.content.comparedBytes > LONG_TO_COMPARE) this.#options.answers.inItsTurn(answer);
    else answer();
  }

  #onStored(): void {
    if (this.#ended) return;
    for (const connection of [...this.#connections]) this.#edits.acknowledge(connection);
    if (this.#log.isLong(false)) void this.#compact();
    this.#restIfIdle();
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
