"use client";

import { ArrowLeft, BookOpen, CircleHelp, TextCursor } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Tooltip } from "#components/tooltip.tsx";
import type { TranscriptMode } from "#features/transcript/index.ts";

type WorkbenchHeaderProps = {
  readonly home: string;
  readonly document: string;
  readonly round: string;
  readonly badge: ReactNode;
  readonly turn: number | undefined;
  readonly turns: number;
  readonly mode: TranscriptMode;
  readonly onMode: (mode: TranscriptMode) => void;
  readonly onHelp: () => void;
  readonly status: ReactNode;
  /** The one thing to be done with the whole: submit, or compare. */
  readonly action: ReactNode;
};

export function WorkbenchHeader(props: WorkbenchHeaderProps) {
  const { home, document, round, badge, turn, turns, mode, onMode, onHelp, status, action } = props;
  const t = useTranslations("workbench");
  const other = mode === "caret" ? "plain" : "caret";
  const otherName = t(other === "caret" ? "caretMode" : "readingMode");
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-page px-3 py-2 md:min-h-14 md:px-4 print:hidden">
      <div className="flex min-w-0 flex-1 items-center gap-2 md:gap-3">
        <Button variant="quiet" size="iconSmall" asChild>
          <Link href={home} aria-label={t("back")}>
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          </Link>
        </Button>
        <div className="min-w-0">
          <h1 className="truncate text-base leading-tight font-semibold">{document}</h1>
          <p className="truncate text-xs leading-tight text-ink-muted">{round}</p>
        </div>
        {badge}
      </div>
      <div className="flex items-center gap-2 max-md:w-full md:gap-3">
        {turn !== undefined && (
          <span className="text-sm whitespace-nowrap text-ink-muted tabular-nums max-lg:hidden">
            {t("turnOf", { turn, turns })}
          </span>
        )}
        {status}
        <div className="ms-auto flex items-center gap-1">
          <Tooltip text={t("readingModeHint")}>
            <Button variant="quiet" size="iconSmall" aria-label={otherName} onClick={() => onMode(other)}>
              {other === "caret" ? <TextCursor aria-hidden /> : <BookOpen aria-hidden />}
            </Button>
          </Tooltip>
          <Tooltip text={t("help")}>
            <Button variant="quiet" size="iconSmall" aria-label={t("help")} onClick={onHelp}>
              <CircleHelp aria-hidden />
            </Button>
          </Tooltip>
        </div>
        {action}
      </div>
    </header>
  );
}
