import type { Connection } from "./connection.ts";

type Waiting = { frames: Uint8Array[]; bytes: number };

/** Connections that have come and are not answered yet, with what they have sent meanwhile. They are not read. */
export class Arrivals {
  readonly #bytesAtMost: number;
  readonly #waiting = new Map<Connection, Waiting>();

  /** @param bytesAtMost - kept for each; a socket may have been read some way before it stops */
  constructor(bytesAtMost: number) {
    this.#bytesAtMost = bytesAtMost;
  }

  get size(): number {
    return this.#waiting.size;
  }

  has(connection: Connection): boolean {
    return this.#waiting.has(connection);
  }

  everybody(): readonly Connection[] {
    return [...this.#waiting.keys()];
  }

  add(connection: Connection): void {
    this.#waiting.set(connection, { frames: [], bytes: 0 });
    connection.pause("loading");
  }

  /** Keeps a frame for later, or answers that it is too much. */
  hold(connection: Connection, frame: Uint8Array): boolean {
    const waiting = this.#waiting.get(connection);
    if (!waiting || waiting.bytes + frame.length > this.#bytesAtMost) return false;
    waiting.bytes += frame.length;
    // The socket's buffer is much larger than the frame, and this may take a while.
    waiting.frames.push(new Uint8Array(frame));
    return true;
  }

  forget(connection: Connection): void {
    this.#waiting.delete(connection);
  }

  /** Ends the wait; answers what was sent meanwhile, in order. */
  release(connection: Connection): readonly Uint8Array[] {
    const frames = this.#waiting.get(connection)?.frames ?? [];
    this.#waiting.delete(connection);
    connection.resume("loading");
    return frames;
  }
}
