import { inflateSync } from "fflate";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import {
  CloseCode,
  isFinal,
  MalformedBytes,
  readServerMessage,
  type ServerMessage,
  splitUpdate,
  step1Frame,
  step2Frame,
  updateFrame,
} from "../protocol/index.ts";
import { type ClientSocket, type ClientSocketClass, platformSocket, whenOnline } from "./client-socket.ts";
import { type ClientClock, platformClock } from "./clock.ts";
import { type Backoff, type ConnectionPhase, type ConnectionState, jitteredBackoff } from "./connection-state.ts";
import { KeptChanges } from "./kept-changes.ts";
import type { KeptUpdate, RoomCopy } from "./local-copy/room-copy.ts";
import { OwnChanges } from "./own-changes.ts";
import { RoomPresence } from "./room-presence.ts";

export type ConnectRoomOptions = {
  /** Asked before every attempt. `acks=1&deflate=1` is added to it. */
  readonly url: () => string;
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  /** What is kept of the room on this device: read before the first attempt, written with every change. */
  readonly copy?: RoomCopy;
  readonly WebSocketImpl?: ClientSocketClass;
  readonly backoff?: Backoff;
  /** The platform's own unless given. */
  readonly clock?: ClientClock;
};

export type RoomConnection = {
  /** The same object until something changes. */
  getState(): ConnectionState;
  /** Calls back after every change of the state; answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** Resolves when everything the server has is in the document. Rejects when that cannot come any more. */
  whenSynced(): Promise<void>;
  /** Resolves when every own change is on the server's disk. Rejects when that cannot come any more. */
  whenSaved(): Promise<void>;
  /** Resolves with what the local copy held, when it is in the document; with nothing when it cannot be read, or is none. */
  whenOpened(): Promise<readonly KeptUpdate[]>;
  /** After a refusal: tries once more, with everything that was not acknowledged. Somebody may have signed in again. */
  retry(): void;
  /** Leaves the room for good. Changes that are not saved stay in the document, and in the local copy if there is one. */
  destroy(): void;
};

type Waiter = { readonly done: () => boolean; readonly resolve: () => void; readonly reject: (why: Error) => void };

const OPEN = 1;
/** The server says something every 20 s; after this much silence the connection is taken for dead. */
const SILENCE = 45_000;
const WATCH = 5_000;
/** A server that restarts in order is back after so much time; until then nobody need be told. */
const RESTART = 30_000;
/** A quarter of what the server takes in one frame. */
const PIECE_BYTES = 512 * 1024;

/** Keeps a document in step with its room, and knows exactly which own changes are on the server's disk. */
export function connectRoom(options: ConnectRoomOptions): RoomConnection {
  const connection = new Connection(options);
  return {
    getState: () => connection.state,
    subscribe: (listener) => connection.subscribe(listener),
    whenSynced: () => connection.until(() => connection.synced),
    whenSaved: () => connection.until(() => connection.state.phase === "saved"),
    whenOpened: () => connection.opened,
    retry: () => connection.retry(),
    destroy: () => connection.destroy(),
  };
}

class Connection {
  state: ConnectionState;
  /** Resolves when the local copy was read. */
  readonly opened: Promise<readonly KeptUpdate[]>;
  /** Whether everything that the server had was received once. */
  synced = false;
  readonly #options: ConnectRoomOptions;
  readonly #changes = new OwnChanges();
  readonly #listeners = new Set<() => void>();
  #waiters: Waiter[] = [];
  #socket: ClientSocket | undefined;
  #open = false;
  /** Whether this connection has brought everything the server has. */
  #whole = false;
  /** Whether the server knows what we have, so that single changes can follow. */
  #asked = false;
  #attempts = 0;
  #cancelRetry = () => {};
  /** Calls off the wait while the server restarts and has said so. */
  #cancelRestart: (() => void) | undefined;
  #heardAt = 0;
  #lastSavedAt: Date | undefined;
  #refusal: { readonly code: number; readonly reason: string } | undefined;
  #destroyed = false;
  readonly #clock: ClientClock;
  #cancelWatch = () => {};
  readonly #kept: KeptChanges;
  readonly #presence: RoomPresence | undefined;
  readonly #stopListening: () => void;

  constructor(options: ConnectRoomOptions) {
    this.#options = options;
    this.#clock = options.clock ?? platformClock;
    options.doc.on("update", this.#onUpdate);
    options.doc.on("destroy", this.#onDestroy);
    this.#kept = new KeptChanges(options.copy);
    this.#presence = options.awareness && new RoomPresence(options.awareness, (frame) => this.#send(frame));
    this.#stopListening = whenOnline(() => this.#reconnectNow());
    this.#watch();
    this.state = { phase: "connecting", unsaved: 0, lastSavedAt: undefined, local: this.#kept.local };
    options.copy?.subscribe(() => this.#publish());
    if (!options.copy) {
      this.opened = Promise.resolve([]);
      this.#connect();
      return;
    }
    // Nobody is told "saved" before it is known what was not sent the last time.
    this.opened = this.#kept
      .open((updates) => this.#takeFromCopy(updates))
      .then((held) => {
        this.#connectNow();
        this.#publish();
        return held;
      });
  }

  /** What was kept earlier, or is being kept by another page of the same person. */
  #takeFromCopy(updates: readonly KeptUpdate[]): void {
    const { doc, copy } = this.#options;
    doc.transact(() => {
      for (const { bytes } of updates) Y.applyUpdate(doc, bytes, copy);
    }, copy);
    for (const update of updates) {
      if (update.unsent === 0) continue;
      this.#kept.found(this.#changes.made(update.unsent), update);
      // The page that made it may be gone, so that it is ours to send as well. Nothing is stored twice.
      if (this.#maySend()) this.#sendEdit(update.bytes);
    }
    this.#publish();
  }

  #maySend(): boolean {
    return this.#asked || (this.#open && this.#changes.settled);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  until(done: () => boolean): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ done, resolve, reject });
      this.#settleWaiters();
    });
  }

  retry(): void {
    if (!this.#refusal) return;
    this.#refusal = undefined;
    this.#attempts = 0;
    this.#connectNow();
    this.#publish();
  }

  destroy(): void {
    if (this.#destroyed) return;
    const { doc } = this.#options;
    // While the socket still takes it.
    this.#presence?.leave();
    this.#destroyed = true;
    doc.off("update", this.#onUpdate);
    doc.off("destroy", this.#onDestroy);
    this.#stopListening();
    this.#cancelWatch();
    this.#cancelRetry();
    this.#restarted();
    this.#disconnect();
    void this.#options.copy?.close();
    this.#publish();
  }

  #connect(): void {
    const Socket = this.#options.WebSocketImpl ?? platformSocket();
    const socket = new Socket(withExtras(this.#options.url()));
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#heardAt = this.#clock.now();
    // Every listener asks whether the socket is still ours: a former one may go on speaking for a while.
    socket.addEventListener("open", () => this.#socket === socket && this.#onOpen());
    socket.addEventListener("message", ({ data }) => this.#socket === socket && this.#onMessage(data));
    socket.addEventListener("close", ({ code, reason }) => this.#socket === socket && this.#onClose(code, reason));
    // Tells nothing that the end of the socket does not tell; without a listener Node throws.
    socket.addEventListener("error", () => undefined);
  }

  /** Used when there is reason to believe that an attempt would now succeed. */
  #connectNow(): void {
    if (this.#socket || this.#refusal || this.#destroyed) return;
    this.#cancelRetry();
    this.#connect();
  }

  /** Another page may have been closed with changes that it could not send. */
  #connectAgain(): void {
    const { copy } = this.#options;
    if (copy) void copy.lookForOthers().then(() => this.#connectNow());
    else this.#connectNow();
  }

  /** The network is back, perhaps another one: a connection of before may be dead without knowing it. */
  #reconnectNow(): void {
    if (this.#socket) this.#disconnect();
    this.#connectNow();
    this.#publish();
  }

  #onOpen(): void {
    this.#open = true;
    this.#heardAt = this.#clock.now();
    this.#send(step1Frame(Y.encodeStateVector(this.#options.doc)));
    this.#presence?.comeBack();
    this.#publish();
  }

  #onMessage(data: unknown): void {
    this.#heardAt = this.#clock.now();
    try {
      const message = data instanceof ArrayBuffer ? readServerMessage(new Uint8Array(data)) : undefined;
      if (message) this.#understand(message);
    } catch (error) {
      if (!(error instanceof MalformedBytes)) throw error;
      this.#onClose(1002, "the server spoke another language");
    } finally {
      this.#publish();
    }
  }

  #understand(message: ServerMessage): void {
    const { doc } = this.#options;
    switch (message.type) {
      case "step1":
        this.#asked = true;
        this.#sendWhole(Y.encodeStateAsUpdate(doc, message.stateVector));
        return;
      case "step2":
        Y.applyUpdate(doc, message.update, this);
        this.#whole = true;
        this.synced = true;
        this.#restarted();
        return;
      case "update":
        Y.applyUpdate(doc, message.update, this);
        return;
      case "awareness":
        this.#presence?.hear(message.entries);
        return;
      case "query_awareness":
        this.#presence?.say();
        return;
      case "stored":
        this.#changes.acknowledged(message.count);
        this.#kept.savedUpTo(this.#changes.saved);
        return;
      case "deflated":
        this.#understand({ type: message.is, update: inflateSync(message.bytes) });
        return;
      case "denied": // the close code that follows says the same
        return;
    }
  }

  /** Answers step 1; the last piece is the answer proper. */
  #sendWhole(update: Uint8Array): void {
    const last = this.#sendAllButLast(update);
    this.#changes.sentWhole();
    this.#send(step2Frame(last));
  }

  /** Says nothing of what was refused before: only an answer to step 1 fills gaps. */
  #sendEdit(update: Uint8Array): void {
    const last = this.#sendAllButLast(update);
    this.#changes.sent();
    this.#send(updateFrame(last));
  }

  /** Long offline work does not fit into one frame. @returns the piece that is still to be sent */
  #sendAllButLast(update: Uint8Array): Uint8Array {
    const pieces = splitUpdate(update, PIECE_BYTES);
    for (const piece of pieces.slice(0, -1)) {
      this.#changes.sentPart();
      this.#send(updateFrame(piece));
    }
    return pieces.at(-1) ?? update;
  }

  #onClose(code: number, reason: string): void {
    // Only from a connection that was whole: a server that turns everybody away is not restarting.
    if (code === CloseCode.Restart && this.#whole)
      this.#cancelRestart = this.#clock.schedule(() => {
        this.#restarted();
        this.#publish();
      }, RESTART);
    this.#disconnect();
    if (isFinal(code)) {
      this.#refusal = { code, reason };
    } else if (!this.#destroyed) {
      this.#attempts++;
      const pause = (this.#options.backoff ?? jitteredBackoff)(this.#attempts);
      this.#cancelRetry = this.#clock.schedule(() => this.#connectAgain(), pause);
    }
    this.#publish();
  }

  #restarted(): void {
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
  }

  #disconnect(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#open = false;
    this.#whole = false;
    this.#asked = false;
    this.#changes.disconnected();
    socket?.close();
    this.#presence?.forgetOthers();
  }

  #watch(): void {
    this.#cancelWatch = this.#clock.schedule(() => {
      this.#dropWhenSilent();
      if (!this.#destroyed) this.#watch();
    }, WATCH);
  }

  #dropWhenSilent(): void {
    if (this.#socket && this.#clock.now() - this.#heardAt > SILENCE) this.#onClose(1006, "the server fell silent");
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    const { copy } = this.#options;
    if (copy && origin === copy) return;
    if (origin === this) {
      this.#kept.received(update);
      return;
    }
    const number = this.#changes.made();
    this.#kept.made(number, update);
    // Before the server has asked, the change waits for the answer: only then is all before it on its way too.
    // A reader is never asked; it tries, and learns that it may not.
    if (this.#maySend()) {
      this.#changes.sent();
      this.#send(updateFrame(update));
    }
    this.#publish();
  };

  #onDestroy = (): void => this.destroy();

  #send(frame: Uint8Array): void {
    if (this.#open && this.#socket?.readyState === OPEN) this.#socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  #phase(): ConnectionPhase {
    if (this.#refusal) return "refused";
    if (!this.#open) return this.#attempts > 0 || this.#destroyed || this.synced ? "offline" : "connecting";
    if (this.#asked && this.#changes.unsaved > 0) return "saving";
    return this.#whole && this.#changes.settled && this.#changes.unsaved === 0 ? "saved" : "connecting";
  }

  /** Works out the state and tells those who listen, when there is anything new. */
  #publish(): void {
    const phase = this.#phase();
    const { unsaved } = this.#changes;
    const local = this.#kept.local;
    if (phase === "saved") {
      this.#attempts = 0;
      if (this.state.phase !== "saved") this.#lastSavedAt = new Date(this.#clock.now());
    }
    const restarting = phase === "offline" && this.#cancelRestart !== undefined;
    const unopened = this.#kept.unopened;
    const same = phase === this.state.phase && unsaved === this.state.unsaved && local === this.state.local;
    const told = restarting === (this.state.restarting ?? false) && unopened === (this.state.unopened ?? 0);
    if (same && told) {
      this.#settleWaiters();
      return;
    }
    const refusal = this.#refusal ? { refusal: this.#refusal } : {};
    const restart = restarting ? { restarting } : {};
    const sealed = unopened > 0 ? { unopened } : {};
    this.state = { phase, unsaved, lastSavedAt: this.#lastSavedAt, local, ...refusal, ...restart, ...sealed };
    this.#settleWaiters();
    for (const listener of [...this.#listeners]) listener();
  }

  #settleWaiters(): void {
    const ended = this.#destroyed || this.#refusal !== undefined;
    const waiters = this.#waiters;
    this.#waiters = waiters.filter(({ done }) => !done() && !ended);
    for (const { done, resolve, reject } of waiters) {
      if (done()) resolve();
      else if (ended) reject(new Error(`the connection ended: ${this.#refusal?.reason ?? "left the room"}`));
    }
  }
}

/** Asks for what goes beyond y-websocket's protocol: acknowledgements, and large frames compressed. */
function withExtras(url: string): string {
  const [address = "", query] = url.split("?", 2);
  return `${address}?${query ? `${query}&` : ""}acks=1&deflate=1`;
}
