"use client";

import type { CodeId, LateDraft } from "@concord/domain";
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Moment } from "#components/moment.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useCodebook } from "#features/codebook/queries.ts";
import { codeLookup, codeName } from "#features/workbench/code-names.ts";
import type { Place } from "#features/workbench/queries.ts";
import { ChangeList } from "./change-list.tsx";
import { download, draftCsv, draftJson, fileName } from "./draft-export.ts";
import { useLateDrafts } from "./queries.ts";

/** What coders handed in for a document after it was locked, for its managers. */
export function LateDraftsScreen(place: Place) {
  const t = useTranslations("offline");
  const answer = useLateDrafts(place);
  const codebook = useCodebook(place.projectId);
  const error = answer.error ?? codebook.error;
  if (error)
    return <ErrorPanel error={error} onRetry={() => void Promise.all([answer.refetch(), codebook.refetch()])} />;
  if (!answer.data || !codebook.data) return <LoadingLines lines={6} />;
  const { documentName, roundName, drafts } = answer.data;
  return (
    <>
      <PageHeader title={t("lateDraftsOf", { document: documentName, round: roundName })} lead={t("lateDraftsLead")} />
      {drafts.length === 0 && <EmptyState title={t("lateDraftsNone")}>{t("lateDraftsNoneText")}</EmptyState>}
      <div className="flex max-w-3xl flex-col gap-10">
        {drafts.map((draft) => (
          <HandedInDraft
            key={draft.id}
            draft={draft as LateDraft & typeof draft}
            heading={{ document: documentName, round: roundName, coder: draft.name }}
            lookup={codeLookup(codebook.data.codes, draft.ownCodes)}
          />
        ))}
      </div>
    </>
  );
}

type HandedInDraftProps = {
  readonly draft: LateDraft & { readonly name: string; readonly handedInAt: string };
  readonly heading: { readonly document: string; readonly round: string; readonly coder: string };
  readonly lookup: ReturnType<typeof codeLookup>;
};

function HandedInDraft({ draft, heading, lookup }: HandedInDraftProps) {
  const t = useTranslations("offline");
  const id = useId();
  const nameOf = (code: CodeId) => codeName(lookup(code));
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id={id} className="font-serif text-xl font-semibold">
            {draft.name}
          </h2>
          <p className="text-sm text-ink-muted">
            {t.rich("handedInAt", { time: () => <Moment at={draft.handedInAt} /> })}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            onClick={() => download(fileName(heading.document, "csv"), "text/csv", draftCsv(draft, nameOf))}
          >
            {t("exportCsv")}
          </Button>
          <Button
            size="small"
            onClick={() => download(fileName(heading.document, "json"), "application/json", draftJson(draft, heading))}
          >
            {t("exportJson")}
          </Button>
        </div>
      </div>
      <ChangeList changes={draft.changes} lookup={lookup} />
    </section>
  );
}
