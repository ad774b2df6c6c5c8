import type { ClientSocket } from "../client/index.ts";
import type { RoomSocket } from "../server/index.ts";
import type { EventQueue } from "./event-queue.ts";
import { Pipe } from "./pipe.ts";
import type { Random } from "./random.ts";

type Listener = (...facts: never[]) => void;

class Listeners {
  readonly #of = new Map<string, Listener[]>();

  on(event: string, listener: Listener): void {
    this.#of.set(event, [...(this.#of.get(event) ?? []), listener]);
  }

  emit(event: string, ...facts: unknown[]): void {
    for (const listener of this.#of.get(event) ?? []) (listener as (...facts: unknown[]) => void)(...facts);
  }
}

/** What looks on. */
export type WireWatch = {
  /** The client sends. */
  readonly sent: (frame: Uint8Array) => void;
  /** A frame reaches the server's end. */
  readonly received: (frame: Uint8Array) => void;
  /** The server sends. */
  readonly relayed: (frame: Uint8Array) => void;
  /** A frame reaches the client. */
  readonly delivered: (frame: Uint8Array) => void;
};

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];
const ABNORMAL = 1006;

/** A connection between a client and a process: two socket ends, and what is under way between them. */
export class Wire {
  readonly url: string;
  /** Called once when neither end is open any more. */
  onOver = () => {};
  readonly #queue: EventQueue;
  readonly #random: Random;
  readonly #watch: WireWatch;
  readonly #up: Pipe;
  readonly #down: Pipe;
  readonly #client = new Listeners();
  readonly #server = new Listeners();
  #clientState = CONNECTING;
  #serverState = CONNECTING;
  /** Messages that the server's end still hands over after it was told to pause: what had been read by then. */
  #readAhead = 0;

  constructor(url: string, queue: EventQueue, random: Random, slowest: number, watch: WireWatch) {
    this.url = url;
    this.#queue = queue;
    this.#random = random;
    this.#watch = watch;
    const latency = () => random.below(slowest + 1);
    this.#up = new Pipe(queue, latency);
    this.#down = new Pipe(queue, latency);
  }

  /** Whether nothing more can come of it, at either end. */
  get isOver(): boolean {
    return this.#clientState === CLOSED && this.#serverState === CLOSED;
  }

  /** Knocks: `answer` is called when that has arrived. */
  knock(answer: () => void): void {
    this.#up.put(answer);
  }

  /** The client's end. */
  clientSocket(): ClientSocket {
    const state = () => this.#clientState;
    return {
      binaryType: "arraybuffer",
      get readyState() {
        return state();
      },
      addEventListener: (event: string, listener: Listener) => this.#client.on(event, listener),
      send: (frame) => this.#sendUp(new Uint8Array(frame)),
      close: () => this.#closeFromClient(),
    };
  }

  /** The server's end, open from here on. */
  accept(): RoomSocket {
    this.#serverState = OPEN;
    this.#down.put(() => {
      if (this.#clientState !== CONNECTING) return;
      this.#clientState = OPEN;
      this.#client.emit("open");
    });
    const down = this.#down;
    const state = () => this.#serverState;
    return {
      get readyState() {
        return state();
      },
      get bufferedAmount() {
        return down.bytes;
      },
      on: (event: string, listener: Listener) => this.#server.on(event, listener),
      send: (frame, done) => this.#sendDown(new Uint8Array(frame), done),
      ping: () => this.#down.put(() => this.#up.put(() => this.#serverState < CLOSED && this.#server.emit("pong"))),
      pause: () => {
        this.#readAhead = this.#random.below(3);
        if (this.#readAhead === 0) this.#up.stop("unread");
      },
      resume: () => {
        this.#readAhead = 0;
        this.#up.goOn("unread");
      },
      close: (code, reason) => this.#closeFromServer(code, reason),
      terminate: () => this.#endServer(true),
    };
  }

  /** The door does not open: the client hears why. */
  refuse(code: number, reason: string): void {
    this.#serverState = CLOSED;
    this.#down.put(() => this.#endClient(code, reason));
  }

  /** Nobody answers. */
  fail(): void {
    this.refuse(ABNORMAL, "");
  }

  /** The connection breaks: both ends learn of it, what is under way is lost. */
  cut(): void {
    this.#up.clear();
    this.#down.clear();
    this.#down.put(() => this.#endClient(ABNORMAL, ""));
    this.#queue.schedule(() => this.#endServer(false), this.#random.below(20));
  }

  /** The server's process is gone without a word: its end tells nobody anything any more. */
  orphan(): void {
    this.#serverState = CLOSED;
    this.#up.clear();
    if (this.#random.chance(0.5)) this.#down.clear();
    this.#down.put(() => this.#endClient(ABNORMAL, ""));
  }

  /** The client is gone without a word. */
  abandon(): void {
    this.#clientState = CLOSED;
    if (this.#random.chance(0.5)) this.#up.clear();
    this.#up.put(() => this.#endServer(false));
    this.#down.clear();
  }

  partition(on: boolean): void {
    for (const pipe of [this.#up, this.#down])
      if (on) pipe.stop("partition");
      else pipe.goOn("partition");
  }

  /** The client does not read. */
  unread(on: boolean): void {
    if (on) this.#down.stop("unread");
    else this.#down.goOn("unread");
  }

  #sendUp(frame: Uint8Array): void {
    if (this.#clientState !== OPEN) return;
    this.#watch.sent(frame);
    this.#up.put(() => {
      if (this.#serverState >= CLOSED) return;
      if (this.#readAhead > 0 && --this.#readAhead === 0) this.#up.stop("unread");
      this.#watch.received(frame);
      this.#server.emit("message", Buffer.from(frame), true);
    });
  }

  #sendDown(frame: Uint8Array, done: (error?: Error) => void): void {
    this.#watch.relayed(frame);
    this.#down.put(
      () => {
        if (this.#clientState !== OPEN) return;
        this.#watch.delivered(frame);
        this.#client.emit("message", { data: frame.buffer });
      },
      frame.length,
      () => {
        if (this.#serverState < CLOSED) done();
      },
    );
  }

  #closeFromClient(): void {
    if (this.#clientState >= CLOSING) return;
    this.#clientState = CLOSING;
    this.#up.put(() => {
      if (this.#serverState >= CLOSED) return;
      this.#serverState = CLOSING;
      this.#queue.schedule(() => this.#endServer(false), 0);
      this.#down.put(() => this.#endClient(1000, ""));
    });
  }

  #closeFromServer(code: number, reason: string): void {
    if (this.#serverState >= CLOSING) return;
    this.#serverState = CLOSING;
    this.#down.put(() => {
      const heard = this.#clientState < CLOSED;
      this.#endClient(code, reason);
      if (heard) this.#up.put(() => this.#endServer(false));
    });
  }

  #endServer(tell: boolean): void {
    if (this.#serverState === CLOSED) return;
    this.#serverState = CLOSED;
    this.#up.clear();
    if (tell) {
      this.#down.clear();
      this.#down.put(() => this.#endClient(ABNORMAL, ""));
    }
    this.#queue.schedule(() => this.#server.emit("close"), 0);
    if (this.#clientState === CLOSED) this.onOver();
  }

  #endClient(code: number, reason: string): void {
    if (this.#clientState === CLOSED) return;
    this.#clientState = CLOSED;
    this.#down.clear();
    this.#client.emit("close", { code, reason });
    if (this.#serverState === CLOSED) this.onOver();
  }
}
