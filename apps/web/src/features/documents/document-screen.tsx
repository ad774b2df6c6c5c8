"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Moment } from "#components/moment.tsx";
import { NothingHereText } from "#components/nothing-here.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { failureCode } from "#lib/problem-sentence.ts";
import { NoticeList } from "./notice-list.tsx";
import { type DocumentWithText, useDocument } from "./queries.ts";
import { SpeakerList } from "./speaker-list.tsx";
import { TranscriptBlocks } from "./transcript-blocks.tsx";

type DocumentScreenProps = { readonly projectId: string; readonly documentId: string };

export function DocumentScreen({ projectId, documentId }: DocumentScreenProps) {
  const t = useTranslations("documents");
  const document = useDocument(projectId, documentId);
  if (document.error) {
    return failureCode(document.error) === "not_found" ? (
      <NothingHereText />
    ) : (
      <ErrorPanel error={document.error} onRetry={() => document.refetch()} />
    );
  }
  return (
    <>
      <Button asChild variant="link" className="mb-4 text-sm">
        <Link href={`/projects/${projectId}/documents`}>
          <ArrowLeft aria-hidden />
          {t("backToList")}
        </Link>
      </Button>
      {document.data ? <DocumentPage document={document.data} /> : <LoadingLines lines={12} />}
    </>
  );
}

function DocumentPage({ document }: { readonly document: DocumentWithText }) {
  const t = useTranslations("documents");
  const common = useTranslations("common");
  return (
    <article className="max-w-3xl">
      <PageHeader
        title={document.name}
        facts={
          <>
            <span>{common("words", { count: document.words })}</span>
            <span>{document.turns > 0 ? common("turns", { count: document.turns }) : t("noTurns")}</span>
            <span>
              {t.rich("facts", { name: document.importedBy, time: () => <Moment at={document.importedAt} /> })}
            </span>
          </>
        }
      />
      <div className="mb-8 flex flex-col gap-4">
        <SpeakerList speakers={document.speakers} />
        {document.note && (
          <details className="text-sm">
            <summary className="w-fit rounded-sm font-medium text-accent">{t("noteTitle")}</summary>
            <pre className="mt-2 rounded-md border border-line bg-sunken p-3 font-sans whitespace-pre-wrap">
              {document.note}
            </pre>
          </details>
        )}
        {document.report.length > 0 && (
          <details className="text-sm">
            <summary className="w-fit rounded-sm font-medium text-accent">{t("reportTitle")}</summary>
            <NoticeList notices={document.report} className="mt-2" />
          </details>
        )}
      </div>
      <section aria-label={t("text")} className="border-t border-line pt-6">
        <TranscriptBlocks text={document.text} structure={document.structure} />
      </section>
    </article>
  );
}
