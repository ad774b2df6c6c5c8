import type { LayerDocument, SetAside } from "@concord/crdt";
import type { Coding, CodingId, OwnCode, Span } from "@concord/domain";
import { type IntervalIndex, intervalIndex } from "#features/transcript/index.ts";

/** What a layer holds, for the screen to look at and to be told of changes. */
export type LayerStore = {
  readonly codings: ReadonlyMap<CodingId, Coding>;
  readonly ownCodes: readonly OwnCode[];
  /** Codings that share a character with the span, in document order. */
  overlapping(span: Span): readonly Coding[];
  /** Codings that a caret at the offset stands in or beside, in document order. */
  touching(offset: number): readonly Coding[];
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
  const places = placesOf(first.codings);
  let ownCodes = first.ownCodes;
  const stop = layer.observe((changed) => {
    // Own codes tell their changes without ids.
    if (changed.size === 0) ownCodes = layer.read().ownCodes;
    for (const id of changed) {
      const coding = layer.coding(id);
      if (coding) {
        codings.set(id, coding);
        places.put(coding);
      } else {
        codings.delete(id);
        places.remove(id);
      }
    }
    for (const listener of listeners) listener(changed);
  });
  return {
    codings,
    get ownCodes() {
      return ownCodes;
    },
    overlapping: places.overlapping,
    touching: places.touching,
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
  const places = placesOf(codings);
  return {
    codings: new Map(codings.map((coding) => [coding.id, coding])),
    ownCodes,
    overlapping: places.overlapping,
    touching: places.touching,
    setAside: () => [],
    subscribe: () => () => undefined,
  };
}

function placesOf(codings: readonly Coding[]): IntervalIndex<Coding> {
  const places = intervalIndex<Coding>();
  for (const coding of codings) places.put(coding);
  return places;
}
