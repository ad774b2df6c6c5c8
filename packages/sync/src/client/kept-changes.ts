import type { ConnectionState } from "./connection-state.ts";
import type { KeptUpdate, RoomCopy } from "./local-copy/room-copy.ts";

/** What a room's local copy holds beyond what the server is known to have. Without a copy it holds nothing. */
export class KeptChanges {
  readonly #copy: RoomCopy | undefined;
  /** Up to which change of this page's each piece goes. */
  #waiting: { readonly upTo: number; readonly update: KeptUpdate }[] = [];
  #unreadable = false;

  constructor(copy: RoomCopy | undefined) {
    this.#copy = copy;
  }

  get local(): ConnectionState["local"] {
    if (!this.#copy) return "none";
    return this.#unreadable ? "failed" : this.#copy.state();
  }

  /** Unsent changes that can not be opened. */
  get unopened(): number {
    return this.#copy?.unopened() ?? 0;
  }

  /**
   * Reads what was kept; nothing when it can not be read, and nothing more is then written either.
   *
   * @param take - called with it, and later with what other pages of the same person add
   */
  async open(take: (updates: readonly KeptUpdate[]) => void): Promise<readonly KeptUpdate[]> {
    if (!this.#copy) return [];
    try {
      const held = await this.#copy.open(take);
      take(held);
      return held;
    } catch {
      this.#unreadable = true;
      return [];
    }
  }

  /** Keeps what came from the server. */
  received(update: Uint8Array): void {
    if (!this.#unreadable) this.#copy?.append(update, 0);
  }

  /** Keeps a change that was made here, the one of that number. */
  made(number: number, update: Uint8Array): void {
    if (this.#copy && !this.#unreadable) this.#waiting.push({ upTo: number, update: this.#copy.append(update, 1) });
  }

  /** Something unsent that the copy held already counts as the changes up to that number. */
  found(upTo: number, update: KeptUpdate): void {
    this.#waiting.push({ upTo, update });
  }

  /** The changes up to that number are on the server's disk: nobody need send them again. */
  savedUpTo(number: number): void {
    const done = this.#waiting.filter(({ upTo }) => upTo <= number);
    if (done.length === 0) return;
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > number);
    this.#copy?.acknowledged(done.map(({ update }) => update));
  }
}
