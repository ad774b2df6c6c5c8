import { createSyncServer, type Seat, type SyncEvent, type SyncLimits, type SyncServer } from "../server/index.ts";
import type { EventQueue } from "./event-queue.ts";
import type { SimulatedLink } from "./link.ts";
import type { SimulatedStore } from "./store.ts";
import type { Wire } from "./wire.ts";

/** Bounds so narrow that a short run with small edits meets every one of them. */
const LIMITS: Partial<SyncLimits> = {
  commitDelay: 2,
  retryDelay: 20,
  retryDelayAtMost: 500,
  idle: 3_000,
  farewell: 1_000,
  stop: 4_000,
  tailUpdates: 12,
  tailShare: 0.2,
  idleTailUpdates: 4,
  queuedBytes: 1_200,
  queuedBytesAtMost: 40_000,
  unstoredBytes: 1_500,
  heldBytes: 200_000,
};

export type ProcessSurroundings = {
  readonly queue: EventQueue;
  readonly store: SimulatedStore;
  readonly link: SimulatedLink;
  readonly log: (process: string, event: SyncEvent) => void;
};

type Life = { over: boolean; readonly name: string; readonly sync: SyncServer; readonly leaveLink: () => void };

/** A host on which a server process runs, dies and is started again. */
export class SimulatedProcess {
  readonly host: string;
  readonly #around: ProcessSurroundings;
  readonly #wires = new Map<Wire, Seat>();
  #lives = 0;
  #life: Life | undefined;

  constructor(host: string, around: ProcessSurroundings) {
    this.host = host;
    this.#around = around;
    this.start();
  }

  get isUp(): boolean {
    return this.#life !== undefined;
  }

  get sync(): SyncServer | undefined {
    return this.#life?.sync;
  }

  get wires(): ReadonlyMap<Wire, Seat> {
    return this.#wires;
  }

  /** Whether the process that runs now still does, whenever it is asked. */
  lifeSign(): () => boolean {
    const life = this.#life;
    return () => life !== undefined && !life.over;
  }

  start(): void {
    if (this.#life) return;
    const { queue, store, link, log } = this.#around;
    const name = `${this.host}#${++this.#lives}`;
    const isAlive = () => !life.over;
    const { processes, leave } = link.join(this.host, name);
    const sync = createSyncServer({
      store: store.seenBy(isAlive),
      limits: LIMITS,
      log: (event) => isAlive() && log(name, event),
      now: () => queue.now,
      schedule: (run, afterMs) => queue.schedule(() => isAlive() && run(), afterMs),
      processes,
    });
    const life: Life = { over: false, name, sync, leaveLink: leave };
    this.#life = life;
  }

  seat(wire: Wire, seat: Seat): void {
    const life = this.#life;
    if (!life) {
      wire.fail();
      return;
    }
    this.#wires.set(wire, seat);
    wire.onOver = () => this.#wires.delete(wire);
    life.sync.join(wire.accept(), seat);
  }

  /** Dies as by kill -9: what it had in memory is gone, what it gave to store and network goes its way. */
  kill(): void {
    const life = this.#life;
    if (!life) return;
    this.#life = undefined;
    life.over = true;
    life.leaveLink();
    for (const wire of [...this.#wires.keys()]) wire.orphan();
    this.#wires.clear();
  }

  /** Stops in order, and starts anew. */
  async restart(): Promise<void> {
    const life = this.#life;
    if (!life) return;
    await life.sync.stop();
    if (this.#life !== life) return;
    this.kill();
    this.start();
  }
}
