import { step1Frame, step2Frame, updateFrame } from "@concord/sync/protocol";
import * as encoding from "lib0/encoding";
import type { Delivered } from "./delivered.ts";
import { hear } from "./delivered.ts";
import type { Dialect, Door } from "./door.ts";
import { clientFrame, LeanSocket } from "./lean-socket.ts";

const EMPTY_STATE = Uint8Array.of(0);
const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** What stands in front of every message of a dialect. */
export function prefixOf({ dialect, room }: Pick<Door, "dialect" | "room">): Uint8Array {
  if (dialect !== "hocuspocus") return new Uint8Array();
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, room);
  return encoding.toUint8Array(encoder);
}

/** A message in the words of a door, masked and framed. */
export function wordsAt(door: Pick<Door, "dialect" | "room">, message: Uint8Array): Buffer {
  return clientFrame(Buffer.concat([prefixOf(door), message]));
}

/** Signs in, where that is a message. */
export const SIGN_IN = Uint8Array.of(2, 0, 5, 116, 111, 107, 101, 110);

/** A client in a room: it was greeted, has answered that it has nothing, and is told of every edit. */
export class Visitor {
  readonly socket: LeanSocket;
  readonly door: Door;
  /** Own messages that count for acknowledgements so far: the answer to step 1, then every edit. */
  counted = 0;
  onDelivered: (delivered: readonly Delivered[]) => void = () => undefined;
  /** @param count - own messages on the server's disk */
  onStored: (count: number) => void = () => undefined;

  private constructor(socket: LeanSocket, door: Door) {
    this.socket = socket;
    this.door = door;
  }

  static async enter(door: Door): Promise<Visitor> {
    const prefix = prefixOf(door).length;
    const visitor = new Visitor(await LeanSocket.open(door), door);
    const { socket } = visitor;
    if (door.dialect === "raw") {
      socket.onMessage = (bytes) => {
        const heard = hear(bytes, prefix);
        if (heard?.kind === "update") visitor.onDelivered(heard.delivered);
      };
      return visitor;
    }
    await new Promise<void>((resolve, reject) => {
      let [answered, asked] = [false, door.dialect === "hocuspocus"];
      void socket.ended.then(({ code, reason }) => reject(new Error(`${door.room}: closed with ${code} ${reason}`)));
      socket.onMessage = (bytes) => {
        const heard = hear(bytes, prefix);
        if (!heard) return;
        if (heard.kind === "stored") {
          visitor.onStored(heard.count);
        } else if (heard.kind === "step1") {
          visitor.counted++;
          asked = true;
          socket.send(wordsAt(door, step2Frame(EMPTY_UPDATE)));
        } else {
          if (heard.kind === "step2") answered = true;
          visitor.onDelivered(heard.delivered);
        }
        if (answered && asked) resolve();
      };
      if (door.dialect === "hocuspocus") socket.send(wordsAt(door, SIGN_IN));
      socket.send(wordsAt(door, step1Frame(EMPTY_STATE)));
    });
    return visitor;
  }
}

/** Edits as frames of a dialect; those with a name in front depend on the room. */
export function edits(dialect: Dialect, room: string, updates: readonly Uint8Array[]): Buffer[] {
  return updates.map((update) => wordsAt({ dialect, room }, updateFrame(update)));
}
