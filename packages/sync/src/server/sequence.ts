import type { StoredUpdates } from "./processes.ts";

type Early = { readonly count: number; readonly updates: readonly Uint8Array[] };

/** More than this of what came early is not kept: it is read from the store when the gap is. */
const EARLY_BYTES = 4 * 1024 * 1024;

/**
 * How far a room's content follows the store's numbers. What others stored is taken in the order of its numbers, so that
 * nothing comes before what it builds on; what this process stored is there already and only fills its place.
 */
export class Sequence {
  #known = 0;
  /** What came before something with lower numbers did, by its first number. */
  readonly #early = new Map<number, Early>();
  #earlyBytes = 0;
  #leftOut = false;

  /** Everything up to this number is in the content. */
  get known(): number {
    return this.#known;
  }

  get hasGap(): boolean {
    return this.#early.size > 0 || this.#leftOut;
  }

  /** This process stored `count` updates. Answers what others stored and can be taken now, in order. */
  stored(firstSeq: number, count: number): readonly StoredPortion[] {
    return this.#take(firstSeq, { count, updates: [] });
  }

  /** Another process stored updates; they may have come before, or too early. Answers the same. */
  heard({ firstSeq, updates }: Pick<StoredUpdates, "firstSeq" | "updates">): readonly StoredPortion[] {
    return this.#take(firstSeq, { count: updates.length, updates });
  }

  /** Everything up to `lastSeq` was read from the store. Answers what can be taken now. */
  caughtUp(lastSeq: number): readonly StoredPortion[] {
    this.#known = Math.max(this.#known, lastSeq);
    this.#leftOut = false;
    return this.#drain();
  }

  #take(firstSeq: number, early: Early): readonly StoredPortion[] {
    if (firstSeq + early.count - 1 <= this.#known) return [];
    const known = this.#early.get(firstSeq);
    // The same once more.
    if ((known?.count ?? 0) >= early.count) return [];
    const bytes = sizeOf(early.updates) - sizeOf(known?.updates ?? []);
    if (this.#earlyBytes + bytes > EARLY_BYTES && firstSeq > this.#known + 1) {
      this.#leftOut = true;
      return [];
    }
    this.#early.set(firstSeq, early);
    this.#earlyBytes += bytes;
    return this.#drain();
  }

  #drain(): readonly StoredPortion[] {
    const taken: StoredPortion[] = [];
    const inOrder = [...this.#early].sort(([one], [other]) => one - other);
    for (const [firstSeq, { count, updates }] of inOrder) {
      if (firstSeq > this.#known + 1) break;
      this.#early.delete(firstSeq);
      this.#earlyBytes -= sizeOf(updates);
      const news = updates.slice(this.#known + 1 - firstSeq);
      this.#known = Math.max(this.#known, firstSeq + count - 1);
      if (news.length > 0) taken.push({ updates: news, lastSeq: this.#known });
    }
    return taken;
  }
}

const sizeOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, { length }) => sum + length, 0);

/** Updates of others in the order of their numbers, up to `lastSeq`. */
export type StoredPortion = { readonly updates: readonly Uint8Array[]; readonly lastSeq: number };
