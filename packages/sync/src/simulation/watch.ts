import {
  MalformedBytes,
  OversizedUpdate,
  outlineOf,
  readAwareness,
  readClientMessage,
  readServerMessage,
} from "../protocol/index.ts";
import { Violation } from "./violation.ts";

type Ends = Map<number, number>;

/** Looks at every frame and every stored update: what came into a room, and whether anything else comes out. */
export class Watch {
  /** How far each client's structs have come in through open doors, by room. */
  readonly #cameIn = new Map<string, Ends>();
  readonly #rooms: readonly string[];

  constructor(rooms: readonly string[]) {
    this.#rooms = rooms;
  }

  /** A frame came through an open door. */
  cameIn(room: string, frame: Uint8Array): void {
    const update = updateIn(() => readClientMessage(frame));
    if (!update) return;
    const ends = this.#endsOf(room);
    for (const { client, to } of runsOf(update)) ends.set(client, Math.max(to, ends.get(client) ?? 0));
  }

  stored(room: string, update: Uint8Array): void {
    const stranger = this.#strangerIn(room, update);
    if (stranger !== undefined)
      throw new Violation("doors", `${room} has stored what no open door of it let in (client ${stranger})`);
  }

  /** A frame goes out to somebody in a room. */
  goesOut(room: string, frame: Uint8Array): void {
    const message = readServerMessage(frame);
    if (message?.type === "step2" || message?.type === "update") {
      const stranger = this.#strangerIn(room, message.update);
      if (stranger !== undefined)
        throw new Violation("rooms_apart", `${room} sends what never came into it (client ${stranger})`);
    }
    if (message?.type === "awareness")
      for (const { json } of readAwareness(message.entries)) {
        const said = (JSON.parse(json) as { room?: unknown } | null)?.room;
        if (said !== undefined && said !== room)
          throw new Violation("rooms_apart", `${room} is told of somebody in ${said}`);
      }
  }

  /** The content of a room, which names its room in every value. */
  content(room: string, json: string, where: string): void {
    const other = this.#rooms.find((each) => each !== room && json.includes(`"${each}"`));
    if (other) throw new Violation("rooms_apart", `${where} of ${room} holds something of ${other}`);
  }

  #strangerIn(room: string, update: Uint8Array): number | undefined {
    const ends = this.#endsOf(room);
    return runsOf(update).find(({ client, to }) => to > (ends.get(client) ?? 0))?.client;
  }

  #endsOf(room: string): Ends {
    const present = this.#cameIn.get(room) ?? new Map<number, number>();
    this.#cameIn.set(room, present);
    return present;
  }
}

function updateIn(read: () => ReturnType<typeof readClientMessage>): Uint8Array | undefined {
  try {
    const message = read();
    return message.type === "step2" || message.type === "update" ? message.update : undefined;
  } catch (error) {
    if (error instanceof MalformedBytes) return undefined;
    throw error;
  }
}

function runsOf(update: Uint8Array) {
  try {
    return outlineOf(update).runs;
  } catch (error) {
    if (error instanceof MalformedBytes || error instanceof OversizedUpdate) return [];
    throw error;
  }
}
