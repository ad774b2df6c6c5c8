import {
  type AwarenessEntry,
  awarenessFrame,
  type Clocks,
  deflatedFrame,
  joinUpdates,
  SyncType,
  step2Frame,
  updateFrame,
  writeAwareness,
} from "../protocol/index.ts";
import type { Connection } from "./connection.ts";
import type { RoomContent } from "./room-content.ts";
import type { TurnUpdate } from "./room-log.ts";

/** A connection whose queue is full. `clocks`: what it will have when the queue is empty, or said it has. */
type Behind = { readonly clocks: Clocks | undefined; readonly asked: boolean };

/** What the relay needs of its room. */
export type RelaySource = {
  readonly connections: ReadonlySet<Connection>;
  readonly content: RoomContent;
  /** Whether edits wait for the end of this turn; they are in the content's clocks and not yet in anybody's queue. */
  readonly isMidTurn: () => boolean;
  /** Whether the content may be read over once more for this connection's user. */
  readonly mayCompare: (connection: Connection) => boolean;
  /** The queue grew beyond all patience. */
  readonly onHopeless: (connection: Connection) => void;
  /** The queue is full; nothing more is put into it. */
  readonly onBehind: (connection: Connection) => void;
  /** The queue was emptied and the document is whole again; the rest is told anew. */
  readonly onCaughtUp: (connection: Connection) => void;
};

/** When more write within one turn, a frame for each without their own edits costs more than it spares: all get the same. */
const FEW_AUTHORS = 4;

type Said = { readonly entry: AwarenessEntry; readonly owner: object };

/**
 * Sends a room's edits to its connections. The edits of one event-loop turn are one frame, the same for all but their
 * authors, who get it without their own unless they are many. When a connection's queue is full it gets nothing more; once
 * the queue is empty, one diff takes the place of what it missed.
 */
export class Relay {
  readonly #source: RelaySource;
  readonly #behind = new Map<Connection, Behind>();

  constructor(source: RelaySource) {
    this.#source = source;
  }

  isBehind(connection: Connection): boolean {
    return this.#behind.has(connection);
  }

  /** Sends what is not in `clocks`, at once or when the queue allows. Edits follow from here on. */
  answer(connection: Connection, clocks: Clocks): void {
    connection.following = true;
    if (connection.crowded || this.isBehind(connection)) {
      this.#fallBehind(connection, { clocks, asked: true });
      return;
    }
    this.#sendSince(connection, clocks, true);
    this.watch(connection);
  }

  /** Sends a turn's edits. */
  edits(turn: readonly TurnUpdate[]): void {
    for (const { bytes, edits } of turn) {
      const frame = updateFrame(bytes);
      const authors = new Set(edits.map(({ author }) => author));
      for (const connection of this.#listening()) {
        if (!authors.has(connection) || authors.size > FEW_AUTHORS) connection.send(frame);
        else if (authors.size > 1)
          for (const update of joinUpdates(edits.filter(({ author }) => author !== connection)))
            connection.send(updateFrame(update));
      }
    }
    this.#watchAll();
  }

  /** Sends updates to everybody. */
  updates(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      const frame = updateFrame(update);
      for (const connection of this.#listening()) connection.send(frame);
    }
    this.#watchAll();
  }

  /** Sends what people said of themselves, to all others. */
  presences(said: readonly Said[]): void {
    if (said.length === 0) return;
    const owners = new Set(said.map(({ owner }) => owner));
    const frameOf = (some: readonly Said[]) => awarenessFrame(writeAwareness(some.map(({ entry }) => entry)));
    const frame = frameOf(said);
    for (const connection of this.#source.connections) {
      if (this.isBehind(connection)) continue;
      if (!owners.has(connection)) connection.send(frame);
      else if (owners.size > 1) connection.send(frameOf(said.filter(({ owner }) => owner !== connection)));
    }
    this.#watchAll();
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
    // In the middle of a turn the kept edits are not in the queue yet; the turn's end looks again.
    if (connection.following && this.#source.isMidTurn()) return;
    const clocks = connection.following ? new Map(this.#source.content.clocks) : undefined;
    this.#fallBehind(connection, { clocks, asked: false });
  }

  #watchAll(): void {
    for (const connection of [...this.#source.connections]) this.watch(connection);
  }

  #listening(): readonly Connection[] {
    return [...this.#source.connections].filter((each) => each.following && !this.isBehind(each));
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
    if (behind?.clocks && !this.#source.mayCompare(connection)) {
      this.#source.onHopeless(connection);
      return;
    }
    if (behind?.clocks) this.#sendSince(connection, behind.clocks, behind.asked);
    this.#source.onCaughtUp(connection);
    this.watch(connection);
  }

  /** In as many frames as it takes; the last one of an answer says that it is complete. */
  #sendSince(connection: Connection, clocks: Clocks, asked: boolean): void {
    const missing = this.#source.content.since(clocks);
    missing.forEach(({ update, deflated }, index) => {
      const last = asked && index === missing.length - 1;
      if (deflated && connection.seat.deflate)
        connection.send(deflatedFrame(last ? SyncType.Step2 : SyncType.Update, deflated));
      else connection.send(last ? step2Frame(update) : updateFrame(update));
    });
  }
}
