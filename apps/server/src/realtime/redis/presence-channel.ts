import type { Redis } from "ioredis";
import { asBuffer } from "./stream-entry.ts";

const VERSION = 1;
const LINE_END = 10;
/** Unsent bytes of a connection above which presence is not worth adding to them. */
const MOST_WAITING = 4 * 1024 * 1024;

export type Whisper = { readonly room: string; readonly from: string; readonly frame: Uint8Array };

export type PresenceOptions = {
  readonly speak: Redis;
  /** A connection for this alone: it can do nothing else. */
  readonly listen: Redis;
  readonly channel: string;
  /** Name of this process, which does not hear itself. */
  readonly self: string;
  readonly hear: (whisper: Whisper) => void;
  /** Another process has something stored that it can not tell. */
  readonly lost: () => void;
  /** Others are being heard (again). */
  readonly begun?: () => void;
};

/**
 * What is worth nothing a moment later, by publish and subscribe: never kept, never repeated. Beside the frames it
 * carries the call "look into the database", for when the stream takes nothing but Redis still talks.
 */
export class PresenceChannel {
  ready = false;
  readonly #options: PresenceOptions;

  constructor(options: PresenceOptions) {
    this.#options = options;
    const { listen, channel } = options;
    listen.on("ready", () => {
      listen.subscribe(channel).then(
        () => {
          this.ready = true;
          options.begun?.();
        },
        () => {}, // the connection broke again, and comes back
      );
    });
    listen.on("close", () => {
      this.ready = false;
    });
    listen.on("messageBuffer", (_channel, message) => this.#read(message));
  }

  whisper(room: string, frame: Uint8Array): void {
    this.#publish({ room }, frame);
  }

  sayLost(): void {
    this.#publish({ lost: true });
  }

  /** Shows a connection that only listens to be alive. */
  ping(): void {
    if (this.ready) this.#options.listen.ping().catch(() => {});
  }

  #publish(head: object, body?: Uint8Array): void {
    const { speak, channel, self } = this.#options;
    if (speak.status !== "ready" || speak.stream.writableLength > MOST_WAITING) return;
    const line = Buffer.from(`${JSON.stringify({ v: VERSION, p: self, ...head })}\n`, "utf8");
    speak.publish(channel, body ? Buffer.concat([line, asBuffer(body)]) : line).catch(() => {});
  }

  #read(message: Buffer): void {
    const end = message.indexOf(LINE_END);
    const head = parseHead(message.subarray(0, end < 0 ? message.length : end).toString("utf8"));
    if (head?.v !== VERSION || typeof head.p !== "string" || head.p === this.#options.self) return;
    if (head.lost === true) this.#options.lost();
    else if (typeof head.room === "string" && end >= 0)
      this.#options.hear({ room: head.room, from: head.p, frame: message.subarray(end + 1) });
  }
}

function parseHead(text: string): Partial<Record<"v" | "p" | "room" | "lost", unknown>> | null {
  try {
    const head: unknown = JSON.parse(text);
    return typeof head === "object" ? head : null;
  } catch {
    return null;
  }
}
