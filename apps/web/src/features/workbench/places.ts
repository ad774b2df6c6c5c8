import type { PresenceState } from "@concord/crdt";
import type { Span, UserId } from "@concord/domain";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OpenedLayer } from "./open-layers.ts";
import type { OtherLayer } from "./use-layers.ts";

/** Where another coder is in the text at the moment. */
export type OtherPlace = {
  readonly coderId: UserId;
  readonly name: string;
  readonly lane: number;
  readonly span: Span;
};

/** A place that does not move is no news after a while, and would lie over the words. */
const FADES_AFTER_MS = 10_000;
/** Often enough to follow a selection, and far below what a server takes of one person. */
const TOLD_EVERY_MS = 100;
const KEY = "concord-places";

/** Whether this person shows where they are in open rounds, and sees where others are. */
export function usePlacesChoice(): readonly [shown: boolean, choose: (shown: boolean) => void] {
  const [shown, setShown] = useState(() => localStorage.getItem(KEY) !== "hidden");
  const choose = useCallback((wanted: boolean) => {
    localStorage.setItem(KEY, wanted ? "shown" : "hidden");
    setShown(wanted);
  }, []);
  return [shown, choose];
}

/** Tells the readers of one's own layer where one is; `shown` is false in a blind round, where there are none. */
export function useTellPlace({ presence }: OpenedLayer, shown: boolean): (span: Span) => void {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; span: Span }>(undefined);
  useEffect(() => {
    if (!shown) return;
    return () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = undefined;
      presence.tell(null);
    };
  }, [presence, shown]);
  return useCallback(
    ({ start, end }: Span) => {
      if (!shown) return;
      if (waiting.current) {
        waiting.current.span = { start, end };
        return;
      }
      const timer = setTimeout(() => {
        const span = waiting.current?.span;
        waiting.current = undefined;
        if (span) presence.tell({ selection: span });
      }, TOLD_EVERY_MS);
      waiting.current = { timer, span: { start, end } };
    },
    [presence, shown],
  );
}

/** Where the other coders are, each for some seconds after they moved. */
export function useOtherPlaces(others: readonly OtherLayer[], shown: boolean): readonly OtherPlace[] {
  const [places, setPlaces] = useState<readonly OtherPlace[]>([]);
  useEffect(() => {
    if (!shown) return;
    const current = new Map<OtherLayer, readonly PresenceState[]>();
    const timers = new Map<OtherLayer, ReturnType<typeof setTimeout>>();
    const publish = () =>
      setPlaces(
        others.flatMap((other, index) =>
          (current.get(other) ?? []).map(({ selection }) => ({
            coderId: other.coderId,
            name: other.name,
            lane: index + 1,
            span: selection,
          })),
        ),
      );
    const show = (other: OtherLayer) => {
      current.set(other, other.presence.others());
      clearTimeout(timers.get(other));
      const fade = () => {
        current.delete(other);
        publish();
      };
      timers.set(other, setTimeout(fade, FADES_AFTER_MS));
      publish();
    };
    const stops = others.map((other) => {
      if (other.presence.others().length > 0) show(other);
      return other.presence.observe(() => show(other));
    });
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
      setPlaces([]);
    };
  }, [others, shown]);
  return places;
}
