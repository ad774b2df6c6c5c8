import {
  type AwarenessEntry,
  awarenessFrame,
  type Clocks,
  step2Frame,
  updateFrame,
  writeAwareness,
} from "../protocol/index.ts";
import type { Connection } from "./connection.ts";

type Outgoing = { readonly frame: Uint8Array; readonly author: Connection };
/** A connection whose queue is full. `clocks`: what it will have when the queue is empty, or said it has. */
type Behind = { readonly clocks: Clocks | undefined; readonly asked: boolean };

/** What the relay needs of its room. */
export type RelaySource = {
  readonly connections: ReadonlySet<Connection>;
  readonly clocks: () => Clocks;
  readonly since: (clocks: Clocks) => Uint8Array;
  /** The queue grew beyond all patience. */
  readonly onHopeless: (connection: Connection) => void;
  /** The queue is full; nothing more is put into it. */
  readonly onBehind: (connection: Connection) => void;
  /** The queue was emptied and the document is whole again; the rest is told anew. */
  readonly onCaughtUp: (connection: Connection) => void;
};

/**
 * Sends a room's edits to its connections, each frame built once an event-loop turn and not back to its author. When a
 * connection's queue is full it gets nothing more; once the queue is empty, one diff takes the place of what it missed.
 */
export class Relay {
  readonly #source: RelaySource;
  readonly #behind = new Map<Connection, Behind>();
  #outgoing: Outgoing[] = [];

  constructor(source: RelaySource) {
    this.#source = source;
  }

  isBehind(connection: Connection): boolean {
    return this.#behind.has(connection);
  }

  /** Keeps an update for the end of the turn. */
  add(update: Uint8Array, author: Connection): void {
    this.#outgoing.push({ frame: updateFrame(update), author });
  }

  /** Sends what is not in `clocks`, at once or when the queue allows. Edits follow from here on. */
  answer(connection: Connection, clocks: Clocks): void {
    connection.following = true;
    if (connection.crowded || this.isBehind(connection)) {
      this.#fallBehind(connection, { clocks, asked: true });
      return;
    }
    connection.send(step2Frame(this.#source.since(clocks)));
    this.watch(connection);
  }

  /** Sends what was kept in this turn. */
  flush(presences: readonly { readonly entry: AwarenessEntry; readonly owner: object }[]): void {
    const outgoing = this.#outgoing;
    this.#outgoing = [];
    for (const { frame, author } of outgoing)
      for (const connection of this.#source.connections)
        if (connection !== author && connection.following && !this.isBehind(connection)) connection.send(frame);
    for (const { entry, owner } of presences) {
      const frame = awarenessFrame(writeAwareness([entry]));
      for (const connection of this.#source.connections)
        if (connection !== owner && !this.isBehind(connection)) connection.send(frame);
    }
    if (outgoing.length + presences.length > 0)
      for (const connection of [...this.#source.connections]) this.watch(connection);
  }

  /**
   * Looks at a connection's queue after something was sent. What it holds by then is all that was taken in, as this is
   * called when nothing is kept for the end of the turn.
   */
  watch(connection: Connection): void {
    if (connection.hopeless) {
      this.#source.onHopeless(connection);
      return;
    }
    if (!connection.crowded || this.isBehind(connection)) return;
    const clocks = connection.following && this.#outgoing.length === 0 ? new Map(this.#source.clocks()) : undefined;
    // In the middle of a turn the kept updates are not in the queue yet; the turn's end looks again.
    if (connection.following && !clocks) return;
    this.#fallBehind(connection, { clocks, asked: false });
  }

  forget(connection: Connection): void {
    this.#behind.delete(connection);
  }

  #fallBehind(connection: Connection, behind: Behind): void {
    if (!this.isBehind(connection)) this.#source.onBehind(connection);
    this.#behind.set(connection, behind);
    connection.whenDrained(() => this.#catchUp(connection));
  }

  #catchUp(connection: Connection): void {
    const behind = this.#behind.get(connection);
    this.#behind.delete(connection);
    if (behind?.clocks) {
      const diff = this.#source.since(behind.clocks);
      connection.send(behind.asked ? step2Frame(diff) : updateFrame(diff));
    }
    this.#source.onCaughtUp(connection);
    this.watch(connection);
  }
}
