import { type AwarenessEntry, writeAwareness } from "../protocol/index.ts";

type Owner = object;
type Present = { readonly entry: AwarenessEntry; readonly owner: Owner; readonly userId: string };

/** Another process, for whose connections it speaks. */
class Elsewhere {
  /** When it last said something of anybody, for each client id. */
  readonly heardAt = new Map<number, number>();
}

/** Client ids remembered as some user's after they left, so that nobody else speaks in their name. */
const REMEMBERED = 1_000;
const GONE = "null";

/** Who is in a room, as they say it themselves: one client id a connection, its last state only, never stored. */
export class Presence {
  readonly #present = new Map<number, Present>();
  readonly #idOf = new Map<Owner, number>();
  readonly #userOf = new Map<number, string>();
  readonly #elsewhere = new Map<string, Elsewhere>();
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
    this.#takeOut(owner, clientId);
  }

  /** Another process tells what one of its connections said of itself. */
  hear(process: string, userId: string, entry: AwarenessEntry, now: number): void {
    const owner = this.#elsewhere.get(process) ?? new Elsewhere();
    this.#elsewhere.set(process, owner);
    const known = this.#present.get(entry.clientId);
    const user = this.#userOf.get(entry.clientId);
    if (user !== undefined && user !== userId) return;
    // A client that has come here meanwhile speaks for itself, and its former process tells that it left.
    if (known && known.owner !== owner && (entry.json === GONE || entry.clock <= known.entry.clock)) return;
    if (!known && entry.json === GONE) return;
    if (entry.json === GONE) owner.heardAt.delete(entry.clientId);
    else owner.heardAt.set(entry.clientId, now);
    this.#put(owner, userId, entry);
  }

  /** Takes out whom another process has not spoken of since `before`: it may have died. Clients repeat themselves. */
  forgetSilent(before: number): void {
    for (const owner of this.#elsewhere.values())
      for (const [clientId, at] of owner.heardAt) {
        if (at >= before) continue;
        owner.heardAt.delete(clientId);
        this.#takeOut(owner, clientId);
      }
  }

  /** The last states of the connections here. */
  here(): readonly Present[] {
    return [...this.#present.values()].filter((present) => isHere(present));
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
    this.#put(owner, userId, entry);
  }

  #put(owner: Owner, userId: string, entry: AwarenessEntry): void {
    this.#userOf.delete(entry.clientId);
    this.#userOf.set(entry.clientId, userId);
    for (const clientId of this.#userOf.keys()) {
      if (this.#userOf.size <= REMEMBERED) break;
      if (!this.#present.has(clientId)) this.#userOf.delete(clientId);
    }
    if (entry.json === GONE) this.#present.delete(entry.clientId);
    else this.#present.set(entry.clientId, { owner, entry, userId });
    this.#changed.set(entry.clientId, { owner, entry, userId });
  }

  #takeOut(owner: Owner, clientId: number): void {
    const present = this.#present.get(clientId);
    if (present?.owner !== owner) return;
    this.#present.delete(clientId);
    this.#changed.set(clientId, { ...present, entry: { ...present.entry, json: GONE } });
  }
}

/** Whether something was said by a connection of this process. */
export const isHere = ({ owner }: { readonly owner: object }): boolean => !(owner instanceof Elsewhere);
