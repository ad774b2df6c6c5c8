import {
  CloseCode,
  deniedFrame,
  isEmpty,
  missingPredecessor,
  type OutlinedUpdate,
  outlineOf,
  step1Frame,
  storedFrame,
} from "../protocol/index.ts";
import type { Connection, Surroundings } from "./connection.ts";
import type { Relay } from "./relay.ts";
import type { News } from "./room-content.ts";
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
    const news = log.content.newsIn(outline);
    const refusal = news && this.#refusal(connection, { bytes, outline }, news);
    if (refusal) {
      close(connection, refusal.code, refusal.why);
      return;
    }
    const missing = missingPredecessor(outline, clocks);
    if (missing) {
      around.log({ kind: "out_of_step", ...connection.facts, missing });
      this.#resync(connection, whole);
      return;
    }
    // What holds nothing new is on disk when everything before it is.
    const ticket = news ? log.take({ bytes, outline, author: connection }) : log.added;
    onEdit();
    if (whole) connection.refusedFrames = 0;
    if (acks.accepted(ticket, bytes.length, whole)) this.#askWhole(connection);
    if (log.stored >= ticket) this.acknowledge(connection);
    else if (acks.unstoredBytes > around.limits.unstoredBytes) connection.pause("storing");
  }

  /** Why an edit is too much for the room, if it is. */
  #refusal(
    connection: Connection,
    { bytes, outline }: OutlinedUpdate,
    { clients, deletedRanges }: News,
  ): { readonly code: number; readonly why: string } | undefined {
    const { log, around } = this.#options;
    const { content } = log;
    const { limits } = around;
    if (clients > 0 && content.clients + clients > limits.clients)
      return { code: CloseCode.TooMuch, why: "more client ids than a room may have" };
    if (deletedRanges > 0 && content.deletedRanges + deletedRanges > limits.deletedRanges)
      return { code: CloseCode.TooMuch, why: "more deletions than a room may have" };
    if (content.bytes + bytes.length > limits.roomBytes || content.structs + outline.size > limits.structs)
      return { code: CloseCode.TooMuch, why: "the room is full" };
    if (!connection.deletions.take(deletedRanges)) return { code: CloseCode.TooFast, why: "too many deletions" };
    return undefined;
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
