"use client";

import "./transcript.css";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { classNames } from "#lib/class-names.ts";
import type { Marks } from "./block-paints.ts";
import { LaneHeads } from "./lane-heads.tsx";
import type { LaneGroup } from "./stripes.ts";
import type { TextSelection } from "./text-selection.ts";
import type { TranscriptText } from "./transcript-text.ts";
import { createTranscript, type TranscriptMode, type TranscriptView } from "./transcript-view.ts";

type TranscriptProps = {
  readonly transcript: TranscriptText;
  /** One column of lanes each. Must stay the same objects as long as they mean the same. */
  readonly groups: readonly LaneGroup[];
  readonly mode: TranscriptMode;
  readonly marks?: Marks;
  readonly focusedCoding?: string | undefined;
  /** Receives the view while it is on the page. */
  readonly view: { current: TranscriptView | null };
  readonly onSelection?: (selection: TextSelection) => void;
  readonly onStripe?: (coding: string) => void;
  readonly onCrowd?: (codings: readonly string[]) => void;
  /** What the small button of each turn does; there is none without a name for it. */
  readonly onTurnAction?: (turn: number) => void;
  readonly turnAction?: (turn: number) => string;
  readonly onTap?: (offset: number) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onScroll?: () => void;
  readonly className?: string;
};

const NO_MARKS: Marks = {};

/** The text with its codings. The text is drawn once and then left alone; React only hands over what to paint. */
export function Transcript(props: TranscriptProps) {
  const {
    transcript,
    groups,
    mode,
    marks = NO_MARKS,
    focusedCoding,
    view,
    onKeyDown,
    onScroll,
    className,
    turnAction,
  } = props;
  const t = useTranslations("transcript");
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const left = useRef<{ transcript: TranscriptText; scrollTop: number; selection: TextSelection | undefined }>(
    undefined,
  );
  useEffect(() => {
    latest.current = props;
  });
  const names = useMemo(
    () => ({
      turn: (turn: number, speaker: string) => t("turn", { turn, speaker: speaker || t("nobody") }),
      list: (turn: number | undefined) => (turn === undefined ? t("codingsHere") : t("codingsInTurn", { turn })),
      more: (count: number) => t("moreCodings", { count }),
      ...(turnAction && { action: turnAction }),
    }),
    [t, turnAction],
  );
  useEffect(() => {
    const scrolling = scroller.current;
    if (!scrolling || !host.current) return;
    const created = createTranscript(scrolling, host.current, {
      transcript,
      groups,
      mode,
      names,
      onSelection: (selection) => latest.current.onSelection?.(selection),
      onStripe: (coding) => latest.current.onStripe?.(coding),
      onCrowd: (codings) => latest.current.onCrowd?.(codings),
      onTap: (offset) => latest.current.onTap?.(offset),
      onTurnAction: (turn) => latest.current.onTurnAction?.(turn),
    });
    created.setMarks(latest.current.marks ?? NO_MARKS);
    created.focusCoding(latest.current.focusedCoding);
    // Another mode or another coder's lane draws the text anew; the place in it stays.
    const place = left.current;
    if (place?.transcript === transcript) {
      scrolling.scrollTop = place.scrollTop;
      if (place.selection) created.select(place.selection, { quietly: true });
    }
    view.current = created;
    return () => {
      left.current = { transcript, scrollTop: scrolling.scrollTop, selection: created.selection };
      view.current = null;
      created.destroy();
    };
  }, [transcript, groups, mode, names, view]);
  useEffect(() => view.current?.setMarks(marks), [marks, view]);
  useEffect(() => view.current?.focusCoding(focusedCoding), [focusedCoding, view]);

  const labels = { "aria-label": t("transcript") };
  return (
    <div ref={scroller} onScroll={onScroll} className={classNames("transcript-scroller", className)}>
      {groups.length > 1 && <LaneHeads groups={groups} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a text box or a document, by mode */}
      <div
        ref={host}
        className="transcript"
        onKeyDown={onKeyDown}
        suppressContentEditableWarning
        {...labels}
        {...(mode === "caret"
          ? { role: "textbox", "aria-multiline": true, "aria-readonly": true, tabIndex: 0 }
          : { role: "document", tabIndex: 0 })}
      />
    </div>
  );
}
