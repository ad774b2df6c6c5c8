"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { CoderMark, shapeOf, type TranscriptView } from "#features/transcript/index.ts";
import type { OtherPlace } from "./places.ts";

type PlaceFlagsProps = {
  readonly view: RefObject<TranscriptView | null>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly places: readonly OtherPlace[];
  /** Changes when the text was scrolled. */
  readonly scrolled: number;
};

type Flag = { readonly place: OtherPlace; readonly left: number; readonly top: number; readonly height: number };

/** A name and a thin caret where each of the others is. The selected words themselves are painted into the text. */
export function PlaceFlags({ view, pane, places, scrolled }: PlaceFlagsProps) {
  const t = useTranslations("workbench");
  const [flags, setFlags] = useState<readonly Flag[]>([]);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!pane.current) return;
    const sizes = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    sizes.observe(pane.current);
    return () => sizes.disconnect();
  }, [pane]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling and another width move the words and nothing else
  useLayoutEffect(() => {
    const around = pane.current?.getBoundingClientRect();
    setFlags(
      places.flatMap((place) => {
        const { start, end } = place.span;
        // An empty range has no box in every browser; the character beside it has.
        const box = view.current?.boxOf({ start, end: Math.max(end, start + 1) });
        if (!box || !around || box.bottom < around.top + 24 || box.top > around.bottom) return [];
        const height = Math.min(box.height, 24);
        return [{ place, left: box.left - around.left, top: box.top - around.top, height }];
      }),
    );
  }, [view, pane, places, scrolled, width]);
  return (
    <div className="pointer-events-none absolute inset-0 z-10 overflow-hidden print:hidden" data-places>
      {flags.map(({ place, left, top, height }) => (
        <div key={place.coderId} style={{ left, top }} className="absolute" data-place={place.coderId}>
          <span aria-hidden className="absolute w-0.5 bg-ink-muted" style={{ height }} />
          <span className="absolute bottom-0 flex items-center gap-1 rounded-sm rounded-bl-none border border-line-strong bg-raised px-1.5 text-xs leading-5 whitespace-nowrap text-ink">
            <CoderMark name={place.name} shape={shapeOf(place.lane)} />
            <span className="max-md:sr-only">{t("isHere", { name: place.name })}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
