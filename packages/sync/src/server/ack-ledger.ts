type Entry = { readonly ticket: number; readonly count: number; readonly bytes: number; readonly receivedAt: number };

/**
 * Follows one connection's edits to disk. Its messages are counted from 1 as they arrive; a message is on disk once the
 * room's log has stored as many updates as its ticket says.
 */
export class AckLedger {
  readonly #now: () => number;
  #received = 0;
  #receivedAt = 0;
  #stored = 0;
  #oldestAt = 0;
  #unstoredBytes = 0;
  #waiting: Entry[] = [];
  /** After a refusal: whether another followed since the client was last asked for everything. */
  #outOfStep: { again: boolean } | undefined;

  /** @param now - milliseconds of a clock that does not go back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Messages that are on disk, the first one up to this one without a gap. */
  get stored(): number {
    return this.#stored;
  }

  /** When the oldest of the messages arrived of which was learned last that they are on disk. */
  get oldestAt(): number {
    return this.#oldestAt;
  }

  get unstoredBytes(): number {
    return this.#unstoredBytes;
  }

  /** Counts a message before it is judged. */
  received(): void {
    this.#received++;
    this.#receivedAt = this.#now();
  }

  /**
   * The last message counted is on disk when `ticket` updates of the room are.
   *
   * @param whole - the message answers step 1: with it the client has sent everything that the server lacked
   * @returns whether the client must be asked for everything once more: what was refused since it was asked may have
   *   been on its way before the answer, and so be in it, or may have been a part of the answer
   */
  accepted(ticket: number, bytes: number, whole: boolean): boolean {
    const askAgain = whole && this.#outOfStep?.again === true;
    if (whole) this.#outOfStep = askAgain ? { again: false } : undefined;
    this.#unstoredBytes += bytes;
    // While something is missing nothing after it may be acknowledged, since the count has no gaps.
    const count = this.#outOfStep ? 0 : this.#received;
    this.#waiting.push({ ticket, count, bytes, receivedAt: this.#receivedAt });
    return askAgain;
  }

  /**
   * The last message counted was not stored.
   *
   * @returns whether the client must be asked for everything; it is not when it was asked and has not answered
   */
  refused(whole: boolean): boolean {
    const ask = whole || this.#outOfStep === undefined;
    this.#outOfStep = { again: !ask };
    return ask;
  }

  /** Learns how far the room's log is on disk; answers whether more of this connection's messages are. */
  storedUpTo(ticket: number): boolean {
    const before = this.#stored;
    let done = 0;
    this.#oldestAt = this.#waiting[0]?.receivedAt ?? this.#oldestAt;
    for (const entry of this.#waiting) {
      if (entry.ticket > ticket) break;
      this.#stored = Math.max(this.#stored, entry.count);
      this.#unstoredBytes -= entry.bytes;
      done++;
    }
    if (done > 0) this.#waiting = this.#waiting.slice(done);
    return this.#stored > before;
  }
}
