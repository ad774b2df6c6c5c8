"use client";

import type { CodeGroup } from "@concord/domain";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { GroupSwatch } from "#components/group-swatch.tsx";
import type { GroupOfCodes } from "./groups.ts";

export function groupAnchor(group: CodeGroup | null): string {
  return `group-${group?.number ?? "own"}`;
}

export function useGroupName(): (group: CodeGroup | null) => string {
  const t = useTranslations("codebook");
  return (group) => (group ? t("group", { number: group.number, label: group.label }) : t("ownGroup"));
}

export function CodeGroupSection({ codes: { group, codes } }: { readonly codes: GroupOfCodes }) {
  const t = useTranslations("codebook");
  const nameOf = useGroupName();
  const anchor = groupAnchor(group);
  return (
    <section aria-labelledby={anchor}>
      <h2 id={anchor} className="flex items-center gap-2.5 font-serif text-xl font-semibold">
        <GroupSwatch group={group?.number ?? null} />
        {nameOf(group)}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {codes.map((code) => (
          <li key={code.id} className="grid gap-x-4 py-3.5 md:grid-cols-[3.5rem_minmax(0,1fr)]">
            <span className="text-sm font-semibold text-ink-muted tabular-nums">{code.number}</span>
            <div className="min-w-0">
              <h3 className="flex flex-wrap items-center gap-2 font-semibold">
                {code.label}
                {code.origin !== "taxonomy" && <Badge tone="accent">{t("ownOrigin")}</Badge>}
              </h3>
              <p className="mt-0.5 max-w-prose text-ink-muted">{code.definition || t("noDefinition")}</p>
              {code.example && (
                <details className="group mt-1.5 max-w-prose">
                  <summary className="w-fit rounded-sm text-sm text-accent underline-offset-3 hover:underline">
                    {t("example")}
                  </summary>
                  <p className="mt-1 border-s-2 border-line ps-3 font-serif">{code.example}</p>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
