import type { Redis } from "ioredis";
import type { Log } from "../../deps.ts";
import { isRefusal } from "./redis-connection.ts";
import { type Fields, type Said, writeEntry } from "./stream-entry.ts";

/** Entries that the stream keeps, about. */
const ENTRIES_KEPT = 20_000;
const DEFAULT_MOST_BYTES = 16 * 1024 * 1024;

type Letter = {
  readonly fields: Fields;
  readonly bytes: number;
  readonly number: number;
  /** Whether others can find what it says in the database instead. */
  readonly dispensable: boolean;
  sent: boolean;
  readonly settled: (added: boolean) => void;
};

export type OutboxOptions = {
  readonly redis: Redis;
  readonly key: string;
  /** Name of this process. */
  readonly from: string;
  readonly log: Log;
  readonly mostBytes?: number | undefined;
};

/**
 * What this process says on the stream, in order. Whatever Redis has not confirmed is kept and said again when the
 * connection is back: said twice does no harm. Beyond a bound updates are dropped; the numbers of the entries show the
 * others that something is missing, and they look into the database.
 */
export class Outbox {
  /** Redis answered, and took nothing: it is out of memory, or the key is of another kind. */
  refusing = false;
  /** Number of the last entry known to be on the stream. */
  lastAdded = 0;
  #number = 0;
  #bytes = 0;
  readonly #letters = new Set<Letter>();
  readonly #options: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.redis.on("ready", () => this.#sendAll());
  }

  /** Bytes that Redis has not confirmed. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Says something; answers its number, and when it is known whether the stream has it. */
  say(said: Said): { readonly number: number; readonly added: Promise<boolean> } {
    const number = ++this.#number;
    const fields = writeEntry({ from: this.#options.from, number, said });
    const bytes = fields.reduce((sum, field) => sum + field.length + 32, 0);
    const added = new Promise<boolean>((settled) => {
      const letter = { fields, bytes, number, dispensable: said.kind === "stored", sent: false, settled };
      this.#letters.add(letter);
      this.#bytes += bytes;
      if (this.#isReady()) this.#send(letter);
    });
    if (said.kind === "stored" && this.#bytes > (this.#options.mostBytes ?? DEFAULT_MOST_BYTES)) this.#drop();
    return { number, added };
  }

  #isReady(): boolean {
    return this.#options.redis.status === "ready";
  }

  #drop(): void {
    let dropped = 0;
    for (const letter of this.#letters) {
      if (!letter.dispensable) continue;
      dropped++;
      this.#remove(letter, false);
    }
    this.#options.log("redis_backlog_dropped", { entries: dropped });
    this.say({ kind: "mark" });
  }

  #remove(letter: Letter, added: boolean): void {
    if (!this.#letters.delete(letter)) return;
    this.#bytes -= letter.bytes;
    letter.settled(added);
  }

  #sendAll(): void {
    for (const letter of this.#letters) if (!letter.sent) this.#send(letter);
  }

  #send(letter: Letter): void {
    const { redis, key, log } = this.#options;
    letter.sent = true;
    redis.xaddBuffer(key, "MAXLEN", "~", ENTRIES_KEPT, "*", ...letter.fields).then(
      () => {
        this.refusing = false;
        this.lastAdded = Math.max(this.lastAdded, letter.number);
        this.#remove(letter, true);
      },
      (error: unknown) => {
        letter.sent = false;
        if (!isRefusal(error)) return; // the connection broke; said again when it is back
        if (!this.refusing) log("redis_refused", { error: String(error) });
        this.refusing = true;
        this.#remove(letter, false);
      },
    );
  }
}
