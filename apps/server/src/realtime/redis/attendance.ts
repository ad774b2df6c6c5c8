import type { RollCall } from "./roll-call.ts";
import type { StreamEntry } from "./stream-entry.ts";

/**
 * A process that went without a word may be cut off and still serve: the database is watched in its stead. After this
 * time rooms look into it less often, and whoever was let in is judged every minute, as ever.
 */
const WATCHED_FOR = 60_000; // ms of Redis' clock

/** Keeps count of what each process has said, so that what never came is noticed whatever the reason. */
export class Attendance {
  readonly #self: string;
  /** Number of the last entry heard, by process. */
  readonly #heard = new Map<string, number>();
  /** The last entry that each process had added at the last roll call. */
  #announced: ReadonlyMap<string, number> = new Map();
  readonly #vanished = new Map<string, number>();

  constructor(self: string) {
    this.#self = self;
  }

  /** Notes an entry; answers whether one before it never came. */
  hear({ from, number, said }: StreamEntry): "complete" | "gap" {
    const heard = this.#heard.get(from);
    if (said.kind === "bye") {
      this.#heard.delete(from);
      this.#vanished.delete(from);
      this.#announced = new Map([...this.#announced].filter(([process]) => process !== from));
      return "complete";
    }
    if (heard !== undefined && number <= heard) return "complete"; // said again after a break
    this.#heard.set(from, number);
    return heard !== undefined && number > heard + 1 ? "gap" : "complete";
  }

  /** Notes who is there. What was announced at the last roll call should have come by now. */
  call({ now, living }: RollCall): "complete" | "gap" {
    let complete = true;
    for (const [process, announced] of this.#announced) {
      if (process === this.#self) continue;
      if (!living.has(process)) this.#vanished.set(process, now + WATCHED_FOR);
      if ((this.#heard.get(process) ?? 0) >= announced) continue;
      this.#heard.set(process, announced);
      complete = false;
    }
    for (const process of living.keys()) {
      this.#vanished.delete(process);
      // Whoever is met for the first time has said what it said before, and nobody here needed it.
      if (!this.#announced.has(process) && !this.#heard.has(process))
        this.#heard.set(process, living.get(process) ?? 0);
    }
    for (const [process, until] of this.#vanished) if (until <= now) this.#vanished.delete(process);
    this.#announced = living;
    return complete ? "complete" : "gap";
  }

  /** Whether somebody is missing who has not said that it would go. */
  get someoneVanished(): boolean {
    return this.#vanished.size > 0;
  }
}
