import type { Processes, ProcessesListener, StoredUpdates } from "../server/index.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Random } from "./random.ts";

/** What a deliberately wrong link does. */
export type LinkFault = "delivers_to_another_room";

/** How well messages between processes fare. */
export type LinkWeather = {
  readonly slowest: number;
  /** Shares of messages. What is dropped may be told as missed later, or be found missing by the server itself. */
  readonly drops: number;
  readonly doubles: number;
};

const CALM: LinkWeather = { slowest: 3, drops: 0, doubles: 0 };
/** A broken link says so about every second. */
const STILL_BROKEN = 1_000;

type Member = { readonly host: string; readonly name: string; listener: ProcessesListener | undefined; left: boolean };

/**
 * What joins the processes, as badly as its contract allows: late, in any order, twice, not at all.
 */
export class SimulatedLink {
  weather = CALM;
  readonly #queue: EventQueue;
  readonly #random: Random;
  readonly #fault: LinkFault | undefined;
  readonly #members = new Set<Member>();
  readonly #broken = new Set<string>();
  /** Heard of so far; for the fault only. */
  readonly #rooms = new Set<string>();

  constructor(queue: EventQueue, random: Random, fault: LinkFault | undefined) {
    this.#queue = queue;
    this.#random = random;
    this.#fault = fault;
  }

  /**
   * A process comes; answers its end, and how it leaves.
   *
   * @param name - of this process; the one that takes its place on the same host has another
   */
  join(host: string, name: string): { readonly processes: Processes; readonly leave: () => void } {
    const member: Member = { host, name, listener: undefined, left: false };
    this.#members.add(member);
    const others = (send: (other: Member) => void) => {
      if (member.left) return;
      for (const other of this.#members) if (other !== member) send(other);
    };
    return {
      processes: {
        tell: (batch) => others((other) => this.#tell(member, other, batch)),
        whisper: (room, frame) => {
          const bytes = new Uint8Array(frame);
          others((other) => {
            if (this.#isBroken(member, other) || this.#random.chance(this.weather.drops)) return;
            this.#later(other, (listener) => listener.whispered(room, member.name, bytes));
          });
        },
        listen: (listener) => {
          member.listener = listener;
        },
      },
      leave: () => {
        member.left = true;
        this.#members.delete(member);
      },
    };
  }

  /** Breaks or mends what joins two hosts. */
  setBroken(one: string, other: string, broken: boolean): void {
    const pair = pairOf(one, other);
    if (broken && !this.#broken.has(pair)) {
      this.#broken.add(pair);
      this.#remind(pair);
    }
    if (!broken && this.#broken.delete(pair)) this.#missed(pair);
  }

  mend(): void {
    for (const pair of [...this.#broken]) {
      this.#broken.delete(pair);
      this.#missed(pair);
    }
    this.weather = CALM;
  }

  #tell(from: Member, to: Member, batch: readonly StoredUpdates[]): void {
    if (this.#isBroken(from, to)) return;
    for (const { room, firstSeq, updates } of batch) {
      const copy = { room: this.#roomFor(room, batch), firstSeq, updates: updates.map((each) => new Uint8Array(each)) };
      if (this.#random.chance(this.weather.drops)) {
        if (this.#random.chance(0.5)) this.#later(to, (listener) => listener.missed(), 1_000);
        continue;
      }
      this.#later(to, (listener) => listener.stored(copy));
      if (this.#random.chance(this.weather.doubles)) this.#later(to, (listener) => listener.stored(copy), 2_000);
    }
  }

  #roomFor(room: string, batch: readonly StoredUpdates[]): string {
    if (this.#fault !== "delivers_to_another_room" || !this.#random.chance(0.2)) return room;
    this.#rooms.add(room);
    for (const each of batch) this.#rooms.add(each.room);
    return this.#random.pick([...this.#rooms]);
  }

  #later(to: Member, say: (listener: ProcessesListener) => void, atMostMs = this.weather.slowest): void {
    this.#queue.schedule(
      () => {
        if (!to.left && to.listener) say(to.listener);
      },
      this.#random.below(atMostMs + 1),
    );
  }

  #remind(pair: string): void {
    if (!this.#broken.has(pair)) return;
    this.#missed(pair);
    this.#queue.schedule(() => this.#remind(pair), STILL_BROKEN);
  }

  #missed(pair: string): void {
    for (const member of this.#members)
      if (pair.split(" ").includes(member.host)) this.#later(member, (listener) => listener.missed());
  }

  #isBroken(one: Member, other: Member): boolean {
    return this.#broken.has(pairOf(one.host, other.host));
  }
}

/** Names of hosts have no spaces. */
const pairOf = (one: string, other: string) => [one, other].sort().join(" ");
