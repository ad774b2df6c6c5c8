import type { LayerDocument, SetAside } from "@concord/crdt";
import type { Coding, CodingId, OwnCode } from "@concord/domain";

/** What a layer holds, for the screen to look at and to be told of changes. */
export type LayerStore = {
  readonly codings: ReadonlyMap<CodingId, Coding>;
  readonly ownCodes: readonly OwnCode[];
  /** Records that could not be read; looked for when asked. */
  setAside(): readonly SetAside[];
  /** Calls back after every change with the ids concerned; answers how to stop. */
  subscribe(listener: (changed: ReadonlySet<CodingId>) => void): () => void;
};

/** Follows a layer's document. A change costs as much as the codings it concerns, however many there are. */
export function liveLayerStore(layer: LayerDocument): LayerStore & { stop(): void } {
  const listeners = new Set<(changed: ReadonlySet<CodingId>) => void>();
  const first = layer.read();
  const codings = new Map(first.codings.map((coding) => [coding.id, coding]));
  let ownCodes = first.ownCodes;
  const stop = layer.observe((changed) => {
    // Own codes tell their changes without ids.
    if (changed.size === 0) ownCodes = layer.read().ownCodes;
    for (const id of changed) {
      const coding = layer.coding(id);
      if (coding) codings.set(id, coding);
      else codings.delete(id);
    }
    for (const listener of listeners) listener(changed);
  });
  return {
    codings,
    get ownCodes() {
      return ownCodes;
    },
    setAside: () => layer.read().setAside,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop,
  };
}

/** A layer that was submitted: its frozen rows, which never change. */
export function frozenLayerStore(codings: readonly Coding[], ownCodes: readonly OwnCode[]): LayerStore {
  return {
    codings: new Map(codings.map((coding) => [coding.id, coding])),
    ownCodes,
    setAside: () => [],
    subscribe: () => () => undefined,
  };
}
