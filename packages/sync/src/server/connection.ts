import { AckLedger } from "./ack-ledger.ts";
import type { SyncLimits } from "./limits.ts";
import { Rate } from "./rate.ts";
import type { RoomSocket } from "./room-socket.ts";
import type { Schedule } from "./schedule.ts";
import type { SyncEvent } from "./sync-event.ts";

/** Who sits where. The server is told; it decides nothing about it. */
export type Seat = {
  readonly room: string;
  readonly connectionId: string;
  readonly user: { readonly id: string };
  readonly mode: "write" | "read";
  /** Whether the client asked to be told what is on disk. */
  readonly acks: boolean;
  /** Whether the client reads compressed frames; large ones are sent so. */
  readonly deflate?: boolean;
  /** Whether what it says of itself is passed over: it sees who is there and is not seen. */
  readonly unseen?: boolean;
};

/** What every part of the server is given. */
export type Surroundings = {
  readonly limits: SyncLimits;
  readonly schedule: Schedule;
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  readonly log: (event: SyncEvent) => void;
};

const OPEN = 1;
const REASON_BYTES = 123;

/** One socket in a room: its bounds, and what is on its way out. */
export class Connection {
  readonly seat: Seat;
  readonly acks: AckLedger;
  readonly requests: Rate;
  readonly presence: Rate;
  readonly repeated: Rate;
  readonly deletions: Rate;
  /** Edits refused since the last one that filled the gap. */
  refusedFrames = 0;
  /** Resolves when the socket has ended. */
  readonly gone: Promise<void>;
  /** Whether it asked for the document and was answered; it is relayed nothing before. */
  following = false;
  readonly #frames: Rate;
  readonly #bytes: Rate;
  readonly #socket: RoomSocket;
  readonly #around: Surroundings;
  readonly #pausedFor = new Set<"loading" | "storing">();
  #closed = false;
  #alive = true;
  #sentSinceBeat = false;
  #queuedAtBeat = 0;
  #onDrain: (() => void) | undefined;

  constructor(socket: RoomSocket, seat: Seat, around: Surroundings) {
    const { limits, now } = around;
    this.seat = seat;
    this.#socket = socket;
    this.#around = around;
    this.acks = new AckLedger(now);
    this.requests = new Rate(limits.requestsPerSecond, 10, now);
    this.presence = new Rate(limits.presencePerSecond, 2 * limits.presencePerSecond, now);
    this.repeated = new Rate(limits.repeatedPerSecond, 2 * limits.repeatedPerSecond, now);
    // What was done in one go, or offline for long, is one update.
    this.deletions = new Rate(limits.deletionsPerSecond, limits.deletedRanges, now);
    this.#frames = new Rate(limits.framesPerSecond, 2 * limits.framesPerSecond, now);
    this.#bytes = new Rate(limits.bytesPerSecond, Math.max(2 * limits.bytesPerSecond, limits.frameBytes), now);
    socket.on("pong", () => {
      this.#alive = true;
    });
    this.gone = new Promise((resolve) => socket.on("close", resolve));
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The facts by which the log knows a connection. */
  get facts() {
    return { room: this.seat.room, connectionId: this.seat.connectionId, userId: this.seat.user.id };
  }

  /** Whether so much more may be read from it now. */
  withinRates(bytes: number): boolean {
    return this.#frames.take() && this.#bytes.take(bytes);
  }

  send(frame: Uint8Array): void {
    if (this.#closed || this.#socket.readyState !== OPEN) return;
    this.#sentSinceBeat = true;
    this.#socket.send(frame, this.#sent);
  }

  /** Whether more lies in its queue than it should. */
  get crowded(): boolean {
    return this.#socket.bufferedAmount > this.#around.limits.queuedBytes;
  }

  get hopeless(): boolean {
    return this.#socket.bufferedAmount > this.#around.limits.queuedBytesAtMost;
  }

  get queuedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** Calls back once, when the queue has become short again. */
  whenDrained(run: () => void): void {
    this.#onDrain = run;
  }

  /** Stops reading for a reason; it goes on when no reason is left. */
  pause(reason: "loading" | "storing"): void {
    if (this.#pausedFor.size === 0) this.#socket.pause();
    this.#pausedFor.add(reason);
  }

  resume(reason: "loading" | "storing"): void {
    if (this.#pausedFor.delete(reason) && this.#pausedFor.size === 0) this.#socket.resume();
  }

  /** Pings, and closes what did not answer the last ping. `keepAlive` goes to a client that heard nothing since. */
  beat(keepAlive: Uint8Array): "stuck" | undefined {
    const queued = this.#socket.bufferedAmount;
    // Asked first: who does not read does not answer a ping either, and this is the reason to name.
    if (this.crowded && queued >= this.#queuedAtBeat && this.#queuedAtBeat > 0) return "stuck";
    // A socket that is not read can show no sign of life, and is not the client's fault.
    if (this.#pausedFor.size === 0) {
      if (!this.#alive) {
        this.#socket.terminate();
        return undefined;
      }
      this.#alive = false;
    }
    this.#queuedAtBeat = this.crowded ? queued : 0;
    if (this.#socket.readyState === OPEN) this.#socket.ping();
    if (!this.#sentSinceBeat) this.send(keepAlive);
    this.#sentSinceBeat = false;
    return undefined;
  }

  /** Says goodbye. Nothing is read from it or sent to it afterwards, whether the other side answers or not. */
  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#pausedFor.size > 0) this.#socket.resume();
    // A close frame holds so much and no more; `ws` throws above it.
    this.#socket.close(code, Buffer.byteLength(reason) > REASON_BYTES ? "" : reason);
    const cancel = this.#around.schedule(() => this.#socket.terminate(), this.#around.limits.farewell);
    this.#socket.on("close", cancel);
  }

  /** The socket is gone by itself. */
  ended(): void {
    this.#closed = true;
  }

  #sent = () => {
    if (!this.#onDrain || this.#socket.bufferedAmount > this.#around.limits.queuedBytes / 4) return;
    const run = this.#onDrain;
    this.#onDrain = undefined;
    if (!this.#closed) run();
  };
}
