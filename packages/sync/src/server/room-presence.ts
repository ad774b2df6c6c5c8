import { awarenessFrame, CloseCode, readAwareness } from "../protocol/index.ts";
import type { Connection, Surroundings } from "./connection.ts";
import { isHere, Presence } from "./presence.ts";
import type { Processes } from "./processes.ts";
import type { Relay } from "./relay.ts";
import { readWhisper, writeWhisper } from "./whisper.ts";

/** What presence needs of its room. */
export type RoomPresenceOptions = {
  readonly room: string;
  readonly relay: Relay;
  readonly around: Surroundings;
  readonly processes: Processes | undefined;
  readonly close: (connection: Connection, code: number, why: string) => void;
  /** There is something to tell at the end of the turn. */
  readonly onChange: () => void;
};

/** Who is in a room, told to its connections here and to the other processes. */
export class RoomPresence {
  readonly #options: RoomPresenceOptions;
  readonly #presence = new Presence();

  constructor(options: RoomPresenceOptions) {
    this.#options = options;
  }

  /** Asks the other processes who is there. */
  ask(): void {
    const { processes, room } = this.#options;
    processes?.whisper(room, writeWhisper({ kind: "asks" }));
  }

  /** Takes what a connection says of itself. @throws MalformedBytes */
  hear(connection: Connection, bytes: Uint8Array): void {
    const { around, close, onChange } = this.#options;
    const entries = readAwareness(bytes);
    if (!connection.repeated.take(entries.length)) {
      close(connection, CloseCode.TooFast, "too much presence");
      return;
    }
    if (connection.seat.unseen) return;
    const own = this.#presence.say(connection, connection.seat.user.id, entries);
    if (!own) return;
    if (own.json.length > around.limits.presenceBytes)
      close(connection, CloseCode.TooMuch, "a presence state too large");
    else if (!connection.presence.take()) close(connection, CloseCode.TooFast, "presence changes too often");
    else onChange();
  }

  /** Takes what another process says. @throws MalformedBytes */
  whispered(from: string, bytes: Uint8Array): void {
    const whisper = readWhisper(bytes);
    if (whisper.kind === "asks") for (const each of this.#presence.here()) this.#whisper(each);
    else {
      this.#presence.hear(from, whisper.userId, whisper.entry, this.#options.around.now());
      this.#options.onChange();
    }
  }

  /** Tells a connection who is there. */
  tell(connection: Connection): void {
    const everybody = this.#presence.everybody();
    if (everybody && !this.#options.relay.isBehind(connection)) connection.send(awarenessFrame(everybody));
  }

  leave(connection: Connection): void {
    this.#presence.leave(connection);
    this.#options.onChange();
  }

  /** Takes out whom another process has not spoken of for long. */
  forgetSilent(): void {
    const { now, limits } = this.#options.around;
    this.#presence.forgetSilent(now() - limits.presenceKept);
    this.#options.onChange();
  }

  /** Tells everybody what has changed. */
  flush(): void {
    const said = this.#presence.takeChanges();
    this.#options.relay.presences(said);
    for (const each of said) if (isHere(each)) this.#whisper(each);
  }

  #whisper({ userId, entry }: ReturnType<Presence["here"]>[number]): void {
    const { processes, room } = this.#options;
    processes?.whisper(room, writeWhisper({ kind: "says", userId, entry }));
  }
}
