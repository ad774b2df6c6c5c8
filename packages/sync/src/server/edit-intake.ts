import {
  CloseCode,
  deniedFrame,
  isEmpty,
  missingPredecessor,
  outlineOf,
  step1Frame,
  storedFrame,
} from "../protocol/index.ts";
import type { Connection, Surroundings } from "./connection.ts";
import type { Relay } from "./relay.ts";
import type { RoomLog } from "./room-log.ts";

/** What the intake of edits needs of its room. */
export type EditIntakeOptions = {
  readonly log: RoomLog;
  readonly relay: Relay;
  readonly around: Surroundings;
  readonly close: (connection: Connection, code: number, why: string) => void;
  /** There is something to store and to relay. */
  readonly onEdit: () => void;
};

/** Judges the edits of a room's connections, and follows them to disk. */
export class EditIntake {
  readonly #options: EditIntakeOptions;

  constructor(options: EditIntakeOptions) {
    this.#options = options;
  }

  /**
   * Takes an edit, or refuses it.
   *
   * @param whole - it answers step 1
   * @throws MalformedBytes, OversizedUpdate
   */
  take(connection: Connection, bytes: Uint8Array, whole: boolean): void {
    const { log, around, close, onEdit } = this.#options;
    const { clocks } = log.content;
    const outline = outlineOf(bytes, clocks);
    if (connection.seat.mode === "read") {
      if (isEmpty(outline)) return;
      connection.send(deniedFrame("this room is read-only for you"));
      close(connection, CloseCode.Forbidden, "an edit in read mode");
      return;
    }
    const { acks } = connection;
    acks.received();
    if (log.content.clientsWith(outline) > around.limits.clients) {
      close(connection, CloseCode.TooMuch, "more client ids than a room may have");
      return;
    }
    const deletions = log.content.newDeletions(outline);
    if (deletions > 0 && log.content.deletedRanges + deletions > around.limits.deletedRanges) {
      close(connection, CloseCode.TooMuch, "more deletions than a room may have");
      return;
    }
    if (!connection.deletions.take(deletions)) {
      close(connection, CloseCode.TooFast, "too many deletions");
      return;
    }
    if (log.content.bytes + bytes.length > around.limits.roomBytes) {
      close(connection, CloseCode.TooMuch, "the room is full");
      return;
    }
    const missing = missingPredecessor(outline, clocks);
    if (missing) {
      around.log({ kind: "out_of_step", ...connection.facts, missing });
      this.#resync(connection, whole);
      return;
    }
    const ticket = log.take({ bytes, outline, author: connection });
    onEdit();
    if (whole) connection.refusedFrames = 0;
    if (acks.accepted(ticket, bytes.length, whole)) this.#askWhole(connection);
    if (log.stored >= ticket) this.acknowledge(connection);
    else if (acks.unstoredBytes > around.limits.unstoredBytes) connection.pause("storing");
  }

  /** Has everything sent again that the room lacks: what was refused, and what was refused because of that. */
  #resync(connection: Connection, whole: boolean): void {
    connection.refusedFrames += whole ? this.#options.around.limits.outOfStepFrames / 4 : 1;
    if (connection.refusedFrames > this.#options.around.limits.outOfStepFrames) {
      this.#options.close(connection, CloseCode.OutOfStep, "edits without their predecessors");
      return;
    }
    if (connection.acks.refused(whole)) this.#askWhole(connection);
  }

  #askWhole(connection: Connection): void {
    // Whoever does not read the question cannot answer it.
    if (this.#options.relay.isBehind(connection)) {
      this.#options.close(connection, CloseCode.OutOfStep, "out of step and not reading");
      return;
    }
    connection.send(step1Frame(this.#options.log.content.stateVector()));
    this.#options.relay.watch(connection);
  }

  /** Tells a connection what more of it is on disk, and reads on when that is enough. */
  acknowledge(connection: Connection): void {
    const further = connection.acks.storedUpTo(this.#options.log.stored);
    if (connection.acks.unstoredBytes <= this.#options.around.limits.unstoredBytes / 2) connection.resume("storing");
    if (!further || !connection.seat.acks || this.#options.relay.isBehind(connection)) return;
    connection.send(storedFrame(connection.acks.stored));
    const { log, now } = this.#options.around;
    log({ kind: "acknowledged", ms: now() - connection.acks.oldestAt });
    this.#options.relay.watch(connection);
  }
}
