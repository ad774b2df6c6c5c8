"use client";

import type { Span } from "@concord/domain";
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { TranscriptView } from "#features/transcript/index.ts";
import { classNames } from "#lib/class-names.ts";

type FloatOverTextProps = {
  readonly view: RefObject<TranscriptView | null>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly span: Span;
  /** Changes when the text was scrolled. */
  readonly scrolled: number;
  /** Pixels that it wants to be wide and may be high. */
  readonly width: number;
  readonly height: number;
  /** On small screens it stands at the bottom of the screen. */
  readonly sheet?: boolean;
  readonly children: ReactNode;
};

const GAP = 8;
type Spot = { readonly left: number; readonly width: number } & (
  | { readonly top: number }
  | { readonly bottom: number }
) & { readonly maxHeight: number };

/** Stands below the words concerned, or above them, and never on them. */
export function FloatOverText({
  view,
  pane,
  span,
  scrolled,
  width,
  height,
  sheet = false,
  children,
}: FloatOverTextProps) {
  const [spot, setSpot] = useState<Spot>();
  const element = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling moves the words without changing anything else
  useLayoutEffect(() => {
    const words = view.current?.boxOf(span);
    const around = pane.current?.getBoundingClientRect();
    if (words && around) setSpot(spotBeside(words, around, width, height));
  }, [view, pane, span, scrolled, width, height]);
  if (!spot) return null;
  const { maxHeight, ...place } = spot;
  return (
    <div
      ref={element}
      style={{ ...place, maxHeight }}
      className={classNames(
        "absolute z-20 flex animate-appear flex-col",
        sheet &&
          "max-md:fixed! max-md:inset-x-0! max-md:top-auto! max-md:bottom-0! max-md:max-h-[55dvh]! max-md:w-auto!",
      )}
    >
      {children}
    </div>
  );
}

function spotBeside(words: DOMRect, pane: DOMRect, wanted: number, height: number): Spot {
  const width = Math.min(wanted, pane.width - 2 * GAP);
  const left = Math.max(GAP, Math.min(words.left - pane.left, pane.width - width - GAP));
  const below = pane.bottom - words.bottom - 2 * GAP;
  const above = words.top - pane.top - 2 * GAP;
  // Words taller than the pane leave room on neither side; then it stands at the bottom and is as low as it can be.
  if (Math.max(below, above) < 160) return { left, width, bottom: GAP, maxHeight: Math.min(height, 260) };
  if (below >= Math.min(height, 360) || below >= above)
    return { left, width, top: words.bottom - pane.top + GAP, maxHeight: Math.min(height, below) };
  return { left, width, bottom: pane.bottom - words.top + GAP, maxHeight: Math.min(height, above) };
}
