"use client";

import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl/react";
import { ErrorPanel } from "#components/error-panel.tsx";
import { GroupSwatch } from "#components/group-swatch.tsx";
import { Input } from "#components/input.tsx";
import { Moment } from "#components/moment.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { CodeGroupSection, groupAnchor, useGroupName } from "./code-group-section.tsx";
import { filterCodes, type GroupOfCodes, groupsOf } from "./groups.ts";
import { type Codebook, useCodebook } from "./queries.ts";

export function CodebookScreen({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("codebook");
  const codebook = useCodebook(projectId);
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={
          codebook.data && (
            <>
              <span className="font-medium text-ink">{codebook.data.name}</span>
              <span>
                {t.rich("facts", {
                  version: codebook.data.version,
                  time: () => <Moment at={codebook.data.publishedAt} withTime={false} />,
                })}
              </span>
              <span>{t("codes", { count: codebook.data.codes.length })}</span>
            </>
          )
        }
      />
      {codebook.isPending && <LoadingLines lines={6} />}
      {codebook.error && <ErrorPanel error={codebook.error} onRetry={() => codebook.refetch()} />}
      {codebook.data && <Codes codes={codebook.data.codes} />}
    </>
  );
}

function Codes({ codes }: { readonly codes: Codebook["codes"] }) {
  const t = useTranslations("codebook");
  const [filter, setFilter] = useState("");
  const wanted = useDeferredValue(filter);
  const found = filterCodes(codes, wanted);
  const groups = groupsOf(found);
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          type="search"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          aria-label={t("filter")}
          placeholder={t("filterPlaceholder")}
          className="max-w-sm"
        />
        <p role="status" className="text-sm text-ink-muted">
          {wanted.trim() && t("found", { count: found.length })}
        </p>
      </div>
      <div className="grid gap-10 xl:grid-cols-[15rem_minmax(0,1fr)]">
        <GroupIndex groups={groups} />
        <div className="flex min-w-0 flex-col gap-10">
          {groups.map((group) => (
            <CodeGroupSection key={group.group?.number ?? ""} codes={group} />
          ))}
          {found.length === 0 && <p className="text-ink-muted">{t("noneFound", { words: wanted })}</p>}
          <p className="border-t border-line pt-4 text-sm text-ink-muted">{t("locked")}</p>
        </div>
      </div>
    </>
  );
}

function GroupIndex({ groups }: { readonly groups: readonly GroupOfCodes[] }) {
  const t = useTranslations("codebook");
  const nameOf = useGroupName();
  return (
    <nav aria-label={t("groups")} className="max-xl:hidden">
      <ul className="sticky top-20 flex max-h-[calc(100dvh-6rem)] flex-col overflow-y-auto text-sm">
        {groups.map(({ group, codes }) => (
          <li key={group?.number ?? ""}>
            <a
              href={`#${groupAnchor(group)}`}
              className="flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 text-ink-muted hover:bg-sunken hover:text-ink"
            >
              <GroupSwatch group={group?.number ?? null} />
              <span className="min-w-0 flex-1">{nameOf(group)}</span>
              <span aria-hidden className="text-xs tabular-nums">
                {codes.length}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
