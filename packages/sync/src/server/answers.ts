import { CloseCode } from "../protocol/index.ts";
import type { Connection, Surroundings } from "./connection.ts";
import { Rate } from "./rate.ts";

export type AnswersOptions = {
  readonly around: Surroundings;
  readonly connections: () => readonly Connection[];
};

/** Seconds' worth of comparing that a user may ask for at once. */
const BURST = 4;
/** Users whose rates are remembered before those without a connection are forgotten. */
const REMEMBERED = 1_000;

/** Answers to "what do I lack": dear in large rooms, so counted for each user over all their windows and rooms. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #compared = new Map<string, Rate>();
  readonly #waiting: (() => void)[] = [];

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Why somebody is not answered now, if they are not. `bytes` are read over for the answer. */
  refuse({ seat }: Connection, bytes: number): { readonly code: number; readonly why: string } | undefined {
    const { limits } = this.#options.around;
    let queued = 0;
    for (const each of this.#options.connections()) if (each.seat.user.id === seat.user.id) queued += each.queuedBytes;
    if (queued > limits.userQueuedBytes)
      return { code: CloseCode.TooSlow, why: "windows of this person read too slowly" };
    if (bytes > 0 && !this.#rateOf(seat.user.id).take(bytes))
      return { code: CloseCode.TooFast, why: "too much asked for by windows of this person" };
    return undefined;
  }

  /** Runs a long answer in an event-loop turn of its own, so that what others send is taken between two of them. */
  inItsTurn(answer: () => void): void {
    this.#waiting.push(answer);
    if (this.#waiting.length === 1) this.#schedule();
  }

  #schedule(): void {
    this.#options.around.schedule(() => {
      this.#waiting[0]?.();
      this.#waiting.shift();
      if (this.#waiting.length > 0) this.#schedule();
    }, 0);
  }

  #rateOf(userId: string): Rate {
    const known = this.#compared.get(userId);
    if (known) return known;
    if (this.#compared.size >= REMEMBERED) {
      const present = new Set(this.#options.connections().map(({ seat }) => seat.user.id));
      for (const each of this.#compared.keys()) if (!present.has(each)) this.#compared.delete(each);
    }
    const { limits, now } = this.#options.around;
    const rate = new Rate(limits.comparedBytesPerSecond, BURST * limits.comparedBytesPerSecond, now);
    this.#compared.set(userId, rate);
    return rate;
  }
}
