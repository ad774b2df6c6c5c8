import { type AwarenessEntry, writeAwareness } from "../protocol/index.ts";

type Owner = object;
type Present = { readonly entry: AwarenessEntry; readonly owner: Owner };

/** Client ids remembered as some user's after they left, so that nobody else speaks in their name. */
const REMEMBERED = 1_000;
const GONE = "null";

/** Who is in a room, as they say it themselves: one client id a connection, its last state only, never stored. */
export class Presence {
  readonly #present = new Map<number, Present>();
  readonly #idOf = new Map<Owner, number>();
  readonly #userOf = new Map<number, string>();
  #changed = new Map<number, Present>();

  /**
   * Takes what a connection says of itself. Plain clients also repeat what they heard of others; that is passed over.
   *
   * @returns what it said of itself, if anything
   */
  say(owner: Owner, userId: string, entries: readonly AwarenessEntry[]): AwarenessEntry | undefined {
    const own = entries.find((entry) => this.#mayBe(owner, userId, entry));
    if (!own) return undefined;
    const known = this.#present.get(own.clientId);
    if (!known || known.owner !== owner || own.clock >= known.entry.clock) this.#bind(owner, userId, own);
    return own;
  }

  /** The connection is gone; the others are told so. */
  leave(owner: Owner): void {
    const clientId = this.#idOf.get(owner);
    if (clientId === undefined) return;
    this.#idOf.delete(owner);
    const present = this.#present.get(clientId);
    if (present?.owner !== owner) return;
    this.#present.delete(clientId);
    this.#changed.set(clientId, { owner, entry: { ...present.entry, json: GONE } });
  }

  /** Everybody's last state, or nothing when nobody said anything. */
  everybody(): Uint8Array | undefined {
    if (this.#present.size === 0) return undefined;
    return writeAwareness([...this.#present.values()].map(({ entry }) => entry));
  }

  /** What changed since it was asked last, each with the connection it came from. */
  takeChanges(): readonly Present[] {
    const changes = [...this.#changed.values()];
    if (changes.length > 0) this.#changed = new Map();
    return changes;
  }

  #mayBe(owner: Owner, userId: string, { clientId, json }: AwarenessEntry): boolean {
    const bound = this.#idOf.get(owner);
    if (bound !== undefined) return bound === clientId;
    if (json === GONE) return false;
    const user = this.#userOf.get(clientId);
    // The same user may take an id over: a client that reconnects often outruns the end of its former socket.
    return user === undefined || user === userId;
  }

  #bind(owner: Owner, userId: string, entry: AwarenessEntry): void {
    const before = this.#present.get(entry.clientId)?.owner;
    if (before !== undefined && before !== owner) this.#idOf.delete(before);
    this.#idOf.set(owner, entry.clientId);
    this.#userOf.delete(entry.clientId);
    this.#userOf.set(entry.clientId, userId);
    for (const clientId of this.#userOf.keys()) {
      if (this.#userOf.size <= REMEMBERED) break;
      if (!this.#present.has(clientId)) this.#userOf.delete(clientId);
    }
    if (entry.json === GONE) this.#present.delete(entry.clientId);
    else this.#present.set(entry.clientId, { owner, entry });
    this.#changed.set(entry.clientId, { owner, entry });
  }
}
