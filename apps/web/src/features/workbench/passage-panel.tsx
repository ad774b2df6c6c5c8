"use client";

import type { Coding } from "@concord/domain";
import { MessageSquareQuote } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { CoderMark, type CoderShape } from "#features/transcript/index.ts";
import type { CodeLookup } from "./code-names.ts";
import { type CodingActions, CodingCard } from "./coding-card.tsx";

export type OthersCoding = {
  readonly coding: Coding;
  readonly coder: string;
  readonly shape: CoderShape;
  readonly lookup: CodeLookup;
};

type PassagePanelProps = {
  readonly codings: readonly Coding[];
  readonly others: readonly OthersCoding[];
  readonly lookup: CodeLookup;
  readonly focused: string | undefined;
  readonly writingMemo: string | undefined;
  readonly actions: CodingActions | undefined;
  /** The turn that the caret is in. */
  readonly turn: number | undefined;
  readonly onSentences: (turn: number) => void;
};

/** The codings at the caret or under the selection: in words what the stripes show. */
export function PassagePanel(props: PassagePanelProps) {
  const { codings, others, lookup, focused, writingMemo, actions, turn, onSentences } = props;
  const t = useTranslations("workbench");
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-6">
      {codings.length > 0 ? (
        <ul aria-label={t("passage")} className="flex flex-col gap-2">
          {codings.map((coding) => (
            <CodingCard
              key={coding.id}
              coding={coding}
              lookup={lookup}
              focused={coding.id === focused}
              writingMemo={coding.id === writingMemo}
              actions={actions}
            />
          ))}
        </ul>
      ) : (
        <div className="rounded-md border border-dashed border-line-strong px-3 py-3 text-sm text-ink-muted">
          <p>{t("nothingCoded")}</p>
          {actions && <p className="mt-1">{t("howToCode")}</p>}
        </div>
      )}
      {others.length > 0 && (
        <section aria-label={t("othersHere")} className="mt-4">
          <h3 className="mb-1.5 text-xs font-medium text-ink-muted">{t("othersHere")}</h3>
          <ul className="flex flex-col gap-2">
            {others.map(({ coding, coder, shape, lookup: theirs }) => (
              <CodingCard
                key={coding.id}
                coding={coding}
                lookup={theirs}
                focused={false}
                writingMemo={false}
                coder={
                  <span title={coder} className="shrink-0">
                    <CoderMark name={coder} shape={shape} />
                    <span className="sr-only">{coder}</span>
                  </span>
                }
              />
            ))}
          </ul>
        </section>
      )}
      {actions && turn !== undefined && (
        <Button variant="quiet" size="small" className="mt-3 -ms-1 px-2" onClick={() => onSentences(turn)}>
          <MessageSquareQuote aria-hidden />
          {t("codeSentence", { turn })}
        </Button>
      )}
    </div>
  );
}
