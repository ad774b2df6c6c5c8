/**
 * Counts this client's own changes against what the server says is on disk. A change counts as saved when a message that
 * holds it, and everything before it, was acknowledged on the connection that carried it.
 */
export class OwnChanges {
  #made = 0;
  #saved = 0;
  /** Messages of the present connection, and how many changes are on the server when they and all before are. */
  #sent: { readonly message: number; readonly changes: number }[] = [];
  #messages = 0;
  #lastWhole = 0;
  #acknowledged: number | undefined;

  get unsaved(): number {
    return this.#made - this.#saved;
  }

  /** Whether the server is known to have, on disk, everything that was here when this connection began. */
  get settled(): boolean {
    return this.#acknowledged !== undefined && this.#acknowledged >= this.#lastWhole;
  }

  /**
   * @param count - how many changes; several when they come from a local copy
   * @returns the number of the last one, counted from the beginning of this document's life here
   */
  made(count = 1): number {
    this.#made += count;
    return this.#made;
  }

  /** Number of the last change that is on the server's disk, with all before it. */
  get saved(): number {
    return this.#saved;
  }

  /** A message leaves that completes what the server has of this client: every change made so far. */
  sent(): void {
    this.#messages++;
    this.#sent.push({ message: this.#messages, changes: this.#made });
  }

  /** A message leaves that is a part; the rest follows. */
  sentPart(): void {
    this.#messages++;
  }

  /** The answer to step 1 has left. */
  sentWhole(): void {
    this.sent();
    this.#lastWhole = this.#messages;
  }

  /** @param count - messages of this connection that are on disk */
  acknowledged(count: number): void {
    this.#acknowledged = Math.max(count, this.#acknowledged ?? 0);
    let done = 0;
    for (const { message, changes } of this.#sent) {
      if (message > this.#acknowledged) break;
      this.#saved = changes;
      done++;
    }
    this.#sent.splice(0, done);
  }

  /** The connection is gone, and with it all that was not acknowledged. */
  disconnected(): void {
    this.#sent = [];
    this.#messages = 0;
    this.#lastWhole = 0;
    this.#acknowledged = undefined;
  }
}
