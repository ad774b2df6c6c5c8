/** Where a stripe runs on a vertical axis, half-open. */
export type Extent = { readonly from: number; readonly to: number };

export type Lanes = {
  /** The lane of a stripe, counted from 0: the one it has, or the lowest in which nothing stands beside it. */
  place(id: string, extent: Extent): number;
  /** Frees the lane when the coding is gone or has left the screen. */
  release(id: string): void;
  clear(): void;
};

/**
 * Puts stripes side by side. A stripe keeps its lane as long as it is placed, whatever comes and goes around it: a bar
 * that jumps sideways when a colleague's coding arrives is read as a change of the coding.
 */
export function stableLanes(): Lanes {
  const placed = new Map<string, Extent & { readonly lane: number }>();
  return {
    place(id, extent) {
      const before = placed.get(id);
      const taken = new Set<number>();
      for (const [other, { from, to, lane }] of placed)
        if (other !== id && from < extent.to && to > extent.from) taken.add(lane);
      let lane = before?.lane ?? 0;
      // A stripe that has grown into another one moves; the one that stood there does not.
      if (taken.has(lane)) for (lane = 0; taken.has(lane); ) lane++;
      placed.set(id, { ...extent, lane });
      return lane;
    },
    release: (id) => placed.delete(id),
    clear: () => placed.clear(),
  };
}
