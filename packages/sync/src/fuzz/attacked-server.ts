import * as Y from "yjs";
import { connectRoom, type RoomConnection } from "../client/index.ts";
import {
  MalformedBytes,
  OversizedUpdate,
  outlineOf,
  readAwareness,
  readClientMessage,
  readServerMessage,
  readStateVector,
  step1Frame,
} from "../protocol/index.ts";
import { createSyncServer, type Seat, type SyncEvent, type SyncServer } from "../server/index.ts";
import { EventQueue } from "../simulation/event-queue.ts";
import { Random } from "../simulation/random.ts";
import { SimulatedStore } from "../simulation/store.ts";
import { Wire } from "../simulation/wire.ts";
import { socketClassOf } from "../testing/memory-network.ts";

export const ATTACKED = "attacked";
export const OTHER = "other";

/** In what state of the room, or of the attacker's connection, the frames arrive. */
export const STANCES = ["loaded", "loading", "storing", "store_down", "closed", "reader", "behind"] as const;
export type Stance = (typeof STANCES)[number];

export const LIMITS = {
  queuedBytes: 20_000,
  queuedBytesAtMost: 200_000,
  unstoredBytes: 30_000,
  heldBytes: 40_000,
  farewell: 1_000,
  stop: 10,
  tailUpdates: 5,
  tailShare: 0,
};

type Honest = { readonly doc: Y.Doc; readonly codings: Y.Map<unknown>; readonly connection: RoomConnection };

export type Attacker = {
  readonly wire: Wire;
  /** The close code, once the server has closed the connection. */
  closedWith: number | undefined;
  /** Whether something malformed was sent while the connection was open. */
  sentMalformed: boolean;
  send(frame: Uint8Array): void;
};

const nothing = () => undefined;

/** The real server with two honest people in each of two rooms, and whoever attacks one of them; on a simulated clock. */
export class AttackedServer {
  readonly queue = new EventQueue();
  readonly events: SyncEvent[] = [];
  readonly store: SimulatedStore;
  readonly sync: SyncServer;
  readonly honest: Readonly<Record<typeof ATTACKED | typeof OTHER, readonly Honest[]>>;
  /** Updates stored that hold structs of clients that no honest person has. */
  takenFromAttackers = 0;
  readonly #random: Random;
  #connections = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
    const { queue } = this;
    this.store = new SimulatedStore(queue, this.#random.of("store"), this.#onStored, undefined);
    this.sync = createSyncServer({
      store: this.store.seenBy(() => true),
      limits: LIMITS,
      log: (event) => this.events.push(event),
      now: () => queue.now,
      schedule: queue.schedule,
    });
    this.honest = {
      [ATTACKED]: [this.#honest(ATTACKED, "alice"), this.#honest(ATTACKED, "bob")],
      [OTHER]: [this.#honest(OTHER, "carol"), this.#honest(OTHER, "dora")],
    };
  }

  /** Lets so many simulated milliseconds pass. */
  async pass(ms: number): Promise<void> {
    const until = this.queue.now + ms;
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (!this.queue.step(until)) return;
    }
  }

  /** Lets time pass until something holds; answers whether it came to hold. */
  async until(holds: () => boolean): Promise<boolean> {
    for (let tried = 0; tried < 1_000 && !holds(); tried++) await this.pass(100);
    return holds();
  }

  attacker(mode: "write" | "read"): Attacker {
    const wire = this.#connect("mallory", ATTACKED, mode);
    const socket = wire.clientSocket();
    const attacker: Attacker = {
      wire,
      closedWith: undefined,
      sentMalformed: false,
      send: (frame) => {
        if (socket.readyState !== 1) return;
        if (!isWellFormed(frame)) attacker.sentMalformed = true;
        socket.send(new Uint8Array(frame));
      },
    };
    socket.addEventListener("close", ({ code }) => {
      attacker.closedWith = code;
    });
    return attacker;
  }

  /** How far the clients of attackers are, by what is stored. */
  clocksOfAttackers(): Map<number, number> {
    const clocks = Y.decodeStateVector(Y.encodeStateVector(this.store.truth(ATTACKED)));
    return new Map([...clocks].filter(([client]) => !isHonest(client)));
  }

  /** What somebody who joins a room now is given. */
  async asJoined(room: string): Promise<Y.Doc> {
    const doc = new Y.Doc();
    let answered = false;
    const socket = this.#connect("late", room, "read").clientSocket();
    socket.addEventListener("open", () => socket.send(new Uint8Array(step1Frame(Uint8Array.of(0)))));
    socket.addEventListener("message", ({ data }) => {
      const message = data instanceof ArrayBuffer ? readServerMessage(new Uint8Array(data)) : undefined;
      if (message?.type !== "step2" && message?.type !== "update") return;
      Y.applyUpdate(doc, message.update);
      answered = true;
    });
    await this.until(() => answered);
    socket.close();
    return doc;
  }

  async stop(): Promise<void> {
    for (const { connection } of [...this.honest[ATTACKED], ...this.honest[OTHER]]) connection.destroy();
    const stopped = this.sync.stop();
    await this.pass(60_000);
    await stopped;
  }

  readonly #onStored = (_room: string, update: Uint8Array): void => {
    const { runs, deletes } = outlineOf(update);
    if ([...runs, ...deletes].some(({ client }) => !isHonest(client))) this.takenFromAttackers++;
  };

  #honest(room: string, user: string): Honest {
    const doc = new Y.Doc();
    doc.clientID = 2 ** 30 + this.#random.below(2 ** 30);
    const connection = connectRoom({
      url: () => "ws://memory/",
      doc,
      WebSocketImpl: socketClassOf(() => this.#connect(user, room, "write").clientSocket()),
      backoff: () => 50,
      clock: { now: () => this.queue.now, schedule: this.queue.schedule },
    });
    return { doc, codings: doc.getMap("codings"), connection };
  }

  #connect(user: string, room: string, mode: "write" | "read"): Wire {
    const connectionId = `${user}.${++this.#connections}`;
    const wire = new Wire(connectionId, this.queue, this.#random.of(connectionId), 2, {
      sent: nothing,
      received: nothing,
      relayed: nothing,
      delivered: nothing,
    });
    const seat: Seat = { room, connectionId, user: { id: user }, mode, acks: true };
    wire.knock(() => this.sync.join(wire.accept(), seat));
    return wire;
  }
}

/** Client ids of honest people; those of attackers are anything, and these only by a chance that does not come. */
const isHonest = (client: number) => client >= 2 ** 30 && client < 2 ** 31;

/** Whether a frame is of the protocol, whatever it says. */
export function isWellFormed(frame: Uint8Array): boolean {
  try {
    const message = readClientMessage(frame);
    if (message.type === "step1") readStateVector(message.stateVector);
    if (message.type === "step2" || message.type === "update") outlineOf(message.update);
    if (message.type === "awareness") readAwareness(message.entries);
    return true;
  } catch (error) {
    if (error instanceof MalformedBytes || error instanceof OversizedUpdate) return false;
    throw error;
  }
}
