import * as Y from "yjs";
import { advance, bringsStructs, type Clocks, type UpdateOutline, writeStateVector } from "../protocol/index.ts";

/** Updates taken in and not yet given to Yjs; relaying and storing do not need it. */
const UNAPPLIED_UPDATES = 1_000;
const UNAPPLIED_BYTES = 512 * 1024;

/** Called for a stored update that Yjs cannot read; it is left out. */
export type OnUnreadable = (index: number, error: unknown) => void;

/** Builds a document in one transaction: applying one by one costs half as much again. */
function documentFrom(updates: readonly Uint8Array[], onUnreadable: OnUnreadable): Y.Doc {
  const whole = new Y.Doc();
  try {
    whole.transact(() => {
      for (const update of updates) Y.applyUpdate(whole, update);
    });
    return whole;
  } catch {
    whole.destroy();
  }
  const readable = new Y.Doc();
  updates.forEach((update, index) => {
    try {
      Y.applyUpdate(readable, update);
    } catch (error) {
      onUnreadable(index, error);
    }
  });
  return readable;
}

/** What a room holds: its clocks at any time, its Yjs document when somebody asks for a diff. */
export class RoomDocument {
  readonly #doc: Y.Doc;
  readonly #clocks: Map<number, number>;
  #unapplied: Uint8Array[] = [];
  #unappliedBytes = 0;

  constructor(updates: readonly Uint8Array[], onUnreadable: OnUnreadable) {
    this.#doc = documentFrom(updates, onUnreadable);
    this.#clocks = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
  }

  get clocks(): Clocks {
    return this.#clocks;
  }

  /**
   * Takes an update whose outline was checked against `clocks`, and answers whether there was anything in it. The bytes
   * are kept: the caller no longer changes them.
   *
   * @throws what Yjs throws; the document is then unusable
   */
  take(update: Uint8Array, outline: UpdateOutline): boolean {
    if (outline.deletes.length === 0 && !bringsStructs(outline, this.#clocks)) return false;
    advance(this.#clocks, outline);
    this.#unapplied.push(update);
    this.#unappliedBytes += update.length;
    if (this.#unapplied.length >= UNAPPLIED_UPDATES || this.#unappliedBytes >= UNAPPLIED_BYTES) this.#apply();
    return true;
  }

  /**
   * The same for a client's answer to step 1, which names every deletion it knows: asking the document is the only way
   * to tell whether one is new.
   *
   * @throws what Yjs throws; the document is then unusable
   */
  takeIfNew(update: Uint8Array, outline: UpdateOutline): boolean {
    if (outline.deletes.length === 0 || bringsStructs(outline, this.#clocks)) return this.take(update, outline);
    this.#apply();
    let changed = false;
    const onUpdate = () => {
      changed = true;
    };
    this.#doc.on("update", onUpdate);
    Y.applyUpdate(this.#doc, update);
    this.#doc.off("update", onUpdate);
    return changed;
  }

  /** @returns an encoded state vector of everything taken in */
  stateVector(): Uint8Array {
    return writeStateVector(this.#clocks);
  }

  /** @returns one update with everything that is not in `clocks` */
  since(clocks: Clocks): Uint8Array {
    this.#apply();
    return Y.encodeStateAsUpdate(this.#doc, writeStateVector(clocks));
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #apply(): void {
    const updates = this.#unapplied;
    this.#unapplied = [];
    this.#unappliedBytes = 0;
    if (updates.length === 0) return;
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
  }
}

/**
 * The snapshot that replaces a room's stored updates, or why there is none: an update that Yjs cannot read must stay
 * where it is.
 */
export function snapshotOf(updates: readonly Uint8Array[]): Uint8Array {
  const doc = documentFrom(updates, (_index, error) => {
    throw error;
  });
  const snapshot = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return snapshot;
}
