import {
  JoinedUpdate,
  MalformedBytes,
  missingPredecessor,
  type OutlinedUpdate,
  outlineOf,
  updateSince,
} from "../protocol/index.ts";
import type { CommitLog, CommitOutcome, CommitQueue } from "./commit-log.ts";
import { type Compactor, Tail } from "./compaction.ts";
import type { Connection, Surroundings } from "./connection.ts";
import type { StoredUpdates } from "./processes.ts";
import { RoomContent } from "./room-content.ts";
import type { RoomStore } from "./room-store.ts";
import { Sequence, type StoredPortion } from "./sequence.ts";

export type Edit = OutlinedUpdate & { readonly author: Connection };
/** Edits of one event-loop turn as one update. */
export type TurnUpdate = { readonly bytes: Uint8Array; readonly edits: readonly Edit[] };

export type RoomLogOptions = {
  readonly name: string;
  readonly store: RoomStore;
  readonly commits: CommitLog;
  readonly compactor: Compactor;
  readonly around: Surroundings;
  /** Runs something of this room; whatever goes wrong in it stays in the room. */
  readonly guarded: (run: () => void) => void;
  /** More is on disk. */
  readonly onStored: () => void;
  /** The store takes no more. */
  readonly onClosed: (refusedUpdates: number) => void;
  /** Updates that other processes stored have become content. */
  readonly onOthers: (updates: readonly Uint8Array[]) => void;
  /** What others stored does not come, or does not fit: the store has to be looked into. */
  readonly onGap: () => void;
};

const ANY_SIZE = { sizeAtMost: Number.POSITIVE_INFINITY };

/** A room's content, and its way to the store and from there. */
export class RoomLog {
  readonly content = new RoomContent();
  readonly #options: RoomLogOptions;
  readonly #queue: CommitQueue;
  readonly #sequence = new Sequence();
  /** Sizes of the updates on their way to disk, in order. */
  readonly #sizes: number[] = [];
  /** Updates that a former room of this name left on their way to the store; they are not in the content. */
  #inherited: number;
  #turn: JoinedUpdate<Edit>[] = [];
  #tail: Tail;
  #compacting = false;
  #loaded = false;

  constructor(options: RoomLogOptions) {
    this.#options = options;
    this.#queue = options.commits.queue(options.name, (outcome) => options.guarded(() => this.#onOutcome(outcome)));
    this.#inherited = this.#queue.added - this.#queue.stored;
    this.#tail = new Tail(options.around.limits, []);
  }

  /** Updates of this room so far, those of this turn included, of which the first `stored` are on disk. */
  get added(): number {
    return this.#queue.added + this.#turn.length;
  }

  get stored(): number {
    return this.#queue.stored;
  }

  /** Whether edits wait for the end of this turn. */
  get isMidTurn(): boolean {
    return this.#turn.length > 0;
  }

  get isAtRest(): boolean {
    return this.stored >= this.added && !this.#compacting;
  }

  /**
   * Takes an edit that brings something new and whose predecessors are here.
   *
   * @returns how many of the room's updates must be on disk for this one to be
   */
  take(edit: Edit): number {
    this.content.announce(edit.outline);
    if (!this.#turn.at(-1)?.add(edit)) {
      const next = new JoinedUpdate<Edit>();
      next.add(edit);
      this.#turn.push(next);
    }
    return this.added;
  }

  /** Sends what was taken in this event-loop turn to the store; answers it for the relay. */
  flushTurn(): readonly TurnUpdate[] {
    const turn = this.#turn;
    this.#turn = [];
    return turn.map((joined) => {
      const bytes = joined.toBytes();
      this.#queue.add(bytes);
      this.#sizes.push(bytes.length);
      this.content.keep(
        bytes,
        joined.parts.reduce((sum, { outline }) => sum + outline.size, 0),
      );
      return { bytes, edits: joined.parts };
    });
  }

  /** Waits until everything taken so far is on disk, or the store takes no more. */
  flush(): Promise<"stored" | "closed"> {
    return this.#queue.flush();
  }

  /** Takes what another process has stored, as soon as everything before it is here. */
  heard(stored: StoredUpdates): void {
    this.#followOthers(this.#sequence.heard(stored));
  }

  /**
   * Reads what the store holds and this room does not.
   *
   * @param onAnswer - called before anything is taken in; throws or ends the turn under way
   * @returns whether the room is closed in the store
   */
  async look(onAnswer: () => void): Promise<"open" | "closed"> {
    const { name, store } = this.#options;
    const since = this.#options.around.now();
    const { updates, lastSeq, whole, closed } = await store.load(name, this.#sequence.known);
    onAnswer();
    if (whole) this.content.forgetUpTo(lastSeq);
    const first = !this.#loaded;
    this.#loaded = true;
    this.#takeStored(updates, lastSeq, first ? "first" : "others");
    this.#followOthers(this.#sequence.caughtUp(lastSeq));
    if (whole) this.#tail = new Tail(this.#options.around.limits, sizesOf(updates));
    if (first) {
      const bytes = updates.reduce((sum, update) => sum + update.length, 0);
      const ms = this.#options.around.now() - since;
      this.#options.around.log({ kind: "loaded", room: name, updates: updates.length, bytes, ms });
    }
    await this.content.deflate();
    return closed ? "closed" : "open";
  }

  /** Whether a compaction would be worth it: in use, or now that nobody is there. */
  isLong(idle: boolean): boolean {
    return this.#tail.isLong(idle) && !this.#compacting;
  }

  async compact(): Promise<void> {
    if (this.#compacting) return;
    this.#compacting = true;
    try {
      await this.#compactOnce();
    } finally {
      this.#compacting = false;
    }
  }

  async #compactOnce(): Promise<void> {
    const snapshot = await this.#options.compactor.compact(this.#options.name);
    this.#tail.compacted(snapshot?.bytes.length);
    // What others stored and has not come here yet would be in it before its turn.
    if (snapshot && snapshot.lastSeq <= this.#sequence.known) this.content.replaceBy(snapshot);
    await this.content.deflate();
  }

  #onOutcome(outcome: CommitOutcome): void {
    if (outcome.stored === "closed") {
      this.#turn = [];
      this.#options.onClosed(this.#queue.added - this.#queue.stored);
      return;
    }
    const { newly, firstSeq } = outcome;
    const inherited = Math.min(this.#inherited, newly);
    const own = newly - inherited;
    this.#inherited -= inherited;
    const firstOwn = firstSeq + inherited;
    for (const size of this.#sizes.splice(0, own)) this.#tail.add(size);
    this.content.stored(own, firstSeq + newly - 1);
    this.#followOthers(own > 0 ? this.#sequence.stored(firstOwn, own) : []);
    this.#options.onStored();
    // What a former room left is stored by now, and not here.
    if (inherited > 0) this.#options.onGap();
  }

  #followOthers(portions: readonly StoredPortion[]): void {
    for (const { updates, lastSeq } of portions) this.#takeStored(updates, lastSeq, "others");
    if (this.#sequence.hasGap) this.#options.onGap();
  }

  /** Updates that were checked when they came in, here or in another process. */
  #takeStored(updates: readonly Uint8Array[], lastSeq: number, whose: "first" | "others"): void {
    const news: Uint8Array[] = [];
    const { clocks } = this.content;
    updates.forEach((bytes, index) => {
      try {
        const outline = outlineOf(bytes, clocks, ANY_SIZE);
        // An item that is known in part is fine here: whoever checked it when it came in knew less of it.
        const missing = outline.partlyKnown ? undefined : missingPredecessor(outline, clocks);
        if (missing)
          throw new MalformedBytes(`an update builds on ${missing.client}/${missing.clock}, which is missing`);
        if (whose === "others" && this.content.newsIn(outline)) news.push(...updateSince(bytes, outline, clocks));
        this.content.announce(outline);
        this.content.keepStored(bytes, outline, lastSeq);
        if (whose === "others") this.#tail.add(bytes.length);
      } catch (error) {
        if (!(error instanceof MalformedBytes)) throw error;
        this.#options.around.log({ kind: "unreadable_update", room: this.#options.name, index, error });
      }
    });
    if (news.length > 0) this.#options.onOthers(news);
  }
}

const sizesOf = (updates: readonly Uint8Array[]): readonly number[] => updates.map((update) => update.length);
