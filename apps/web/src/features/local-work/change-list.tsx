"use client";

import type { LateDraft } from "@concord/domain";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { CONFIDENCE_SIGNS, type CodeLookup, codeName } from "#features/workbench/code-names.ts";

type ChangeListProps = { readonly changes: LateDraft["changes"]; readonly lookup: CodeLookup };

/** The codings of a draft, in document order. */
export function ChangeList({ changes, lookup }: ChangeListProps) {
  const t = useTranslations("offline");
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {changes.map(({ kind, coding }) => (
        <li key={`${kind} ${coding.id}`} className="flex flex-col gap-1 px-3 py-2.5 text-sm">
          <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <span className="min-w-0 font-semibold break-words">
              {codeName(lookup(coding.code))} {CONFIDENCE_SIGNS[coding.confidence]}
            </span>
            <Badge tone="outline" className="min-h-5">
              {t(kind)}
            </Badge>
          </div>
          <q className="font-serif break-words whitespace-pre-line">{coding.quote}</q>
          {coding.memo && (
            <p className="break-words whitespace-pre-line text-ink-muted">{t("memo", { memo: coding.memo })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
