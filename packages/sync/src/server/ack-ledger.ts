type Entry = { readonly ticket: number; readonly count: number; readonly bytes: number };

/**
 * Follows one connection's edits to disk. Its messages are counted from 1 as they arrive; a message is on disk once the
 * room's log has stored as many updates as its ticket says.
 */
export class AckLedger {
  #received = 0;
  #stored = 0;
  #unstoredBytes = 0;
  #waiting: Entry[] = [];
  #outOfStep = false;

  /** Messages that are on disk, the first one up to this one without a gap. */
  get stored(): number {
    return this.#stored;
  }

  get unstoredBytes(): number {
    return this.#unstoredBytes;
  }

  /** Whether an edit was refused, and no answer to step 1 has come since. */
  get outOfStep(): boolean {
    return this.#outOfStep;
  }

  /** Counts a message before it is judged. */
  received(): void {
    this.#received++;
  }

  /**
   * The last message counted is on disk when `ticket` updates of the room are.
   *
   * @param whole - the message is an answer to step 1: it holds all that the client has, what was refused too
   */
  accepted(ticket: number, bytes: number, whole: boolean): void {
    if (whole) this.#outOfStep = false;
    this.#unstoredBytes += bytes;
    // While something is missing nothing after it may be acknowledged, since the count has no gaps.
    const count = this.#outOfStep ? 0 : this.#received;
    this.#waiting.push({ ticket, count, bytes });
  }

  /** The last message counted was not stored. */
  refused(): void {
    this.#outOfStep = true;
  }

  /** Learns how far the room's log is on disk; answers whether more of this connection's messages are. */
  storedUpTo(ticket: number): boolean {
    const before = this.#stored;
    let done = 0;
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
