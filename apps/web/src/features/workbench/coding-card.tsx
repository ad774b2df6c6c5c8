"use client";

import type { Coding, Confidence } from "@concord/domain";
import { ChevronLeft, ChevronRight, MessageSquareText, Replace, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { shortQuote } from "#features/transcript/index.ts";
import { classNames } from "#lib/class-names.ts";
import { CONFIDENCE_SIGNS, type CodeLookup, codeName } from "./code-names.ts";
import { CodeRow } from "./code-row.tsx";
import { MemoField } from "./memo-field.tsx";

export type CodingActions = {
  readonly focus: (coding: Coding) => void;
  readonly setConfidence: (coding: Coding, confidence: Confidence) => void;
  readonly replace: (coding: Coding) => void;
  readonly remove: (coding: Coding) => void;
  readonly nudge: (coding: Coding, end: "start" | "end", direction: 1 | -1) => void;
  readonly writeMemo: (coding: Coding) => void;
  readonly keepMemo: (coding: Coding, memo: string) => void;
  readonly leaveMemo: (byKey: boolean) => void;
};

type CodingCardProps = {
  readonly coding: Coding;
  readonly lookup: CodeLookup;
  readonly focused: boolean;
  readonly writingMemo: boolean;
  /** Absent for codings that cannot be changed. */
  readonly actions?: CodingActions | undefined;
  readonly coder?: ReactNode;
};

/** A coding with everything that can be done to it; the equal, in words, of its stripe. */
export function CodingCard({ coding, lookup, focused, writingMemo, actions, coder }: CodingCardProps) {
  const t = useTranslations("workbench");
  const code = lookup(coding.code);
  const name = codeName(code);
  return (
    <li
      aria-current={focused || undefined}
      className={classNames(
        "rounded-md border bg-surface px-3 py-2.5",
        focused ? "border-accent shadow-[inset_3px_0_0_var(--accent)]" : "border-line",
      )}
    >
      <div className="flex items-start gap-2">
        {actions ? (
          <button
            type="button"
            onClick={() => actions.focus(coding)}
            className="min-h-6 min-w-0 flex-1 rounded-sm text-start text-sm font-medium hover:underline"
          >
            <CodeRow code={code} />
          </button>
        ) : (
          <span className="min-w-0 flex-1 text-sm font-medium">
            <CodeRow code={code} />
          </span>
        )}
        {coder}
        {actions ? (
          <ConfidenceSwitch
            coding={coding}
            name={name}
            onChange={(confidence) => actions.setConfidence(coding, confidence)}
          />
        ) : (
          <span className="text-sm font-semibold" title={t(coding.confidence)}>
            {CONFIDENCE_SIGNS[coding.confidence]}
          </span>
        )}
      </div>
      <blockquote className="mt-1.5 font-serif text-sm leading-snug text-ink-muted">
        “{shortQuote(coding.quote, 8)}”
      </blockquote>
      {actions && writingMemo ? (
        <MemoField
          memo={coding.memo}
          code={name}
          onKeep={(memo) => actions.keepMemo(coding, memo)}
          onLeave={actions.leaveMemo}
        />
      ) : (
        coding.memo && (
          <p className="mt-2 border-s-2 border-line-strong ps-2.5 text-sm whitespace-pre-wrap">{coding.memo}</p>
        )
      )}
      {actions && focused && (
        <>
          <div className="-mx-1.5 mt-2 flex flex-wrap items-center text-ink-muted">
            <Button
              variant="quiet"
              size="small"
              className="px-1.5 max-md:min-h-11"
              onClick={() => actions.writeMemo(coding)}
            >
              <MessageSquareText aria-hidden />
              {coding.memo ? t("memo") : t("addMemo")}
            </Button>
            <Button
              variant="quiet"
              size="small"
              className="px-1.5 max-md:min-h-11"
              aria-label={t("replaceCode")}
              onClick={() => actions.replace(coding)}
            >
              <Replace aria-hidden />
              {t("replace")}
            </Button>
            <Button
              variant="quiet"
              size="iconSmall"
              className="ms-auto max-md:size-11"
              aria-label={t("removeCodingOf", { code: name })}
              title={t("removeCodingOf", { code: name })}
              onClick={() => actions.remove(coding)}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
          <fieldset aria-label={t("moveEnds")} className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
            <span className="flex items-center">
              {t("start")}
              <EndButton label={t("startEarlier")} back onClick={() => actions.nudge(coding, "start", -1)} />
              <EndButton label={t("startLater")} onClick={() => actions.nudge(coding, "start", 1)} />
            </span>
            <span className="flex items-center">
              {t("end")}
              <EndButton label={t("endEarlier")} back onClick={() => actions.nudge(coding, "end", -1)} />
              <EndButton label={t("endLater")} onClick={() => actions.nudge(coding, "end", 1)} />
            </span>
          </fieldset>
        </>
      )}
    </li>
  );
}

type EndButtonProps = { readonly label: string; readonly back?: boolean; readonly onClick: () => void };

function EndButton({ label, back = false, onClick }: EndButtonProps) {
  const Icon = back ? ChevronLeft : ChevronRight;
  return (
    <Button
      variant="quiet"
      size="iconSmall"
      className="size-7 max-md:size-11"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon aria-hidden className="rtl:-scale-x-100" />
    </Button>
  );
}

type ConfidenceSwitchProps = {
  readonly coding: Coding;
  readonly name: string;
  readonly onChange: (confidence: Confidence) => void;
};

function ConfidenceSwitch({ coding, name, onChange }: ConfidenceSwitchProps) {
  const t = useTranslations("workbench");
  return (
    <fieldset
      aria-label={`${t("confidence")}: ${name}`}
      className="flex shrink-0 overflow-hidden rounded-sm border border-line-strong"
    >
      {(["probable", "certain"] as const).map((confidence) => (
        <button
          key={confidence}
          type="button"
          aria-pressed={coding.confidence === confidence}
          aria-label={t(confidence)}
          title={t(confidence)}
          onClick={() => onChange(confidence)}
          className="min-h-6 min-w-7 px-1 max-md:min-h-10 max-md:min-w-11 text-sm font-semibold text-ink-muted hover:bg-sunken aria-pressed:bg-ink aria-pressed:text-page"
        >
          {CONFIDENCE_SIGNS[confidence]}
        </button>
      ))}
    </fieldset>
  );
}
