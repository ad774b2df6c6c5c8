import { once } from "node:events";
import type { Schedule } from "@concord/sync/server";
import type { Redis } from "ioredis";
import type { Log } from "../../deps.ts";
import { faultForLog } from "../../fault-for-log.ts";
import { isRefusal } from "./redis-connection.ts";
import { readEntry, type StreamEntry } from "./stream-entry.ts";
import { BEFORE_ALL, compareIds, type StreamId } from "./stream-id.ts";

const AT_ONCE = 32;
const WAIT = 1_000; // ms; short of what counts as a broken connection
const PAUSE_AFTER_REFUSAL = 500; // ms

export type StreamReaderOptions = {
  /** A connection for this alone: reading blocks it. */
  readonly redis: Redis;
  readonly key: string;
  /** Called for each entry in order. What it throws is logged and stops no other entry. */
  readonly hear: (entry: StreamEntry) => void;
  /** Entries may be missing before those that come next. */
  readonly missed: (why: string) => void;
  /** The stream is being read (again). */
  readonly begun?: () => void;
  readonly schedule: Schedule;
  readonly log: Log;
};

/** Reads a stream for as long as the process lives, going on where it stopped whenever the connection is back. */
export class StreamReader {
  /** Whether the stream is being read at this moment. */
  reading = false;
  #last: StreamId | undefined;
  #looked = false;
  #doubted = false;
  #stopped = false;
  readonly #options: StreamReaderOptions;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
    options.redis.on("close", () => {
      this.reading = false;
    });
  }

  /** @param from - Redis' time in milliseconds from which on everything is read; unless given, when first connected */
  start(from: number | undefined): void {
    if (from !== undefined) this.#last = `${from}-0`;
    void this.#run();
  }

  /** Others have said what has not come: whether the stream still fits what was read is looked at again. */
  doubt(): void {
    this.#doubted = true;
  }

  stop(): void {
    this.#stopped = true;
    this.#options.redis.disconnect();
  }

  async #run(): Promise<void> {
    const { redis, key, schedule, log } = this.#options;
    while (!this.#stopped) {
      try {
        if (redis.status !== "ready") await once(redis, "ready");
        if (!this.reading || this.#doubted) await this.#goOn();
        const streams: unknown = await redis.xreadBuffer(
          "COUNT",
          AT_ONCE,
          "BLOCK",
          WAIT,
          "STREAMS",
          key,
          this.#last ?? BEFORE_ALL,
        );
        for (const [id, fields] of entriesOf(streams)) this.#take(id, fields);
      } catch (error) {
        this.reading = false;
        if (this.#stopped) return;
        // A broken connection rejects as well, and comes back by itself.
        if (!isRefusal(error)) continue;
        log("redis_refused", { error: String(error) });
        await new Promise<void>((resolve) => schedule(resolve, PAUSE_AFTER_REFUSAL));
      }
    }
  }

  /** Finds out whether the stream still has everything after what was read last. */
  async #goOn(): Promise<void> {
    const { missed, begun } = this.#options;
    const { first, last } = await this.#stream();
    const before = this.#last;
    if (before === undefined || compareIds(last, before) < 0) this.#last = last;
    if (before === undefined) missed("it was not read before");
    // A first look sets the place to go on from. After it, what is older than before, or begins only after the place,
    // has lost something, or is another Redis' and never had it.
    else if (this.#looked && (compareIds(last, before) < 0 || compareIds(first ?? last, before) > 0))
      missed("the stream does not go on from what was read");
    this.#looked = true;
    this.#doubted = false;
    this.reading = true;
    begun?.();
  }

  async #stream(): Promise<{ first: StreamId | undefined; last: StreamId }> {
    const { redis, key } = this.#options;
    const facts: unknown = await redis.xinfo("STREAM", key).catch((error: unknown) => {
      if (isRefusal(error) && String(error).includes("no such key")) return [];
      throw error;
    });
    const list: unknown[] = Array.isArray(facts) ? facts : [];
    const fact = (name: string) => {
      const at = list.indexOf(name);
      return at < 0 ? undefined : list[at + 1];
    };
    const first = fact("first-entry");
    return {
      first: Array.isArray(first) ? String(first[0]) : undefined,
      last: String(fact("last-generated-id") ?? BEFORE_ALL),
    };
  }

  #take(id: StreamId, fields: readonly Buffer[]): void {
    const { hear, log } = this.#options;
    this.#last = id;
    try {
      const entry = readEntry(fields);
      if ("fault" in entry) log("redis_entry_ignored", { id, fault: entry.fault });
      else hear(entry);
    } catch (error) {
      log("redis_entry_failed", { id, ...faultForLog(error) });
    }
  }
}

/** The entries in Redis' answer to XREAD on one stream; none when nothing came in time. */
function* entriesOf(streams: unknown): Generator<[StreamId, Buffer[]]> {
  if (!Array.isArray(streams)) return;
  for (const [, entries] of streams as [Buffer, [Buffer, Buffer[] | null][]][])
    for (const [id, fields] of entries) yield [id.toString("latin1"), fields ?? []];
}
